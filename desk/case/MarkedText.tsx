// A text with the words marked that its reading rests on; the pointer and the screen reader are told for what.

import { useMemo } from 'react';
import { type Found, markText } from './marks.ts';
import { reasonSentence } from './sentence.ts';

export function MarkedText({ text, evidence }: { readonly text: string; readonly evidence: readonly Found[] }) {
  const pieces = useMemo(
    () =>
      markText(
        text,
        evidence.filter((found) => found.head !== 'language'),
      ),
    [text, evidence],
  );
  return pieces.map((piece) =>
    piece.reasons.length === 0 ? (
      piece.text
    ) : (
      <mark key={piece.start} className="marked" title={piece.reasons.map(reasonSentence).join('\n')}>
        {piece.text}
      </mark>
    ),
  );
}
