// A source's day as a row of bars, and the same in words for whoever does not see them.

import { say } from '../messages/say.ts';
import { type PulsePart, pulseBars, sumPulse } from './pulse-bars.ts';
import './Pulse.css';

const STEP = 5;
const HEIGHT = 36;

export function Pulse({ pulse, isPaused }: { readonly pulse: readonly PulsePart[]; readonly isPaused: boolean }) {
  const sum = sumPulse(pulse);
  const width = Math.max(1, pulse.length) * STEP;
  return (
    <figure className={isPaused ? 'pulse pulse-paused' : 'pulse'}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('sources.pulse', { ...sum })}
      >
        {pulseBars(pulse).map((bar, n) => {
          const tall = Math.max(1.5, bar.height * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what a bar is
              key={n}
              className={`pulse-${bar.kind}`}
              x={n * STEP + 0.75}
              y={HEIGHT - tall}
              width={STEP - 1.5}
              height={tall}
              rx={0.75}
            />
          );
        })}
      </svg>
      <figcaption className="pulse-caption" aria-hidden="true">
        <span>{say('sources.dayAgo')}</span>
        <span>{say('sources.pulseShort', { ...sum })}</span>
        <span>{say('sources.now')}</span>
      </figcaption>
    </figure>
  );
}
