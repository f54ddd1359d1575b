// The words that wait, with those marked that something was found in or that a comment is on. As text, never as markup.

import { type ReactNode, type Ref, useMemo } from 'react';
import type { ApprovalView } from '../../wire/approvals.ts';
import { say } from '../messages/say.ts';
import { piecesOf } from './approval-marks.ts';

interface WordsProps {
  readonly approval: ApprovalView;
  readonly ref?: Ref<HTMLParagraphElement>;
}

export function ApprovalWords({ approval, ref }: WordsProps) {
  const { text, findings, comments, version } = approval;
  const pieces = useMemo(() => piecesOf(text, { findings, comments, version }), [text, findings, comments, version]);
  return (
    <p className="approval-words" dir="auto" ref={ref}>
      {pieces.map((piece) =>
        piece.level === null && !piece.isCommented ? (
          piece.text
        ) : (
          <mark
            key={piece.start}
            className={`mark-${piece.level ?? 'none'}${piece.isCommented ? ' mark-commented' : ''}`}
            title={piece.codes.map((code) => say(`finding.${code}` as 'finding.anger')).join('\n') || undefined}
          >
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}

/** The author's wording beside a reviewer's, where there is one. */
export function Wordings({ approval, children }: Pick<WordsProps, 'approval'> & { readonly children: ReactNode }) {
  const [first] = approval.versions;
  const last = approval.versions.at(-1);
  if (first === undefined || last === undefined || first === last) return children;
  return (
    <div className="approval-two">
      <figure>
        <figcaption>{say('approval.wordsOf', { name: first.by.name })}</figcaption>
        <p className="approval-words approval-old" dir="auto">
          {first.text}
        </p>
      </figure>
      <figure>
        <figcaption>{say('approval.changedBy', { name: last.by.name })}</figcaption>
        {children}
      </figure>
    </div>
  );
}
