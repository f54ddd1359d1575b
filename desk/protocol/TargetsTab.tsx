// How soon we reply: a list of sentences for each clock, the first that fits wins, what is left over at the end.

import type { Target } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { isCatchAll } from './condition-words.ts';
import { useProtocolDesk } from './desk.ts';
import { ExpectationScale } from './ExpectationScale.tsx';
import { freshName, numbered, removeAt, replaceAt, swap } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsWithin } from './fault-places.ts';
import { NumberBox } from './inline-fields.tsx';
import { OrderedRules } from './OrderedRules.tsx';
import { targetWords } from './rule-words.ts';
import { sentence } from './sentence.tsx';
import { TargetEditor } from './TargetEditor.tsx';
import './Rules.css';

const clocks = ['first_reply', 'next_reply', 'resolution'] as const;

export function TargetsTab() {
  const { protocol, faults } = useProtocolDesk();
  return (
    <>
      <ExpectationScale targets={protocol.targets} />
      <FaultLines faults={faultsAt(faults, ['targets'])} />
      {clocks.map((clock) => (
        <ClockTargets key={clock} clock={clock} />
      ))}
      <Rest />
    </>
  );
}

function ClockTargets({ clock }: { readonly clock: Target['clock'] }) {
  const { protocol, change, faults, naming } = useProtocolDesk();
  const own = numbered(protocol.targets).filter(({ item }) => item.clock === clock);
  const lastAt = own.at(-1)?.at;
  const edit = (next: (targets: readonly Target[]) => readonly Target[]): void =>
    change((now) => ({ ...now, targets: next(now.targets) }));
  const add = (): void =>
    edit((targets) => {
      const name = freshName(
        say('protocol.newTarget'),
        targets.map((target) => target.name),
      );
      return withTarget(targets, newTarget(clock, name));
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say(`protocol.clockTitle.${clock}`)}</h2>
      <p className="rule-about">{say(`protocol.clockAbout.${clock}`)}</p>
      <OrderedRules
        label={say(`protocol.clockTitle.${clock}`)}
        rules={own.map(({ at, item }) => ({
          at,
          name: item.name,
          words: targetWords(item, naming),
          isFaulty: faultsWithin(faults, ['targets', at]).length > 0,
          isLast: at === lastAt && isCatchAll(item.when),
        }))}
        onSwap={(a, b) => edit((targets) => swap(targets, a, b))}
        onRemove={(at) => edit((targets) => removeAt(targets, at))}
        editor={(at) => (
          <TargetEditor at={at} onTarget={(target) => edit((targets) => replaceAt(targets, at, target))} />
        )}
      />
      <Button size="s" icon={<IconPlus size={14} />} onClick={add}>
        {say('protocol.addTarget')}
      </Button>
    </section>
  );
}

function newTarget(clock: Target['clock'], name: string): Target {
  const when = { kinds: ['complaint'] } as const;
  return { name, clock, when, withinMinutes: 60, time: 'business', calendar: null, warnAtShare: 0.75 };
}

/** Before the one that takes all the rest, behind which it would never be reached. */
function withTarget(targets: readonly Target[], target: Target): readonly Target[] {
  const end = targets.findIndex(({ clock, when }) => clock === target.clock && isCatchAll(when));
  return end === -1 ? [...targets, target] : targets.toSpliced(end, 0, target);
}

/** What is said of replies besides their targets. */
function Rest() {
  const { protocol, change, faults } = useProtocolDesk();
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.promises')}</h2>
      <p className="sentence">
        {sentence('protocol.promiseForm', {
          share: (
            <NumberBox
              label={say('protocol.promiseShare')}
              value={Math.round(protocol.promiseWarnAtShare * 100)}
              least={1}
              most={99}
              onValue={(percent) => change((now) => ({ ...now, promiseWarnAtShare: percent / 100 }))}
            />
          ),
        })}
      </p>
      <FaultLines faults={faultsAt(faults, ['promiseWarnAtShare'])} />
      <p className="sentence">
        {sentence('protocol.undoForm', {
          seconds: (
            <NumberBox
              label={say('protocol.undoSeconds')}
              value={protocol.undoSeconds}
              most={300}
              onValue={(undoSeconds) => change((now) => ({ ...now, undoSeconds }))}
            />
          ),
        })}
      </p>
      <FaultLines faults={faultsAt(faults, ['undoSeconds'])} />
    </section>
  );
}
