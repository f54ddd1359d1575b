// One phrase to choose: what it would say here, filled, with its holes to be seen; how long the public has not read it,
// and whether it fits.

import { useEffect, useRef } from 'react';
import { fillPieces } from '../../core/respond/phrases/fill.ts';
import type { PhraseMoment, RankedPhrase } from '../../core/respond/phrases/rank.ts';
import { sayRelative } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { joinClasses } from '../parts/join-classes.ts';
import { Pieces } from '../phrases/Pieces.tsx';

interface PhraseOptionProps {
  readonly id: string;
  readonly ranked: RankedPhrase;
  readonly moment: PhraseMoment;
  readonly isActive: boolean;
  /** How many wordings further than the one offered first. */
  readonly turn: number;
  readonly hasUse: boolean;
  readonly onTake: () => void;
}

export function PhraseOption({ id, ranked, moment, isActive, turn, hasUse, onTake }: PhraseOptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const { phrase } = ranked;
  const { pieces, text, textAt } = fillAt(ranked, turn, moment);
  const over = moment.room === null ? 0 : text.length - moment.room;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's, which keeps the focus
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={joinClasses('phrases-option', isActive && 'phrases-active')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <p className="phrases-words" dir="auto" lang={phrase.language}>
        <Pieces pieces={pieces} />
      </p>
      <p className="phrases-facts">
        {hasUse && <span className="phrases-fact-use">{say(`phrases.useShort.${phrase.use}`)}</span>}
        {phrase.topic !== 'any' && <span>{say(`phrases.topic.${phrase.topic}`)}</span>}
        {phrase.scope !== 'shipped' && <span>{say(`phrases.scope.${phrase.scope}`)}</span>}
        <span>
          {phrase.usage === null
            ? say('phrases.neverRead')
            : say('phrases.read', { ago: sayRelative(phrase.usage.lastAt, moment.nowMs) })}
        </span>
        {over > 0 && <span className="phrases-over">{say('phrases.tooLong', { over })}</span>}
        {phrase.texts.length > 1 && (
          <span className="phrases-turn">{say('phrases.menuTextOf', { at: textAt + 1, of: phrase.texts.length })}</span>
        )}
      </p>
    </div>
  );
}

/** The wording that many turns on from the one offered first, filled. */
export function fillAt({ phrase, textAt }: RankedPhrase, turn: number, { values }: PhraseMoment) {
  const { texts } = phrase;
  const at = (((textAt + turn) % texts.length) + texts.length) % texts.length;
  const pieces = fillPieces(texts[at] ?? '', values);
  return { pieces, text: pieces.map((piece) => piece.text).join(''), textAt: at };
}
