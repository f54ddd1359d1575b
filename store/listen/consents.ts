// Consents under way: a person has left for a platform and comes back with a code, once. Found by the digest of the state
// that travels along, before any brand is known.

import type { Tx } from '../database.ts';

export type ConsentOutcome = { readonly names: readonly string[] } | { readonly refused: string };

export interface ConsentRow {
  readonly id: string;
  readonly channel: string;
  readonly personId: string;
  readonly sessionDigest: Buffer;
  readonly sealedVerifier: Buffer;
  readonly redirectUrl: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly outcome: ConsentOutcome | null;
}

const columns = `id, channel, person_id as "personId", session_digest as "sessionDigest",
  sealed_verifier as "sealedVerifier", redirect_url as "redirectUrl", expires_at as "expiresAt", used_at as "usedAt",
  outcome`;

/** Begins one, and forgets those of the brand that ended before `forgetBefore`. */
export async function beginConsent(
  tx: Tx,
  brandId: string,
  consent: Omit<ConsentRow, 'usedAt' | 'outcome'> & { readonly stateDigest: Buffer },
  forgetBefore: Date,
): Promise<void> {
  await tx.rows(
    `with old as (delete from heed.consent where brand_id = $1 and expires_at < $2 returning id)
     delete from account.consent where brand_id = $1 and consent_id in (select id from old)`,
    [brandId, forgetBefore],
  );
  await tx.rows(
    `with finds as (insert into account.consent (state_digest, brand_id, consent_id) values ($9, $1, $2))
     insert into heed.consent
       (brand_id, id, channel, person_id, session_digest, sealed_verifier, redirect_url, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      brandId,
      consent.id,
      consent.channel,
      consent.personId,
      consent.sessionDigest,
      consent.sealedVerifier,
      consent.redirectUrl,
      consent.expiresAt,
      consent.stateDigest,
    ],
  );
}

export function consentByState(
  tx: Tx,
  stateDigest: Buffer,
): Promise<{ readonly brandId: string; readonly consentId: string } | null> {
  return tx.row(
    'select brand_id as "brandId", consent_id as "consentId" from account.consent where state_digest = $1',
    [stateDigest],
  );
}

export function consentById(tx: Tx, brandId: string, id: string): Promise<ConsentRow | null> {
  return tx.row(`select ${columns} from heed.consent where brand_id = $1 and id = $2`, [brandId, id]);
}

/** False when somebody used it before, also in this very moment. */
export async function takeConsent(tx: Tx, brandId: string, id: string, now: Date): Promise<boolean> {
  const row = await tx.row(
    'update heed.consent set used_at = $3 where brand_id = $1 and id = $2 and used_at is null returning id',
    [brandId, id, now],
  );
  return row !== null;
}

export async function endConsent(tx: Tx, brandId: string, id: string, outcome: ConsentOutcome): Promise<void> {
  await tx.rows('update heed.consent set outcome = $3 where brand_id = $1 and id = $2', [
    brandId,
    id,
    JSON.stringify(outcome),
  ]);
}
