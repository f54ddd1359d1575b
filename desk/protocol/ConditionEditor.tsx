// Whom a rule is for: a line for each thing it asks, and a menu of what else it could ask.

import type { Condition } from '../../core/protocol/condition.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { Menu } from '../parts/Menu.tsx';
import { addable, type Criterion, criteria, optionsOf, withChosen, withCriterion, without } from './criteria.ts';
import { useProtocolDesk } from './desk.ts';
import { Choice, NumberBox } from './inline-fields.tsx';
import { Toggles } from './Toggles.tsx';

interface ConditionProps {
  readonly when: Condition;
  readonly onWhen: (when: Condition) => void;
}

export function ConditionEditor({ when, onWhen }: ConditionProps) {
  const { protocol, known } = useProtocolDesk();
  const options = optionsOf(protocol, known);
  const asked = criteria.filter((criterion) => when[criterion] !== undefined);
  return (
    <div className="condition">
      {asked.length === 0 && <p className="condition-none">{say('protocol.condition.none')}</p>}
      {asked.map((criterion) => (
        <div key={criterion} className="condition-line">
          <span className="condition-name">{say(`protocol.condition.${criterion}`)}</span>
          <CriterionField criterion={criterion} when={when} onWhen={onWhen} />
          <IconButton
            label={say('protocol.condition.remove', { name: say(`protocol.condition.${criterion}`) })}
            icon={<IconClose size={14} />}
            onClick={() => onWhen(without(when, criterion))}
          />
        </div>
      ))}
      <Menu
        label={say('protocol.condition.add')}
        items={addable(when, options).map((criterion) => ({
          id: criterion,
          label: say(`protocol.condition.${criterion}`),
          onPick: () => onWhen(withCriterion(when, criterion, options)),
        }))}
        trigger={
          <Button size="s" variant="ghost" icon={<IconPlus size={14} />}>
            {say('protocol.condition.add')}
          </Button>
        }
      />
    </div>
  );
}

function CriterionField({ criterion, when, onWhen }: ConditionProps & { readonly criterion: Criterion }) {
  const { protocol, known } = useProtocolDesk();
  const label = say(`protocol.condition.${criterion}`);
  switch (criterion) {
    case 'isUrgent':
    case 'isAbusive':
      return (
        <Choice
          label={label}
          value={when[criterion] === true ? 'yes' : 'no'}
          options={[
            ['yes', say('protocol.yes')],
            ['no', say('protocol.no')],
          ]}
          onValue={(value) => onWhen({ ...when, [criterion]: value === 'yes' })}
        />
      );
    case 'priorityAtLeast':
      return (
        <Choice
          label={label}
          value={String(when.priorityAtLeast)}
          options={([0, 1, 2, 3] as const).map(
            (level) => [String(level), say(`protocol.priorities.${level}`)] as const,
          )}
          onValue={(value) => {
            const level = ([0, 1, 2, 3] as const).find((one) => String(one) === value);
            if (level !== undefined) onWhen({ ...when, priorityAtLeast: level });
          }}
        />
      );
    case 'ratingAtMost':
    case 'reachAtLeast':
      return (
        <NumberBox
          label={label}
          value={when[criterion] ?? 0}
          most={criterion === 'ratingAtMost' ? 5 : 1_000_000_000}
          step={criterion === 'ratingAtMost' ? 0.5 : 1}
          onValue={(value) => onWhen({ ...when, [criterion]: value })}
        />
      );
    default: {
      const chosen: readonly string[] = when[criterion] ?? [];
      return (
        <Toggles
          label={label}
          options={withChosen(optionsOf(protocol, known)(criterion), chosen)}
          chosen={chosen}
          onChosen={(next) => onWhen({ ...when, [criterion]: next })}
        />
      );
    }
  }
}
