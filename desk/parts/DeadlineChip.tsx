// How long a case still has, counting down: plain, amber after the warning, red after the deadline. In: its clock.

import { sayInstant, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from './Chip.tsx';
import { type Left, timeLeft } from './deadline.ts';
import { useNow } from './ticker.ts';

const chipTone = { calm: 'neutral', near: 'warn', late: 'bad' } as const;
const figure = { d: 'inbox.leftD', h: 'inbox.leftH', m: 'inbox.leftM', s: 'inbox.leftS' } as const;

interface DeadlineChipProps {
  readonly warnAt: string | null;
  readonly deadlineAt: string;
}

export function DeadlineChip({ warnAt, deadlineAt }: DeadlineChipProps) {
  const nowMs = useNow(1_000);
  const left = timeLeft({ warnAt, deadlineAt }, nowMs);
  const deadline = new Date(deadlineAt);
  const span = saySpan(deadline.getTime() - nowMs);
  return (
    <Chip tone={chipTone[left.tone]} className="deadline" title={sayInstant(deadline)}>
      <span aria-hidden="true">{shortly(left)}</span>
      <span className="sr-only">
        {left.tone === 'late' ? say('inbox.lateSpoken', { span }) : say('inbox.dueInSpoken', { span })}
      </span>
    </Chip>
  );
}

function shortly(left: Left): string {
  const words = left.parts.map((part) => say(figure[part.unit], { figure: part.figure })).join(' ');
  return left.tone === 'late' ? say('inbox.late', { left: words }) : words;
}
