// One target as a sentence with fields, and whom it is for.

import type { Target } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, Duration, TextBox } from './inline-fields.tsx';
import { sentence } from './sentence.tsx';

interface TargetProps {
  readonly at: number;
  readonly onTarget: (target: Target) => void;
}

export function TargetEditor({ at, onTarget }: TargetProps) {
  const { protocol, faults } = useProtocolDesk();
  const target = protocol.targets[at];
  if (target === undefined) return null;
  const put = (part: Partial<Target>): void => onTarget({ ...target, ...part });
  const hasDays = target.time === 'wall';
  return (
    <>
      <p className="named">
        <span aria-hidden="true">{say('protocol.name')}</span>
        <TextBox label={say('protocol.name')} value={target.name} onValue={(name) => put({ name })} />
      </p>
      <p className="sentence">
        {sentence(`protocol.targetForm.${target.clock}`, {
          within: (
            <Duration
              label={say('protocol.within')}
              minutes={target.withinMinutes}
              least={1}
              hasDays={hasDays}
              onMinutes={(withinMinutes) => put({ withinMinutes })}
            />
          ),
          time: <TimeChoice target={target} onPut={put} />,
          warn: (
            <Duration
              label={say('protocol.warnAfter')}
              minutes={Math.round(target.withinMinutes * target.warnAtShare)}
              hasDays={hasDays}
              onMinutes={(minutes) => put({ warnAtShare: shareOf(minutes, target.withinMinutes) })}
            />
          ),
        })}
      </p>
      <FaultLines faults={faultsWithin(faults, ['targets', at])} />
      <h3 className="rule-small">{say('protocol.forWhom')}</h3>
      <ConditionEditor when={target.when} onWhen={(when) => put({ when })} />
    </>
  );
}

/** Four digits are kept, as the server does. A warning later than the end is a fault that the check names. */
const shareOf = (minutes: number, within: number): number =>
  within === 0 ? 0 : Math.round((minutes / within) * 10_000) / 10_000;

const wall = 'wall';
const keepers = 'keepers';

function TimeChoice({ target, onPut }: { readonly target: Target; readonly onPut: (part: Partial<Target>) => void }) {
  const { protocol } = useProtocolDesk();
  const value = target.time === 'wall' ? wall : target.calendar === null ? keepers : `of ${target.calendar}`;
  return (
    <Choice
      label={say('protocol.timeKind')}
      value={value}
      options={[
        [keepers, say('protocol.time.business')],
        ...protocol.calendars.map(
          ({ slug, name }) => [`of ${slug}`, say('protocol.time.of', { calendar: name })] as const,
        ),
        [wall, say('protocol.time.wall')],
      ]}
      onValue={(chosen) =>
        onPut(
          chosen === wall
            ? { time: 'wall', calendar: null }
            : { time: 'business', calendar: chosen === keepers ? null : chosen.slice('of '.length) },
        )
      }
    />
  );
}
