// People, their sessions and invitations. Tokens come in as digests; the tokens themselves are never stored.

import type { Role } from '../../core/role.ts';
import type { Database, Tx } from '../database.ts';

export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export async function isThereAnyone(tx: Tx): Promise<boolean> {
  const row = await tx.row<{ some: boolean }>('select exists (select from account.person) as some');
  return row?.some ?? false;
}

export interface NewPerson extends PersonRow {
  readonly passwordHash: string;
  readonly at: Date;
}

/** Throws a unique violation when the address is taken. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.rows('insert into account.person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)', [
    person.id,
    person.email,
    person.name,
    person.passwordHash,
    person.at,
  ]);
}

/** Adds the first person of all; false when somebody was faster. */
export function addFirstPerson(database: Database, person: NewPerson): Promise<boolean> {
  return database.shared(async (tx) => {
    await tx.rows('lock table account.person in share row exclusive mode');
    if (await isThereAnyone(tx)) return false;
    await addPerson(tx, person);
    return true;
  });
}

export function personByEmail(tx: Tx, email: string): Promise<(PersonRow & { passwordHash: string }) | null> {
  return tx.row('select id, email, name, password_hash as "passwordHash" from account.person where email = $1', [
    email,
  ]);
}

export async function openSession(
  tx: Tx,
  session: { digest: Buffer; personId: string; at: Date; expiresAt: Date; userAgent: string | null },
): Promise<void> {
  await tx.rows(
    `with old as (delete from account.session where expires_at < $3)
     insert into account.session (token_digest, person_id, created_at, seen_at, expires_at, user_agent)
     values ($1, $2, $3, $3, $4, $5)`,
    [session.digest, session.personId, session.at, session.expiresAt, session.userAgent],
  );
}

/** Who this session belongs to, while it lasts. */
export function personOfSession(tx: Tx, digest: Buffer, now: Date): Promise<(PersonRow & { expiresAt: Date }) | null> {
  return tx.row(
    `select p.id, p.email, p.name, s.expires_at as "expiresAt"
     from account.session s join account.person p on p.id = s.person_id
     where s.token_digest = $1 and s.expires_at > $2`,
    [digest, now],
  );
}

/** Lets a session that is in use live on. */
export async function prolongSession(tx: Tx, digest: Buffer, now: Date, expiresAt: Date): Promise<void> {
  await tx.rows('update account.session set seen_at = $2, expires_at = $3 where token_digest = $1', [
    digest,
    now,
    expiresAt,
  ]);
}

export async function closeSession(tx: Tx, digest: Buffer): Promise<void> {
  await tx.rows('delete from account.session where token_digest = $1', [digest]);
}

/** Failures of these keys since then; the most of any. */
export async function failuresSince(tx: Tx, keys: readonly string[], since: Date): Promise<Map<string, number>> {
  const rows = await tx.rows<{ key: string; n: number }>(
    'select key, count(*) as n from account.sign_in_failure where key = any($1) and at > $2 group by key',
    [keys, since],
  );
  return new Map(rows.map((row) => [row.key, row.n]));
}

/** Notes a failure under each key and forgets those that no longer count. */
export async function noteFailure(tx: Tx, keys: readonly string[], at: Date, forgetBefore: Date): Promise<void> {
  await tx.rows(
    `with old as (delete from account.sign_in_failure where at < $3)
     insert into account.sign_in_failure (key, at) select unnest($1::text[]), $2`,
    [keys, at, forgetBefore],
  );
}

export async function forgetFailures(tx: Tx, key: string): Promise<void> {
  await tx.rows('delete from account.sign_in_failure where key = $1', [key]);
}

export interface Member extends PersonRow {
  readonly role: Role;
  readonly joinedAt: Date;
}

export function membersOf(tx: Tx, brandId: string): Promise<Member[]> {
  return tx.rows(
    `select p.id, p.email, p.name, m.role, m.joined_at as "joinedAt"
     from account.membership m join account.person p on p.id = m.person_id
     where m.brand_id = $1 order by m.joined_at, p.id`,
    [brandId],
  );
}

/** Those of them who belong to the brand. */
export async function membersAmong(tx: Tx, brandId: string, personIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select person_id as id from account.membership where brand_id = $1 and person_id = any($2::uuid[])',
    [brandId, personIds],
  );
  return rows.map(({ id }) => id);
}

export async function isMember(tx: Tx, brandId: string, personId: string): Promise<boolean> {
  const row = await tx.row('select from account.membership where brand_id = $1 and person_id = $2', [
    brandId,
    personId,
  ]);
  return row !== null;
}

export async function addMember(tx: Tx, brandId: string, personId: string, role: Role, at: Date): Promise<void> {
  await tx.rows(
    `insert into account.membership (brand_id, person_id, role, joined_at) values ($1, $2, $3, $4)
     on conflict (brand_id, person_id) do nothing`,
    [brandId, personId, role, at],
  );
}

export interface InvitationRow {
  readonly id: string;
  readonly brandId: string;
  readonly brandName: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly hasAccount: boolean;
  readonly expiresAt: Date;
}

export async function invite(
  tx: Tx,
  invitation: {
    id: string;
    digest: Buffer;
    brandId: string;
    email: string;
    role: Role;
    invitedBy: string;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.rows(
    `insert into account.invitation (id, token_digest, brand_id, email, role, invited_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      invitation.id,
      invitation.digest,
      invitation.brandId,
      invitation.email,
      invitation.role,
      invitation.invitedBy,
      invitation.at,
      invitation.expiresAt,
    ],
  );
}

/** An invitation that can still be accepted. */
export function openInvitation(tx: Tx, digest: Buffer, now: Date): Promise<InvitationRow | null> {
  return tx.row(
    `select i.id, i.brand_id as "brandId", b.name as "brandName", i.email, i.role, p.name as "invitedBy",
            i.expires_at as "expiresAt",
            exists (select from account.person q where q.email = i.email) as "hasAccount"
     from account.invitation i join account.brand b on b.id = i.brand_id join account.person p on p.id = i.invited_by
     where i.token_digest = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2`,
    [digest, now],
  );
}

/** False when it was accepted or taken back meanwhile. */
export async function acceptInvitation(tx: Tx, id: string, at: Date): Promise<boolean> {
  const row = await tx.row(
    `update account.invitation set accepted_at = $2
     where id = $1 and accepted_at is null and revoked_at is null returning id`,
    [id, at],
  );
  return row !== null;
}

export function openInvitations(
  tx: Tx,
  brandId: string,
  now: Date,
): Promise<Pick<InvitationRow, 'id' | 'email' | 'role' | 'expiresAt'>[]> {
  return tx.rows(
    `select id, email, role, expires_at as "expiresAt" from account.invitation
     where brand_id = $1 and accepted_at is null and revoked_at is null and expires_at > $2 order by id`,
    [brandId, now],
  );
}

/** False when it was accepted or taken back meanwhile, or belongs to another brand. */
export async function revokeInvitation(tx: Tx, brandId: string, id: string, at: Date): Promise<boolean> {
  const row = await tx.row(
    `update account.invitation set revoked_at = $3
     where brand_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning id`,
    [brandId, id, at],
  );
  return row !== null;
}
