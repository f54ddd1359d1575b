// What a press of the send key means: the reply leaves, a second person is asked, or something is shown first. In: the
// words, what the guard says of them, and what was shown already. Out: one of the three.

import type { Visibility } from '../../core/channel.ts';
import type { Finding } from '../../core/respond/finding.ts';
import type { ApprovalView } from '../../wire/approvals.ts';
import type { CasePage } from '../../wire/case.ts';
import { graveStop, notesStop, type Stop } from './stops.ts';
import type { Judge } from './use-guard.ts';

export type Outcome =
  | { readonly is: 'send' | 'ask'; readonly overruled: readonly Finding['code'][]; readonly isAnyway: boolean }
  | { readonly is: 'stop'; readonly stop: Stop };

interface Pressed {
  readonly text: string;
  readonly visibility: Visibility;
  readonly judge: Judge | null;
  readonly standing: ReadonlySet<string>;
  readonly canSend: boolean;
  readonly page: Asked;
  readonly stop: Stop | null;
}

interface Asked {
  /** Whether a yes is needed here whatever is written. */
  readonly needsYes: CasePage['needsYes'];
  readonly approval: Pick<ApprovalView, 'state' | 'text' | 'visibility' | 'replyId'> | null;
}

export function outcomeOf(pressed: Pressed): Outcome {
  const { text, visibility, judge, standing, stop } = pressed;
  const isAnyway = stop?.isAnyway ?? false;
  const judged = judge?.(text.trim(), visibility) ?? null;
  const shown = stop?.notes ?? [];
  const is = needsYes(pressed, judged?.needsSecondPerson === true) ? 'ask' : 'send';
  if (judged === null) return { is, overruled: shown, isAnyway };
  const grave = judged.findings.find(({ level }) => level === 'may_not_go');
  if (grave !== undefined) return { is: 'stop', stop: graveStop(grave) };
  const notes = [...new Set(judged.findings.filter(({ level }) => level === 'note').map(({ code }) => code))];
  const open = notes.filter((code) => !standing.has(code) && !shown.includes(code));
  if (open.length > 0) return { is: 'stop', stop: notesStop([...shown, ...open], isAnyway, is) };
  return { is, overruled: [...new Set([...notes, ...shown])], isAnyway };
}

/** What was approved word for word, to be said on the place's own page, needs no second yes. */
export function needsYes(
  { text, visibility, canSend, page }: Pick<Pressed, 'text' | 'visibility' | 'canSend' | 'page'>,
  needsSecondPerson: boolean,
): boolean {
  if (!canSend) return true;
  const { approval } = page;
  const isOpen = approval?.state === 'approved' && approval.replyId === null && approval.visibility === visibility;
  if (isOpen && approval.text.trim() === text.trim()) return false;
  return page.needsYes[visibility] || needsSecondPerson;
}
