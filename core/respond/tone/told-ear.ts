// An ear that was told how a draft sounds by somebody who knows more than its words. In: an ear and what was told of which
// draft. Out: an ear that says that of this draft, and of it with a few more words; of everything else what it hears itself.

import type { HeardTone, ToneEar } from './heard-tone.ts';

export interface Told {
  readonly text: string;
  readonly language: string;
  readonly heard: HeardTone | null;
}

/** So many characters more change little, and within them the next rest of typing tells anew. */
const fewMore = 40;

export function toldEar(ear: ToneEar | null, told: Told | null): ToneEar | null {
  if (ear === null || told === null) return ear;
  return {
    hear: (read, language) => {
      const { original } = read.plain;
      const isTold =
        language === told.language && original.startsWith(told.text) && original.length <= told.text.length + fewMore;
      return isTold ? told.heard : ear.hear(read, language);
    },
  };
}
