// The views of the inbox as rules: which rows belong to a view and in what order they stand. In: a row and who looks.
// Out: the same answer the server's query gives, so that an event can move a row without asking again.

import type { CaseRow, View } from '../../wire/inbox.ts';

/** In the order people see them, and whether a clock orders the rows inside. */
const isByDeadline: Readonly<Record<View, boolean>> = {
  due: true,
  mine: true,
  unassigned: true,
  waiting: false,
  approval: true,
  offline: true,
  praise: false,
  earlier: false,
  let_be: false,
  resolved: false,
};

export const views = Object.keys(isByDeadline) as readonly View[];

export const isView = (word: string): word is View => views.some((view) => view === word);

/** The same conditions as the inbox's indexes in store/migrations. */
export function belongsTo(view: View, row: CaseRow, personId: string): boolean {
  const isOpen = row.state === 'open';
  switch (view) {
    case 'due':
      return isOpen && !row.isHistory;
    case 'mine':
      return isOpen && row.assignee?.id === personId;
    case 'unassigned':
      return isOpen && !row.isHistory && row.assignee === null;
    case 'approval':
      return row.isForApproval;
    case 'offline':
      return row.isOffline && (isOpen || row.state === 'waiting');
    case 'praise':
      return row.kind === 'praise' && (isOpen || row.state === 'waiting');
    case 'earlier':
      return isOpen && row.isHistory;
    case 'waiting':
    case 'let_be':
    case 'resolved':
      return row.state === view;
  }
}

/** Negative when `a` stands above `b`. Nearest deadline first where a clock runs, newest words first elsewhere. */
export function compareIn(view: View, a: CaseRow, b: CaseRow): number {
  if (!isByDeadline[view])
    return -compare(instant(a.lastMentionAt, 0), instant(b.lastMentionAt, 0)) || -compare(a.id, b.id);
  const never = Number.POSITIVE_INFINITY;
  return compare(instant(a.deadlineAt, never), instant(b.deadlineAt, never)) || compare(a.id, b.id);
}

const compare = <Value extends string | number>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

const instant = (text: string | null, absent: number): number => (text === null ? absent : Date.parse(text));
