// The views of the inbox as rules: which rows belong to a view and in what order they stand. In: a row and who looks.
// Out: the same answer the server's query gives, so that an event can move a row without asking again.

import type { CaseRow, View } from '../../wire/inbox.ts';

/** In the order people see them. */
export const views: readonly View[] = [
  'due',
  'mine',
  'unassigned',
  'waiting',
  'praise',
  'earlier',
  'let_be',
  'resolved',
];

export const isView = (word: string): word is View => views.some((view) => view === word);

export function belongsTo(view: View, row: CaseRow, personId: string): boolean {
  const isOpenNow = row.state === 'open' && !row.isHistory;
  switch (view) {
    case 'due':
      return isOpenNow;
    case 'mine':
      return isOpenNow && row.assignee?.id === personId;
    case 'unassigned':
      return isOpenNow && row.assignee === null;
    case 'praise':
      return isOpenNow && row.kind === 'praise';
    case 'waiting':
      return row.state === 'waiting' && !row.isHistory;
    case 'earlier':
      return row.isHistory;
    case 'let_be':
      return row.state === 'let_be' && !row.isHistory;
    case 'resolved':
      return row.state === 'resolved' && !row.isHistory;
  }
}

const isByDeadline: Readonly<Record<View, boolean>> = {
  due: true,
  mine: true,
  unassigned: true,
  praise: true,
  waiting: false,
  earlier: false,
  let_be: false,
  resolved: false,
};

/** Negative when `a` stands above `b`. Nearest deadline first where a clock runs, newest words first elsewhere. */
export function compareIn(view: View, a: CaseRow, b: CaseRow): number {
  const byTime = isByDeadline[view]
    ? instant(a.deadlineAt, Number.POSITIVE_INFINITY) - instant(b.deadlineAt, Number.POSITIVE_INFINITY)
    : instant(b.lastMentionAt, 0) - instant(a.lastMentionAt, 0);
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const instant = (text: string | null, absent: number): number => (text === null ? absent : Date.parse(text));
