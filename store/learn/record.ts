// The record: appending events with their numbers, which are taken last and once a batch (law 9), and reading them.

import type { Detail, NewEvent } from '../../core/event.ts';
import type { Tx } from '../database.ts';
import { bytea, rowsIn, text, timestamptz, uuid } from '../rows-in.ts';

/** PostgreSQL's channel on which the newest event numbers are called out, `brand:number`, once a batch. */
export const noticeChannel = 'heed_event';

export interface EventToAppend extends NewEvent {
  /** SHA-256 of salt and content in hex, where the event is about content. */
  readonly contentDigest: string | null;
}

const appended = rowsIn<EventToAppend>(
  {
    at: timestamptz((one) => one.at),
    kind: text((one) => one.kind),
    person: uuid((one) => one.personId),
    case: uuid((one) => one.caseId),
    subject: uuid((one) => one.subjectId),
    detail: text((one) => JSON.stringify(one.detail)),
    content: bytea((one) => one.contentDigest),
  },
  3,
  'generate_series(0, $2 - 1) as step',
);

/**
 * Appends the events in order and returns the number of the last one; 0 when there are none. Call it last. Fails for a
 * brand without a counter, whose events would have no number.
 */
export async function appendEvents(tx: Tx, brandId: string, events: readonly EventToAppend[]): Promise<number> {
  if (events.length === 0) return 0;
  const row = await tx.row<{ last: number }>(
    `with taken as (
       update heed.event_number set next = next + $2 where brand_id = $1 returning next - $2 as first
     ), appended as (
       insert into heed.event (brand_id, number, at, kind, person_id, case_id, subject_id, detail, content_digest)
       select $1, (select first from taken) + r.step, r.at, r.kind, r.person, r."case", r.subject, r.detail, r.content
       from ${appended.table}
     )
     select first + $2 - 1 as last, pg_notify('${noticeChannel}', $1::text || ':' || (first + $2 - 1)) from taken`,
    [brandId, events.length, ...appended.values(events)],
  );
  return row?.last ?? 0;
}

export interface EventRow {
  readonly number: number;
  readonly at: Date;
  readonly kind: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly caseId: string | null;
  readonly subjectId: string | null;
  readonly detail: Detail;
}

export interface EventColumns extends Omit<EventRow, 'detail'> {
  readonly detail: string;
}

export const eventColumns = `e.number, e.at, e.kind, e.person_id as "personId", p.name as "personName", e.case_id as "caseId",
  e.subject_id as "subjectId", e.detail`;

/** The newest number of the brand's record; 0 when it is empty. */
export async function newestNumber(tx: Tx, brandId: string): Promise<number> {
  const row = await tx.row<{ newest: number }>('select next - 1 as newest from heed.event_number where brand_id = $1', [
    brandId,
  ]);
  return row?.newest ?? 0;
}

/** The timeline of a case: its newest events, oldest first. */
export async function eventsOfCase(tx: Tx, brandId: string, caseId: string, limit: number): Promise<EventRow[]> {
  const rows = await tx.rows<EventColumns>(
    `select * from (
       select ${eventColumns} from heed.event e left join account.person p on p.id = e.person_id
       where e.brand_id = $1 and e.case_id = $2 order by e.number desc limit $3
     ) newest order by number`,
    [brandId, caseId, limit],
  );
  return rows.map(parseDetail);
}

export function parseDetail(row: EventColumns): EventRow {
  return { ...row, detail: JSON.parse(row.detail) as Detail };
}
