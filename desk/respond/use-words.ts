// The words in the text area and what changes them other than typing: a better wording, a phrase, a passage to be shown.
// In: the case's draft. Out: the acts, each with the caret where one goes on writing.

import type { RefObject } from 'react';
import type { Finding } from '../../core/respond/finding.ts';
import { withBetter } from './draft-spans.ts';
import { insertWords } from './phrase-moment.ts';
import { putWords } from './put-words.ts';

export interface Words {
  readonly use: (finding: Finding) => void;
  readonly insert: (words: string) => void;
  readonly show: (finding: Finding) => void;
  readonly back: () => void;
}

export function wordsOf(field: RefObject<HTMLTextAreaElement | null>): Words {
  const inField = (act: (area: HTMLTextAreaElement) => void) => (): void => {
    if (field.current !== null) act(field.current);
  };
  return {
    use: (finding) =>
      inField((area) => {
        const put = withBetter(area.value, finding);
        if (put !== null) putWords(area, put);
      })(),
    insert: (words) =>
      inField((area) => {
        const { selectionStart: start, selectionEnd: end } = area;
        putWords(area, insertWords(area.value, { start, end }, words));
      })(),
    show: ({ spans: [passage] }) =>
      inField((area) => {
        area.focus();
        if (passage !== undefined) area.setSelectionRange(passage.start, passage.end);
      })(),
    back: inField((area) => area.focus()),
  };
}
