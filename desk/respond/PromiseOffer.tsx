// Words of a promise were found and no clock runs: the time that was recognised or the usual ones, a press each. In: the
// finding. Out: the promise that goes with the reply, said plainly and given up with one press.

import type { Finding } from '../../core/respond/finding.ts';
import { sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconClock } from '../parts/icons.tsx';
import { promiseTimes } from './promise-times.ts';
import { promisedAt } from './promised-at.ts';
import type { WrittenWith } from './written-with.ts';

interface PromiseTimesProps {
  readonly finding: Finding;
  readonly written: WrittenWith;
}

export function PromiseTimes({ finding, written }: PromiseTimesProps) {
  const now = new Date();
  const said = promisedAt(finding.detail, now);
  const times = said === null ? promiseTimes(now).map(({ at }) => at) : [said];
  return times.map((at) => (
    <Button key={at.getTime()} size="s" onClick={() => written.put(() => ({ promiseUntil: at }))}>
      {say('assist.promiseUntil', { time: sayWhen(at, now) })}
    </Button>
  ));
}

export function PromiseMade({ written }: Pick<PromiseTimesProps, 'written'>) {
  const { promiseUntil, put } = written;
  if (promiseUntil === null) return null;
  return (
    <p className="promise-line">
      <IconClock size={14} />
      {say('assist.promiseGoes', { time: sayWhen(promiseUntil, new Date()) })}
      <Button size="s" variant="ghost" onClick={() => put(() => ({ promiseUntil: null }))}>
        {say('assist.promiseDrop')}
      </Button>
    </p>
  );
}
