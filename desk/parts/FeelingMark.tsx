// How somebody feels, as a face and, for screen readers and pointers, a word. The colour only repeats the face.

import type { Feeling } from '../../core/reading.ts';
import { say } from '../messages/say.ts';
import './FeelingMark.css';
import { IconFeelingBad, IconFeelingGood, IconFeelingPlain } from './icons.tsx';

const faces = {
  negative: { Face: IconFeelingBad, word: 'inbox.feelingNegative' },
  neutral: { Face: IconFeelingPlain, word: 'inbox.feelingNeutral' },
  positive: { Face: IconFeelingGood, word: 'inbox.feelingPositive' },
} as const;

export const feelingWord = (feeling: Feeling): string => say(faces[feeling].word);

export function FeelingMark({ feeling }: { readonly feeling: Feeling }) {
  const { Face } = faces[feeling];
  return (
    <span className={`feeling feeling-${feeling}`} title={feelingWord(feeling)}>
      <Face />
      <span className="sr-only">{feelingWord(feeling)}</span>
    </span>
  );
}
