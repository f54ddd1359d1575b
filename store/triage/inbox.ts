// The inbox: one index range scan a view, whatever its size (law 5). Each view names the index that serves it.

import type { Case } from '../../core/case.ts';
import type { ClockKind } from '../../core/protocol/protocol.ts';
import type { Tx } from '../database.ts';

export interface InboxRow {
  readonly id: string;
  readonly version: number;
  readonly state: Case['state'];
  readonly channel: string;
  readonly sphere: Case['sphere'];
  readonly visibility: Case['visibility'];
  readonly customerId: string;
  readonly customerName: string;
  readonly customerHandle: string | null;
  readonly firstLine: string | null;
  readonly title: string | null;
  readonly feeling: Case['face']['feeling'];
  readonly kind: Case['face']['kind'];
  readonly isAbusive: boolean;
  readonly language: string | null;
  readonly rating: number | null;
  readonly reach: number | null;
  readonly priority: Case['priority'];
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly proposedId: string | null;
  readonly proposedName: string | null;
  readonly team: string | null;
  readonly location: string | null;
  readonly clockKind: ClockKind | null;
  readonly clockStartedAt: Date | null;
  readonly warnAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly isResting: boolean;
  readonly openedAt: Date;
  readonly lastMentionAt: Date;
  readonly mentionCount: number;
  readonly unansweredCount: number;
  readonly isHistory: boolean;
  readonly isForApproval: boolean;
  readonly isOffline: boolean;
}

export const rowColumns = `c.id, c.version, c.state, c.channel, c.sphere, c.visibility, c.customer_id as "customerId",
  c.customer_name as "customerName", c.customer_handle as "customerHandle", c.first_line as "firstLine", c.title,
  c.feeling, c.kind, c.is_abusive as "isAbusive", c.language, c.rating, c.reach, c.priority,
  c.assignee_id as "assigneeId", p.name as "assigneeName", c.proposed_id as "proposedId", o.name as "proposedName",
  c.team, l.name as location, c.clock_kind as "clockKind", c.clock_started_at as "clockStartedAt",
  c.warn_at as "warnAt", nullif(c.deadline_at, 'infinity') as "deadlineAt",
  c.state = 'waiting' and c.clocks #>> '{resolution,target}' is not null as "isResting", c.opened_at as "openedAt",
  c.last_mention_at as "lastMentionAt", c.mention_count as "mentionCount", c.unanswered_count as "unansweredCount",
  c.is_history as "isHistory", c.approval_id is not null as "isForApproval",
  c.handover_id is not null as "isOffline"`;
export const rowJoins = `left join account.person p on p.id = c.assignee_id
  left join account.person o on o.id = c.proposed_id
  left join heed.location l on l.brand_id = c.brand_id and l.id = c.location_id`;

interface ViewSql {
  readonly where: string;
  /** What the view is sorted by: the nearest deadline first, or the newest words first. */
  readonly by: 'deadline' | 'newest';
}

const views = {
  /** case_due */
  due: { where: `c.state = 'open' and not c.is_history`, by: 'deadline' },
  /** case_mine */
  mine: { where: `c.state = 'open' and c.assignee_id is not null and c.assignee_id = $2`, by: 'deadline' },
  /** case_unassigned */
  unassigned: { where: `c.state = 'open' and c.assignee_id is null and not c.is_history`, by: 'deadline' },
  /** case_by_state */
  waiting: { where: `c.state = 'waiting' and c.state <> 'open'`, by: 'newest' },
  /** case_for_approval */
  approval: { where: 'c.approval_id is not null', by: 'deadline' },
  /** case_offline */
  offline: { where: `c.handover_id is not null and c.state in ('open', 'waiting')`, by: 'deadline' },
  /** case_praise */
  praise: { where: `c.kind = 'praise' and c.state in ('open', 'waiting')`, by: 'newest' },
  /** case_earlier */
  earlier: { where: `c.state = 'open' and c.is_history`, by: 'newest' },
  /** case_by_state */
  let_be: { where: `c.state = 'let_be' and c.state <> 'open'`, by: 'newest' },
  /** case_by_state */
  resolved: { where: `c.state = 'resolved' and c.state <> 'open'`, by: 'newest' },
} as const satisfies Record<string, ViewSql>;

export type ViewName = keyof typeof views;
export const viewNames = Object.keys(views) as ViewName[];

export interface InboxScan {
  readonly brandId: string;
  readonly personId: string;
  readonly view: ViewName;
  /** The last row of the page before: its sort instant (ISO text, or `infinity`) and id. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

const statements = new Map<string, string>();

/** One page of a view. `$2` is the person, in every view, so that all share one shape of statement. */
export function scanInbox(tx: Tx, scan: InboxScan): Promise<(InboxRow & { sortedAt: string })[]> {
  const after = scan.after;
  const values = [scan.brandId, scan.personId, scan.limit, ...(after === null ? [] : [after.at, after.id])];
  return tx.rows(statementFor(scan.view, after !== null), values);
}

function statementFor(view: ViewName, isLater: boolean): string {
  const key = `${view} ${isLater}`;
  let text = statements.get(key);
  if (text === undefined) {
    const { where, by } = views[view];
    const [column, direction, beyond] = by === 'deadline' ? ['deadline_at', 'asc', '>'] : ['listed_at', 'desc', '<'];
    const keyset = isLater ? `and (c.${column}, c.id) ${beyond} ($4::timestamptz, $5::uuid)` : '';
    // The inner scan stops at the limit; names are looked up for that page only.
    text = `select ${rowColumns}, c.${column}::text as "sortedAt"
      from (select * from heed.case c where c.brand_id = $1 and ${where} and $2::uuid is not null ${keyset}
            order by c.${column} ${direction}, c.id ${direction} limit $3) c ${rowJoins}
      order by c.${column} ${direction}, c.id ${direction}`;
    statements.set(key, text);
  }
  return text;
}

/** Rows of these cases, as they stand now. */
export function rowsOfCases(tx: Tx, brandId: string, ids: readonly string[]): Promise<InboxRow[]> {
  return tx.rows(`select ${rowColumns} from heed.case c ${rowJoins} where c.brand_id = $1 and c.id = any($2)`, [
    brandId,
    ids,
  ]);
}

/** Counting stops here: a view with more says "1000+" and costs the same as one with a thousand. */
export const countCap = 1000;

const countText = `select ${viewNames
  .map((view) => {
    const capped = `select 1 from heed.case c where c.brand_id = $1 and ${views[view].where} limit ${countCap + 1}`;
    return `(select count(*) from (${capped}) one) as ${view}`;
  })
  .join(', ')}, $2::uuid as person`;

export async function countViews(tx: Tx, brandId: string, personId: string): Promise<Record<ViewName, number>> {
  const row = await tx.row<Record<ViewName, number>>(countText, [brandId, personId]);
  if (row === null) throw new Error('counting gave no row');
  return row;
}
