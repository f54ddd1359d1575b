// The five steps of a good reply, ticked as they come. In: the steps as judged. Out: what satisfied each, lit in the words;
// the phrases of a step by its button or its key.

import type { Step } from '../../core/respond/cater.ts';
import type { Tick } from '../../core/respond/coach.ts';
import type { Span } from '../../core/respond/finding.ts';
import { keyName } from '../keys/KeyNames.tsx';
import { say } from '../messages/say.ts';
import { IconCheck } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { Tooltip } from '../parts/Tooltip.tsx';

interface CaterTicksProps {
  readonly text: string;
  readonly steps: readonly Tick[];
  readonly onLit: (spans: readonly Span[]) => void;
  readonly onStep: (step: Step) => void;
}

const stepKey = (place: number): string => `${keyName('alt')} ${place + 1}`;

export function CaterTicks({ text, steps, onLit, onStep }: CaterTicksProps) {
  if (steps.length === 0) return null;
  return (
    <ul className="ticks" aria-label={say('assist.steps')}>
      {steps.map((tick, place) => (
        <li key={tick.step}>
          <Tooltip text={whatMet(tick, text)} shortcut={stepKey(place)}>
            <button
              type="button"
              className={joinClasses('tick', tick.isMet && 'tick-met', !tick.isWanted && !tick.isMet && 'tick-spared')}
              onPointerEnter={() => onLit(tick.spans)}
              onPointerLeave={() => onLit([])}
              onFocus={() => onLit(tick.spans)}
              onBlur={() => onLit([])}
              onClick={() => onStep(tick.step)}
            >
              <span className="tick-mark" aria-hidden="true">
                {tick.isMet && <IconCheck size={10} />}
              </span>
              <span className="tick-name" aria-hidden="true">
                {say(`step.${tick.step}`)}
              </span>
              <span className="sr-only">{stateOf(tick)}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ step, isMet, isWanted }: Tick): string {
  const name = say(`step.${step}`);
  if (isMet) return say('assist.stepMet', { name });
  return say(isWanted ? 'assist.stepWanted' : 'assist.stepSpared', { name });
}

function whatMet(tick: Tick, text: string): string {
  const words = tick.spans.slice(0, 2).map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ' '));
  if (!tick.isMet || words.length === 0) return stateOf(tick);
  return say('assist.metBy', { name: say(`step.${tick.step}`), words: words.join(' … ') });
}
