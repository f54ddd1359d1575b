// Words that wait for a second person's yes: the request, its wordings, what reviewers said, and when they are reminded.

import type { ApprovalState, Verdict } from '../../core/act.ts';
import type { Visibility } from '../../core/channel.ts';
import type { WhyAsked } from '../../core/respond/approvals.ts';
import type { Finding } from '../../core/respond/finding.ts';
import type { Tx } from '../database.ts';
import type { NamedPicture } from './pictures.ts';

/** What goes with the reply once it may leave. */
export interface Along {
  /** ISO */
  readonly sendAt?: string | undefined;
  readonly promiseUntil?: string | undefined;
  readonly phraseIds: readonly string[];
  readonly answerIds: readonly string[];
}

export interface ApprovalRow {
  readonly id: string;
  readonly caseId: string;
  /** The author. */
  readonly personId: string;
  readonly personName: string;
  readonly toMentionId: string;
  readonly visibility: Visibility;
  readonly via: 'interface' | 'link_out';
  readonly saw: number;
  readonly version: number;
  /** The words as they stand in that version. */
  readonly text: string;
  readonly pictures: readonly NamedPicture[];
  readonly why: WhyAsked;
  readonly rule: string | null;
  readonly byWhom: string;
  readonly needed: number;
  readonly findings: readonly Finding[];
  readonly overruled: readonly string[];
  readonly along: Along;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly state: ApprovalState;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly isAlone: boolean;
  readonly salt: string;
  /** The reply it went out with. */
  readonly replyId: string | null;
}

const columns = `a.id, a.case_id as "caseId", a.person_id as "personId", p.name as "personName",
  a.to_mention_id as "toMentionId", a.visibility, a.via, a.saw, a.version, v.text, v.pictures, a.why, a.rule,
  a.by_whom as "byWhom", a.needed, a.findings, a.overruled, a.along, a.asked_at as "askedAt", a.due_at as "dueAt", a.state,
  a.settled_at as "settledAt", a.settled_by as "settledBy", a.is_alone as "isAlone", encode(a.salt, 'hex') as salt,
  (select r.id from heed.reply r where r.brand_id = a.brand_id and r.approval_id = a.id) as "replyId"`;
const from = `heed.approval a join account.person p on p.id = a.person_id
  join heed.approval_version v on v.brand_id = a.brand_id and v.approval_id = a.id and v.version = a.version`;

export function approvalById(tx: Tx, brandId: string, id: string): Promise<ApprovalRow | null> {
  return tx.row(`select ${columns} from ${from} where a.brand_id = $1 and a.id = $2`, [brandId, id]);
}

/** The newest request of a case: the one that waits, or what became of the last. */
export function newestApproval(tx: Tx, brandId: string, caseId: string): Promise<ApprovalRow | null> {
  return tx.row(`select ${columns} from ${from} where a.brand_id = $1 and a.case_id = $2 order by a.id desc limit 1`, [
    brandId,
    caseId,
  ]);
}

/** A yes to exactly these words that nothing was sent with yet: for a reply a person gives on the place's own page. */
export async function unusedYes(
  tx: Tx,
  brandId: string,
  to: Pick<ApprovalRow, 'caseId' | 'personId' | 'toMentionId' | 'visibility' | 'text' | 'pictures'>,
): Promise<string | null> {
  const row = await tx.row<{ id: string }>(
    `select a.id from ${from}
     where a.brand_id = $1 and a.case_id = $2 and a.person_id = $3 and a.to_mention_id = $4 and a.visibility = $5
       and a.state = 'approved' and v.text = $6 and v.pictures = $7
       and not exists (select from heed.reply r where r.brand_id = a.brand_id and r.approval_id = a.id)
     order by a.id desc limit 1`,
    [brandId, to.caseId, to.personId, to.toMentionId, to.visibility, to.text, JSON.stringify(to.pictures)],
  );
  return row?.id ?? null;
}

export type NewApproval = Omit<
  ApprovalRow,
  'personName' | 'version' | 'state' | 'settledAt' | 'settledBy' | 'isAlone' | 'replyId'
>;

/** The request with its first wording, the author's. What the author asked for before in this case is void. */
export async function insertApproval(tx: Tx, brandId: string, one: NewApproval, remindAt: Date): Promise<void> {
  await tx.rows(
    `insert into heed.approval (brand_id, id, case_id, person_id, to_mention_id, visibility, via, saw, why, rule, by_whom,
       needed, findings, overruled, along, asked_at, due_at, state, salt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'asked', decode($18, 'hex'))`,
    [
      brandId,
      one.id,
      one.caseId,
      one.personId,
      one.toMentionId,
      one.visibility,
      one.via,
      one.saw,
      one.why,
      one.rule,
      one.byWhom,
      one.needed,
      JSON.stringify(one.findings),
      one.overruled,
      JSON.stringify(one.along),
      one.askedAt,
      one.dueAt,
      one.salt,
    ],
  );
  await addVersion(tx, brandId, { ...one, approvalId: one.id, version: 1, at: one.askedAt });
  await tx.rows('insert into heed.approval_due (at, brand_id, approval_id) values ($3, $1, $2)', [
    brandId,
    one.id,
    remindAt,
  ]);
}

