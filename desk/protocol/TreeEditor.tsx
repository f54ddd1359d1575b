// A tree in sentences with fields: what begins it, for whom, its steps, how often they are gone through, how it ends.

import type { ClockKind, Step, Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { useProtocolDesk } from './desk.ts';
import { numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsBeside, faultsWithin } from './fault-places.ts';
import { Choice, NumberBox, TextBox } from './inline-fields.tsx';
import { StepFields } from './StepFields.tsx';
import { sentence } from './sentence.tsx';
import { Toggles } from './Toggles.tsx';

interface TreeProps {
  readonly at: number;
  readonly tree: Tree;
  readonly onTree: (tree: Tree) => void;
  readonly onRemove: () => void;
}

export const severities = ['normal', 'high', 'critical'] as const;
const starts = ['heard', 'warning', 'breach'] as const;
const clocks = ['first_reply', 'next_reply', 'resolution', 'promise'] as const satisfies readonly ClockKind[];

export function TreeEditor({ at, tree, onTree, onRemove }: TreeProps) {
  const { faults } = useProtocolDesk();
  const put = (part: Partial<Tree>): void => onTree({ ...tree, ...part });
  const path = ['trees', at];
  const fresh: Step = { afterMinutes: 30, tell: [{ role: 'leads' }], calendar: tree.last.calendar };
  return (
    <div className="tree-editor">
      <header className="rule-head">
        <TextBox
          label={say('protocol.treeName')}
          className="rule-name"
          value={tree.name}
          onValue={(name) => put({ name })}
        />
        <IconButton label={say('protocol.removeNamed', { name: tree.name })} icon={<IconClose />} onClick={onRemove} />
      </header>
      <FaultLines faults={faultsBeside(faults, path, ['steps', 'last', 'thenTree', 'when', 'clocks', 'repeats'])} />
      <TreeStart tree={tree} onPut={put} />
      <FaultLines faults={faultsWithin(faults, [...path, 'clocks'])} />
      <ConditionEditor when={tree.when} onWhen={(when) => put({ when })} />
      <FaultLines faults={faultsWithin(faults, [...path, 'when'])} />
      <ol className="steps">
        {numbered(tree.steps).map(({ key, at: row, item }) => (
          <li key={key}>
            <StepFields
              path={[...path, 'steps', row]}
              name={say('protocol.step.number', { number: row + 1 })}
              step={item}
              onStep={(step) => put({ steps: replaceAt(tree.steps, row, step) })}
              onRemove={tree.steps.length > 1 ? () => put({ steps: removeAt(tree.steps, row) }) : null}
            />
          </li>
        ))}
      </ol>
      <FaultLines faults={faultsAt(faults, [...path, 'steps'])} />
      <Button
        size="s"
        variant="ghost"
        icon={<IconPlus size={14} />}
        onClick={() => put({ steps: [...tree.steps, fresh] })}
      >
        {say('protocol.addStep')}
      </Button>
      <p className="sentence">
        {sentence('protocol.repeatForm', {
          times: (
            <NumberBox
              label={say('protocol.repeats')}
              value={tree.repeats}
              most={100}
              onValue={(repeats) => put({ repeats })}
            />
          ),
        })}
      </p>
      <FaultLines faults={faultsWithin(faults, [...path, 'repeats'])} />
      <StepFields
        path={[...path, 'last']}
        name={say('protocol.tree.last')}
        step={tree.last}
        onStep={(last) => put({ last })}
        onRemove={null}
      />
      <TreeEnd tree={tree} onPut={put} />
      <FaultLines faults={faultsWithin(faults, [...path, 'thenTree'])} />
    </div>
  );
}

interface PartProps {
  readonly tree: Tree;
  readonly onPut: (part: Partial<Tree>) => void;
}

function TreeStart({ tree, onPut }: PartProps) {
  return (
    <>
      <p className="sentence">
        {sentence('protocol.startForm', {
          on: (
            <Choice
              label={say('protocol.startsOn')}
              value={tree.on}
              options={starts.map((on) => [on, say(`protocol.on.${on}`)] as const)}
              onValue={(on) => onPut(on === 'heard' ? { on, clocks: [] } : { on })}
            />
          ),
          severity: (
            <Choice
              label={say('protocol.severityOf')}
              value={tree.severity}
              options={severities.map((severity) => [severity, say(`protocol.severity.${severity}`)] as const)}
              onValue={(severity) => onPut({ severity })}
            />
          ),
        })}
      </p>
      {tree.on !== 'heard' && (
        <div className="condition-line">
          <span className="condition-name">
            {say(tree.clocks.length === 0 ? 'protocol.anyClock' : 'protocol.ofClocks')}
          </span>
          <Toggles
            label={say('protocol.ofClocks')}
            options={clocks.map((clock) => [clock, say(`protocol.clocks.${clock}`)] as const)}
            chosen={tree.clocks}
            onChosen={(chosen) => onPut({ clocks: chosen })}
          />
        </div>
      )}
    </>
  );
}

function TreeEnd({ tree, onPut }: PartProps) {
  const { protocol } = useProtocolDesk();
  const others = protocol.trees.filter((other) => other.name !== tree.name).map(({ name }) => name);
  const names = tree.thenTree === null || others.includes(tree.thenTree) ? others : [tree.thenTree, ...others];
  // A name may be anything, so the end of it all is told apart by its place: the empty one.
  return (
    <p className="sentence">
      {sentence('protocol.endForm', {
        ending: (
          <Choice
            label={say('protocol.thenTree')}
            value={tree.thenTree ?? ''}
            options={[
              ['', say('protocol.thenNothing')] as const,
              ...names.map((name) => [name, say('protocol.thenNamed', { name })] as const),
            ]}
            onValue={(name) => onPut({ thenTree: name === '' ? null : name })}
          />
        ),
      })}
    </p>
  );
}
