// One case, or one customer, to choose among others. In: what it is called and when it last spoke. Out: a radio or a
// check box as a card.

import type { ReactNode } from 'react';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import './Joining.css';

interface CaseChoiceProps {
  readonly type: 'radio' | 'checkbox';
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly channels: readonly string[];
  readonly head: ReactNode;
  readonly words: string | null;
  readonly at: string | null;
}

export function CaseChoice({ type, isChosen, onChoose, channels, head, words, at }: CaseChoiceProps) {
  return (
    <label className="joining-choice">
      <input type={type} name="joining" checked={isChosen} onChange={onChoose} />
      <span className="joining-choice-head">
        {channels.map((channel) => (
          <ChannelMark key={channel} channel={channel} label={channel} />
        ))}
        {head}
      </span>
      {at !== null && <RelativeTime at={at} className="joining-choice-when" />}
      {words !== null && (
        <span className="joining-choice-words" dir="auto">
          {words}
        </span>
      )}
    </label>
  );
}
