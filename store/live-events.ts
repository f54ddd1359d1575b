// What live desks are told: events after a number, each with its case as it stands now. One statement, so that the months'
// partitions are walked once; it is asked after every commit, by every server somebody watches from.

import type { Tx } from './database.ts';
import { type EventColumns, type EventRow, eventColumns, parseDetail } from './learn/record.ts';
import { type InboxRow, rowColumns, rowJoins } from './triage/inbox.ts';

export interface LiveRow {
  readonly event: EventRow;
  /** Null when the event is about no case. */
  readonly row: InboxRow | null;
}

/** A case's kind and an event's share a name; the event's is set apart. */
type Joined = Omit<EventColumns, 'kind'> & { readonly eventKind: string } & (InboxRow | { readonly id: null });

export async function liveEventsAfter(tx: Tx, brandId: string, after: number, limit: number): Promise<LiveRow[]> {
  const rows = await tx.rows<Joined>(
    `with newest as materialized (
       select ${eventColumns} from heed.event e left join account.person p on p.id = e.person_id
       where e.brand_id = $1 and e.number > $2 order by e.number limit $3
     )
     select n.number, n.at, n.kind as "eventKind", n."personId", n."personName", n."caseId", n."subjectId", n.detail, c.*
     from newest n left join lateral (
       select ${rowColumns} from heed.case c ${rowJoins} where c.brand_id = $1 and c.id = n."caseId" limit 1
     ) c on true
     order by n.number`,
    [brandId, after, limit],
  );
  return rows.map((one) => ({
    event: parseDetail({ ...one, kind: one.eventKind }),
    row: one.id === null ? null : one,
  }));
}