interface NewVersion {
  readonly approvalId: string;
  readonly version: number;
  readonly personId: string;
  readonly text: string;
  readonly pictures: readonly NamedPicture[];
  readonly at: Date;
}

async function addVersion(tx: Tx, brandId: string, one: NewVersion): Promise<void> {
  await tx.rows(
    `insert into heed.approval_version (brand_id, approval_id, version, person_id, text, at, pictures) values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, one.approvalId, one.version, one.personId, one.text, one.at, JSON.stringify(one.pictures)],
  );
}

/** A reviewer's wording. Every yes to an earlier one is a yes to other words. */
export async function editApproval(
  tx: Tx,
  brandId: string,
  edit: NewVersion & { readonly findings: readonly Finding[] },
): Promise<void> {
  await addVersion(tx, brandId, edit);
  await tx.rows('update heed.approval set version = $3, findings = $4 where brand_id = $1 and id = $2', [
    brandId,
    edit.approvalId,
    edit.version,
    JSON.stringify(edit.findings),
  ]);
}

/** Ends the request; the row follows the event that says so. */
export async function markSettled(
  tx: Tx,
  brandId: string,
  one: { id: string; state: ApprovalState; personId: string | null; isAlone: boolean; at: Date },
): Promise<void> {
  await tx.rows(
    `with told as (delete from heed.approval_due where brand_id = $1 and approval_id = $2)
     update heed.approval set state = $3, settled_by = $4, is_alone = $5, settled_at = $6
     where brand_id = $1 and id = $2 and state = 'asked'`,
    [brandId, one.id, one.state, one.personId, one.isAlone, one.at],
  );
}

export interface ReviewRow {
  readonly personId: string;
  readonly personName: string;
  readonly verdict: Verdict;
  readonly version: number;
  readonly words: string | null;
  readonly at: Date;
}

export async function addReview(
  tx: Tx,
  brandId: string,
  one: Omit<ReviewRow, 'personName'> & { readonly id: string; readonly approvalId: string },
): Promise<void> {
  await tx.rows(
    `insert into heed.approval_review (brand_id, id, approval_id, person_id, verdict, version, words, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [brandId, one.id, one.approvalId, one.personId, one.verdict, one.version, one.words, one.at],
  );
}

export function reviewsOf(tx: Tx, brandId: string, approvalId: string): Promise<ReviewRow[]> {
  return tx.rows(
    `select r.person_id as "personId", p.name as "personName", r.verdict, r.version, r.words, r.at
     from heed.approval_review r join account.person p on p.id = r.person_id
     where r.brand_id = $1 and r.approval_id = $2 order by r.id`,
    [brandId, approvalId],
  );
}

export interface CommentRow {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly at: Date;
}

export async function addComment(
  tx: Tx,
  brandId: string,
  one: Omit<CommentRow, 'personName'> & { readonly approvalId: string },
): Promise<void> {
  await tx.rows(
    `insert into heed.approval_comment (brand_id, id, approval_id, version, person_id, from_unit, to_unit, text, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [brandId, one.id, one.approvalId, one.version, one.personId, one.start, one.end, one.text, one.at],
  );
}

export function commentsOf(tx: Tx, brandId: string, approvalId: string): Promise<CommentRow[]> {
  return tx.rows(
    `select c.id, c.person_id as "personId", p.name as "personName", c.version, c.from_unit as start, c.to_unit as "end",
       c.text, c.at
     from heed.approval_comment c join account.person p on p.id = c.person_id
     where c.brand_id = $1 and c.approval_id = $2 order by c.id`,
    [brandId, approvalId],
  );
}

export interface VersionRow {
  readonly version: number;
  readonly personId: string;
  readonly personName: string;
  readonly text: string;
  readonly at: Date;
}

export function versionsOf(tx: Tx, brandId: string, approvalId: string): Promise<VersionRow[]> {
  return tx.rows(
    `select v.version, v.person_id as "personId", p.name as "personName", v.text, v.at
     from heed.approval_version v join account.person p on p.id = v.person_id
     where v.brand_id = $1 and v.approval_id = $2 order by v.version`,
    [brandId, approvalId],
  );
}

export interface DueRow {
  readonly brandId: string;
  readonly approvalId: string;
}

/** What is to be reminded of now, of any brand. */
export function remindersDue(tx: Tx, now: Date, limit: number): Promise<DueRow[]> {
  return tx.rows(
    `select brand_id as "brandId", approval_id as "approvalId" from heed.approval_due where at <= $1 order by at limit $2`,
    [now, limit],
  );
}

/** False when another process was faster. */
export async function reminded(tx: Tx, { brandId, approvalId }: DueRow): Promise<boolean> {
  const row = await tx.row(
    'delete from heed.approval_due where brand_id = $1 and approval_id = $2 returning approval_id',
    [brandId, approvalId],
  );
  return row !== null;
}

export async function nextReminderAt(tx: Tx): Promise<Date | null> {
  const row = await tx.row<{ at: Date }>('select at from heed.approval_due order by at limit 1', []);
  return row?.at ?? null;
}
