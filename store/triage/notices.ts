// Notices as rows, written in the transaction of the events they tell of: once for each matter, step and recipient. With
// each come its deliveries, planned by what its recipient chose. Nothing is sent here.

import type { Detail } from '../../core/event.ts';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { NoticeRules, Severity } from '../../core/protocol/protocol.ts';
import {
  firstChoice,
  isAtLeast,
  lateDigest,
  type Moment,
  momentFor,
  momentForAll,
  type NoticeChoice,
  type NoticeKind,
} from '../../core/triage/notify.ts';
import type { Tx } from '../database.ts';
import { newId } from '../new-id.ts';
import { json, rowsIn, text, timestamptz, uuid, uuidsIn } from '../rows-in.ts';
import { type NewDelivery, planDeliveries } from './deliveries.ts';

export interface NewNotice {
  readonly recipient: { readonly personId: string } | { readonly address: string };
  readonly caseId: string | null;
  readonly kind: NoticeKind;
  readonly severity: Severity;
  /** What it is about, down to the step: `case:ID/clock:first_reply/MENTION/breached`, `case:ID/tree:NAME/0/1`. */
  readonly matter: string;
  /** When it should be told; late ones go together. */
  readonly dueAt: Date;
  /** For its words: `clock`, `deadlineAt` (ISO), `target`, `tree`, `step`, `round`, `isLast`, `source`, `why`. */
  readonly detail: Detail;
}

interface Row extends NewNotice {
  readonly id: string;
}

const personOf = ({ recipient }: NewNotice) => ('personId' in recipient ? recipient.personId : null);
const addressOf = ({ recipient }: NewNotice) =>
  'address' in recipient ? recipient.address.trim().toLowerCase() : null;

const written = rowsIn<Row>(
  {
    id: uuid((one) => one.id),
    recipient: text((one) => personOf(one) ?? addressOf(one)),
    person_id: uuid(personOf),
    address: text(addressOf),
    case_id: uuid((one) => one.caseId),
    kind: text((one) => one.kind),
    severity: text((one) => one.severity),
    matter: text((one) => one.matter),
    detail: json((one) => one.detail),
    due_at: timestamptz((one) => one.dueAt),
  },
  3,
);

/** How many were new; those that were told before change nothing. */
export async function writeNotices(tx: Tx, brandId: string, notices: readonly NewNotice[], at: Date): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map((notice) => ({ ...notice, id: newId(at) }));
  const made = await insertNotices(tx, brandId, rows, at);
  if (made.length === 0) return 0;
  const isNew = new Set(made.map(({ id }) => id));
  const news = rows.filter(({ id }) => isNew.has(id));
  const reach = await reachOf(tx, brandId, news);
  // Of a rehearsal nothing leaves the desk: its customers are made up, and nobody is woken for them.
  if (reach.isRehearsal) return made.length;
  const planned = news.flatMap((notice) => [...toRecipient(notice, reach, at), ...toHooks(notice, reach)]);
  await planDeliveries(tx, brandId, planned, at);
  return made.length;
}

function insertNotices(tx: Tx, brandId: string, rows: readonly Row[], at: Date): Promise<{ id: string }[]> {
  return tx.rows(
    `insert into heed.notice (brand_id, at, ${written.names})
     select $1, $2, r.* from ${written.table}
     on conflict (brand_id, matter, recipient) do nothing returning id`,
    [brandId, at, ...written.values(rows)],
  );
}

interface Person extends Partial<NoticeChoice> {
  readonly personId: string;
  readonly devices: readonly string[];
}

interface Reach {
  readonly rules: NoticeRules;
  readonly hasMail: boolean;
  readonly isRehearsal: boolean;
  readonly people: ReadonlyMap<string, Person>;
  readonly hooks: readonly { readonly id: string; readonly kind: string; readonly beginsAt: Severity }[];
}

