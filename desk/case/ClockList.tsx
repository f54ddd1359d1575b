// The clocks of a case, each with its line: what sets it, how long is left, and where it stands between its start and
// its end. In: the case. Out: the same for somebody who sees it and somebody who hears it; without a clock, why none runs.

import type { CasePage } from '../../wire/case.ts';
import { sayHours, sayInstant, sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { clockWord } from '../parts/clock-word.ts';
import { shortly } from '../parts/DeadlineChip.tsx';
import { timeLeft } from '../parts/deadline.ts';
import { IconChevronDown } from '../parts/icons.tsx';
import { useNow } from '../parts/ticker.ts';
import './ClockList.css';
import { noClock, stageWord, targetWords } from './clock-words.ts';

type Clock = CasePage['clocks'][number];

/** Beyond these the others are asked for: a flood of mentions has as many clocks. */
const fewClocks = 3;

export function ClockList({ page }: { readonly page: CasePage }) {
  const { clocks, row } = page;
  const rest = clocks.slice(fewClocks);
  return (
    <section className="case-section" aria-label={say('clocks.title')}>
      <h2 className="case-section-title">{say('clocks.title')}</h2>
      {clocks.length === 0 && <p className="clock-none">{noClock(row)}</p>}
      <Lines clocks={clocks.slice(0, fewClocks)} isFirst />
      {rest.length > 0 && (
        <details className="clock-rest">
          <summary>{say('clocks.more', { count: rest.length })}</summary>
          <Lines clocks={rest} />
        </details>
      )}
      {row.isResting && <p className="clock-none">{say('clocks.resting')}</p>}
    </section>
  );
}

function Lines({ clocks, isFirst = false }: { readonly clocks: readonly Clock[]; readonly isFirst?: boolean }) {
  return (
    <ul className="clocks">
      {clocks.map((clock, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two mentions of one second have the same clock otherwise.
        <ClockLine key={`${clock.kind} ${clock.startedAt} ${i}`} clock={clock} isFirst={isFirst && i === 0} />
      ))}
    </ul>
  );
}

const tones = { calm: 'neutral', near: 'warn', late: 'bad' } as const;

function ClockLine({ clock, isFirst }: { readonly clock: Clock; readonly isFirst: boolean }) {
  const nowMs = useNow(1_000);
  const left = timeLeft(clock, nowMs);
  return (
    <li>
      <details className={`clock clock-${left.tone}`} open={isFirst}>
        <summary>
          <span className="clock-head">
            <span className="clock-name">{clockWord(clock.kind)}</span>
            <span className="sr-only">{stageWord(clock.stage)}</span>
            <Chip tone={tones[left.tone]} className="deadline">
              {shortly(left)}
            </Chip>
            <IconChevronDown size={12} />
          </span>
          <Way clock={clock} nowMs={nowMs} />
          <span className="clock-target">{targetWords(clock)}</span>
        </summary>
        <Instants clock={clock} nowMs={nowMs} />
        {clock.calendar !== null && clock.openMinutes !== clock.wallMinutes && (
          <p className="clock-lengths">
            {say('clocks.lengths', { open: sayHours(clock.openMinutes), wall: sayHours(clock.wallMinutes) })}
          </p>
        )}
      </details>
    </li>
  );
}

/** From the start to the end, with the place of the warning; the figures beside it say the same. */
function Way({ clock, nowMs }: { readonly clock: Clock; readonly nowMs: number }) {
  const start = Date.parse(clock.startedAt);
  const length = Math.max(1, Date.parse(clock.deadlineAt) - start);
  const share = (ms: number): string => `${Math.min(100, Math.max(0, ((ms - start) / length) * 100))}%`;
  return (
    <span className="clock-way" aria-hidden="true">
      <span className="clock-gone" style={{ inlineSize: share(nowMs) }} />
      <span className="clock-warning" style={{ insetInlineStart: share(Date.parse(clock.warnAt)) }} />
    </span>
  );
}

function Instants({ clock, nowMs }: { readonly clock: Clock; readonly nowMs: number }) {
  const isPast = (at: string): boolean => Date.parse(at) <= nowMs;
  const instants = [
    { key: 'clocks.started', at: clock.startedAt },
    { key: isPast(clock.warnAt) ? 'clocks.warned' : 'clocks.warns', at: clock.warnAt },
    { key: isPast(clock.deadlineAt) ? 'clocks.ended' : 'clocks.ends', at: clock.deadlineAt },
  ] as const;
  return (
    <dl className="clock-instants">
      {instants.map(({ key, at }) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>
            <time dateTime={at} title={sayInstant(new Date(at))}>
              {sayWhen(new Date(at), new Date(nowMs))}
            </time>
          </dd>
        </div>
      ))}
    </dl>
  );
}
