// Where the words of a draft are marked. In: the text, what was found in it, the comments on it. Out: its pieces in
// order, each with the gravest level and the codes that are about it; together they are the text again.

import type { ApprovalView } from '../../wire/approvals.ts';

type Level = ApprovalView['findings'][number]['level'];

export interface MarkedPiece {
  readonly text: string;
  readonly start: number;
  readonly level: Level | null;
  readonly codes: readonly string[];
  readonly isCommented: boolean;
}

const byGravity: readonly Level[] = ['may_not_go', 'second_person', 'note'];

export function piecesOf(
  text: string,
  { findings, comments, version }: Pick<ApprovalView, 'findings' | 'comments' | 'version'>,
): MarkedPiece[] {
  const found = findings.flatMap(({ code, level, spans }) =>
    spans.map((span) => ({ code, level, ...within(span, text) })),
  );
  const commented = comments.filter((one) => one.version === version).map(({ span }) => within(span, text));
  const ends = [...found, ...commented].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, text.length, ...ends])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length;
    const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
    const here = found.filter(covers);
    return {
      text: text.slice(start, end),
      start,
      level: byGravity.find((level) => here.some((one) => one.level === level)) ?? null,
      codes: [...new Set(here.map(({ code }) => code))],
      isCommented: commented.some(covers),
    };
  });
}

function within({ start, end }: { readonly start: number; readonly end: number }, text: string) {
  const from = Math.min(Math.max(0, start), text.length);
  return { start: from, end: Math.min(Math.max(from, end), text.length) };
}

/** The words a person has selected inside an element that holds nothing but the text; null: none, or others. */
export function selectedIn(element: HTMLElement | null): { readonly start: number; readonly end: number } | null {
  const selection = element?.ownerDocument.getSelection();
  if (element === null || selection == null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}
