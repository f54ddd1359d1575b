// One step of a tree: how long it waits, in which time, and whom it tells.

import type { Step } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose } from '../parts/icons.tsx';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, Duration } from './inline-fields.tsx';
import { Recipients } from './Recipients.tsx';
import { sentence } from './sentence.tsx';

interface StepProps {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
  /** Null where one must stay. */
  readonly onRemove: (() => void) | null;
}

export function StepFields({ path, name, step, onStep, onRemove }: StepProps) {
  const { protocol, faults } = useProtocolDesk();
  return (
    <fieldset className="step" aria-label={name}>
      <div className="step-head">
        <span className="step-name">{name}</span>
        {onRemove !== null && (
          <IconButton label={say('protocol.removeNamed', { name })} icon={<IconClose size={14} />} onClick={onRemove} />
        )}
      </div>
      <div className="sentence">
        {sentence('protocol.stepForm', {
          wait: (
            <Duration
              label={say('protocol.waits')}
              minutes={step.afterMinutes}
              hasDays={step.calendar === null}
              onMinutes={(afterMinutes) => onStep({ ...step, afterMinutes })}
            />
          ),
          time: (
            <Choice
              label={say('protocol.timeKind')}
              value={step.calendar ?? ''}
              options={[
                ['', say('protocol.time.wall')] as const,
                ...protocol.calendars.map(
                  (calendar) => [calendar.slug, say('protocol.time.of', { calendar: calendar.name })] as const,
                ),
              ]}
              onValue={(calendar) => onStep({ ...step, calendar: calendar === '' ? null : calendar })}
            />
          ),
        })}
      </div>
      <Recipients of={name} tell={step.tell} onTell={(tell) => onStep({ ...step, tell })} />
      <FaultLines faults={faultsWithin(faults, path)} />
    </fieldset>
  );
}
