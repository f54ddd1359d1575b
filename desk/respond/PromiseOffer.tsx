// Words of a promise were found and no clock runs: the time that was recognised and the usual ones, a press each. In: the
// finding. Out: the promise that goes with the reply, said plainly and given up with one press.

import type { Finding } from '../../core/respond/finding.ts';
import { promiseTimes } from '../case/promise-times.ts';
import { sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconClock } from '../parts/icons.tsx';
import { promisedAt } from './promised-at.ts';
import type { WrittenWith } from './written-with.ts';

interface PromiseOfferProps {
  readonly findings: readonly Finding[];
  readonly written: WrittenWith;
}

export function PromiseOffer({ findings, written }: PromiseOfferProps) {
  const { promiseUntil, put } = written;
  const now = new Date();
  if (promiseUntil !== null) {
    return (
      <p className="promise-line promise-made">
        <IconClock size={14} />
        {say('assist.promiseGoes', { time: sayWhen(promiseUntil, now) })}
        <Button size="s" variant="ghost" onClick={() => put(() => ({ promiseUntil: null }))}>
          {say('assist.promiseDrop')}
        </Button>
      </p>
    );
  }
  const found = findings.find(({ code }) => code === 'promise_without_clock');
  if (found === undefined) return null;
  const said = promisedAt(found.detail, now);
  const times = said === null ? promiseTimes(now).map(({ at }) => at) : [said];
  return (
    <p className="promise-line">
      <IconClock size={14} />
      {say('assist.promiseFound', { words: String(found.detail['time'] ?? '') })}
      {times.map((at) => (
        <Button key={at.getTime()} size="s" onClick={() => put(() => ({ promiseUntil: at }))}>
          {sayWhen(at, now)}
        </Button>
      ))}
    </p>
  );
}
