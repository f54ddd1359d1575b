// Where a case stands: the clock that ends first, or that it waits, was resolved, was let be. In: its row.

import type { CaseRow } from '../../wire/inbox.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { DeadlineChip } from '../parts/DeadlineChip.tsx';

const states = {
  open: 'case.stateOpen',
  waiting: 'case.stateWaiting',
  let_be: 'case.stateLetBe',
  resolved: 'case.stateResolved',
  merged: 'case.stateMerged',
} as const;

export const stateWord = (state: CaseRow['state']): string => say(states[state]);

export function CaseClock({ row }: { readonly row: CaseRow }) {
  const { clockKind, warnAt, deadlineAt } = row;
  if (clockKind !== null && deadlineAt !== null) {
    return <DeadlineChip clock={clockKind} warnAt={warnAt} deadlineAt={deadlineAt} />;
  }
  return <Chip tone={row.state === 'resolved' ? 'good' : 'neutral'}>{stateWord(row.state)}</Chip>;
}