/** How everybody concerned can be reached, in one question. Whoever has left the brand is not. */
async function reachOf(tx: Tx, brandId: string, notices: readonly NewNotice[]): Promise<Reach> {
  const personIds = [...new Set(notices.flatMap((one) => personOf(one) ?? []))];
  const row = await tx.row<Omit<Reach, 'people'> & { readonly people: readonly Person[] }>(
    `select
       (select body -> 'notices' from heed.protocol where brand_id = $1 order by version desc limit 1) as rules,
       exists (select from account.way where way = 'mail') as "hasMail",
       exists (select from account.brand where id = $1 and is_rehearsal) as "isRehearsal",
       (select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'beginsAt', begins_at)), '[]')
        from heed.hook where brand_id = $1 and ended_at is null) as hooks,
       (select coalesce(json_agg(json_strip_nulls(json_build_object(
            'personId', m.person_id, 'ways', c.ways, 'quiet', c.quiet, 'digestMinutes', c.digest_minutes,
            'devices', array(select d.id from account.device d where d.person_id = m.person_id)))), '[]')
        from account.membership m left join heed.notice_choice c on c.brand_id = m.brand_id and c.person_id = m.person_id
        where m.brand_id = $1 and m.person_id = any($2::uuid[])) as people`,
    [brandId, uuidsIn(personIds)],
  );
  if (row === null) throw new Error('a question without a table has one answer');
  return { ...row, rules: row.rules ?? firstRules, people: new Map(row.people.map((one) => [one.personId, one])) };
}

/** For a brand whose protocol says nothing of notices: one from before there were any. */
const firstRules = defaultProtocol().notices;

function toRecipient(notice: Row, { rules, hasMail, people }: Reach, at: Date): readonly NewDelivery[] {
  const to = { noticeId: notice.id, personId: null, address: null, deviceId: null, hookId: null, matter: null };
  const address = addressOf(notice);
  if (address !== null) {
    const moment = momentForAll(rules, notice.dueAt, at);
    return [{ ...to, ...timed(moment, 'mail', address), way: 'mail', address }];
  }
  const person = people.get(personOf(notice) ?? '');
  if (person === undefined) return [];
  const choice: NoticeChoice = {
    ways: person.ways ?? firstChoice.ways,
    quiet: person.quiet ?? null,
    digestMinutes: person.digestMinutes ?? null,
  };
  const moment = momentFor(choice, rules, { severity: notice.severity, dueAt: notice.dueAt, now: at });
  const ways = choice.ways[notice.severity];
  const { personId } = person;
  const byMail = ways.includes('mail') && hasMail ? [personId] : [];
  const devices = ways.includes('push') ? person.devices : [];
  return [
    ...byMail.map((id) => ({ ...to, ...timed(moment, 'mail', id), way: 'mail' as const, personId })),
    ...devices.map((id) => ({ ...to, ...timed(moment, 'push', id), way: 'push' as const, personId, deviceId: id })),
  ];
}

/** Due at the notice's own instant: a matter is told once to each hook, and the worker gathers what comes late. */
function toHooks(notice: Row, { hooks }: Reach): readonly NewDelivery[] {
  // Trying one hook is nobody else's business.
  if (notice.kind === 'test') return [];
  return hooks
    .filter(({ beginsAt }) => isAtLeast(notice.severity, beginsAt))
    .map(({ id, kind }) => ({ ...hookDelivery(notice.id, { id, kind }, notice.dueAt), matter: notice.matter }));
}

function hookDelivery(noticeId: string, hook: { readonly id: string; readonly kind: string }, at: Date): NewDelivery {
  const way = hook.kind === 'webhook' ? 'webhook' : 'chat';
  const nobody = { personId: null, address: null, deviceId: null };
  return { ...nobody, noticeId, way, hookId: hook.id, matter: null, at, digestKey: null, isGathering: false };
}

export function digestKeyOf(way: string, to: string, { digest }: Moment): string | null {
  return digest === null ? null : `${way}:${to}:${digest}`;
}

function timed(moment: Moment, way: string, to: string): Pick<NewDelivery, 'at' | 'digestKey' | 'isGathering'> {
  return { at: moment.at, digestKey: digestKeyOf(way, to, moment), isGathering: moment.digest === lateDigest };
}

/** The rules of the newest protocol. */
export async function noticeRulesOf(tx: Tx, brandId: string): Promise<NoticeRules> {
  const row = await tx.row<{ rules: NoticeRules | null }>(
    "select body -> 'notices' as rules from heed.protocol where brand_id = $1 order by version desc limit 1",
    [brandId],
  );
  return row?.rules ?? firstRules;
}

/** A notice that somebody tries a hook with; it goes there and nowhere else. */
export async function tryHook(
  tx: Tx,
  brandId: string,
  hook: { readonly id: string; readonly kind: string; readonly personId: string },
  at: Date,
): Promise<void> {
  const id = newId(at);
  const trial: Row = {
    id,
    recipient: { personId: hook.personId },
    caseId: null,
    kind: 'test',
    severity: 'normal',
    matter: `hook:${hook.id}/test/${id}`,
    dueAt: at,
    detail: {},
  };
  await insertNotices(tx, brandId, [trial], at);
  await planDeliveries(tx, brandId, [hookDelivery(id, hook, at)], at);
}
