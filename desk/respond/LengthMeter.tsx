// How much room is left, counted the platform's way by the code the sender trusts. In: the judged draft. Out: a ring
// that fills, a figure when it matters, and words for who does not see either.

import type { Fit } from '../../core/respond/fits.ts';
import { sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { joinClasses } from '../parts/join-classes.ts';

const around = 2 * Math.PI * 7;

export function LengthMeter({ judged: { count, findings } }: { readonly judged: Pick<Fit, 'count' | 'findings'> }) {
  if (count === null || findings.some((finding) => finding.code === 'empty')) return null;
  const share = Math.min(1, count.used / count.max);
  const isOver = count.left < 0;
  const isNear = !isOver && count.left <= Math.max(20, count.max * 0.1);
  return (
    <span className={joinClasses('meter', isNear && 'meter-near', isOver && 'meter-over')}>
      <span aria-hidden="true">{sayNumber(count.left)}</span>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle className="meter-track" cx="9" cy="9" r="7" />
        <circle className="meter-fill" cx="9" cy="9" r="7" strokeDasharray={`${share * around} ${around}`} />
      </svg>
      <span className="sr-only" role="status">
        {isOver && say('composer.overSpoken', { over: -count.left })}
        {isNear && say('composer.leftSpoken', { left: count.left })}
      </span>
    </span>
  );
}
