// Which clock of a case ends first and how long it still has, counting down: plain, amber after the warning, red after
// the deadline. In: the clock.

import type { ClockKind } from '../../core/protocol/protocol.ts';
import { sayInstant, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from './Chip.tsx';
import { clockWord } from './clock-word.ts';
import { type Left, timeLeft } from './deadline.ts';
import { useNow } from './ticker.ts';

const chipTone = { calm: 'neutral', near: 'warn', late: 'bad' } as const;
const figure = { d: 'inbox.leftD', h: 'inbox.leftH', m: 'inbox.leftM', s: 'inbox.leftS' } as const;

interface DeadlineChipProps {
  readonly clock: ClockKind;
  readonly warnAt: string | null;
  readonly deadlineAt: string;
}

export function DeadlineChip({ clock, warnAt, deadlineAt }: DeadlineChipProps) {
  const nowMs = useNow(1_000);
  const left = timeLeft({ warnAt, deadlineAt }, nowMs);
  const deadline = new Date(deadlineAt);
  const span = saySpan(deadline.getTime() - nowMs);
  const word = clockWord(clock);
  return (
    <Chip tone={chipTone[left.tone]} className="deadline" title={sayInstant(deadline)}>
      <span aria-hidden="true">{word}</span>
      <span className="deadline-left" aria-hidden="true">
        {shortly(left)}
      </span>
      <span className="sr-only">
        {say(left.tone === 'late' ? 'inbox.lateSpoken' : 'inbox.dueInSpoken', { clock: word, span })}
      </span>
    </Chip>
  );
}

/** `in 42m`, `5m late` */
export function shortly({ parts, tone }: Left): string {
  const left = parts.map((part) => say(figure[part.unit], { figure: part.figure })).join(' ');
  return say(tone === 'late' ? 'inbox.late' : 'inbox.left', { left });
}
