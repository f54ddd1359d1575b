// Whose yes is needed before words leave. The first line that fits.

import type { ApprovalRule } from '../../core/protocol/voice.ts';
import { isAtLeast, type Role, roles } from '../../core/role.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { useProtocolDesk } from './desk.ts';
import { freshName, numbered, removeAt, replaceAt, swap } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, Duration, NumberBox, TextBox } from './inline-fields.tsx';
import { OrderedRules } from './OrderedRules.tsx';
import { sentence } from './sentence.tsx';
import { Toggles } from './Toggles.tsx';
import { approvalWords, byWords } from './voice-words.ts';

const plain = { roles: [], onlyFindings: false, onlyPublic: true, count: 1, withinMinutes: 30 } as const;

export function ApprovalList() {
  const { protocol, change, faults, naming } = useProtocolDesk();
  const edit = (next: (rules: readonly ApprovalRule[]) => readonly ApprovalRule[]): void =>
    change((now) => ({ ...now, approvals: next(now.approvals) }));
  const add = (): void =>
    edit((rules) => {
      const name = freshName(
        say('voice.newApproval'),
        rules.map((rule) => rule.name),
      );
      return [...rules, { ...plain, name, when: { kinds: ['complaint'] }, by: { role: 'lead' } }];
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.approvals')}</h2>
      <p className="rule-about">{say('voice.approvalsAbout')}</p>
      {protocol.approvals.length === 0 && <p className="condition-none">{say('voice.noApprovals')}</p>}
      <OrderedRules
        label={say('voice.approvals')}
        rules={numbered(protocol.approvals).map(({ at, item }) => ({
          at,
          name: item.name,
          words: approvalWords(item, naming),
          isFaulty: faultsWithin(faults, ['approvals', at]).length > 0,
        }))}
        onSwap={(a, b) => edit((rules) => swap(rules, a, b))}
        onRemove={(at) => edit((rules) => removeAt(rules, at))}
        editor={(at) => <ApprovalEditor at={at} onRule={(rule) => edit((rules) => replaceAt(rules, at, rule))} />}
      />
      <Button size="s" icon={<IconPlus size={14} />} onClick={add}>
        {say('voice.addApproval')}
      </Button>
    </section>
  );
}

interface RuleProps {
  readonly rule: ApprovalRule;
  readonly put: (part: Partial<ApprovalRule>) => void;
}

function ApprovalEditor({ at, onRule }: { readonly at: number; readonly onRule: (rule: ApprovalRule) => void }) {
  const { protocol, faults } = useProtocolDesk();
  const rule = protocol.approvals[at];
  if (rule === undefined) return null;
  const put = (part: Partial<ApprovalRule>): void => onRule({ ...rule, ...part });
  return (
    <>
      <p className="named">
        <span aria-hidden="true">{say('protocol.name')}</span>
        <TextBox label={say('protocol.name')} value={rule.name} onValue={(name) => put({ name })} />
      </p>
      <WhoSaysYes rule={rule} put={put} />
      <Which rule={rule} put={put} />
      <FaultLines faults={faultsWithin(faults, ['approvals', at])} />
      <h3 className="rule-small">{say('voice.writers')}</h3>
      <Toggles
        label={say('voice.writers')}
        options={roles.filter((role) => isAtLeast(role, 'trainee')).map((role) => [role, say(`voice.role.${role}`)])}
        chosen={rule.roles}
        onChosen={(chosen) => put({ roles: chosen })}
      />
      <h3 className="rule-small">{say('protocol.forWhom')}</h3>
      <ConditionEditor when={rule.when} onWhen={(when) => put({ when })} />
    </>
  );
}

function WhoSaysYes({ rule, put }: RuleProps) {
  return (
    <p className="sentence">
      {sentence('voice.approvalForm', {
        count: (
          <NumberBox
            label={say('voice.yeses')}
            value={rule.count}
            least={1}
            most={10}
            onValue={(count) => put({ count: Math.round(count) })}
          />
        ),
        by: <By by={rule.by} onBy={(by) => put({ by })} />,
        within: (
          <Duration
            label={say('voice.within')}
            minutes={rule.withinMinutes}
            least={1}
            onMinutes={(withinMinutes) => put({ withinMinutes })}
          />
        ),
      })}
    </p>
  );
}

function Which({ rule, put }: RuleProps) {
  return (
    <p className="sentence">
      {sentence('voice.whichForm', {
        which: (
          <Choice
            label={say('voice.which')}
            value={rule.onlyFindings ? 'findings' : 'all'}
            options={(['all', 'findings'] as const).map((one) => [one, say(`voice.which.${one}`)] as const)}
            onValue={(one) => put({ onlyFindings: one === 'findings' })}
          />
        ),
        where: (
          <Choice
            label={say('voice.where')}
            value={rule.onlyPublic ? 'public' : 'any'}
            options={(['any', 'public'] as const).map((one) => [one, say(`voice.where.${one}`)] as const)}
            onValue={(one) => put({ onlyPublic: one === 'public' })}
          />
        ),
      })}
    </p>
  );
}

/** Who can send can also say yes. */
const mayApprove: readonly Role[] = roles.filter((role) => isAtLeast(role, 'agent'));

function By({ by, onBy }: { readonly by: ApprovalRule['by']; readonly onBy: (by: ApprovalRule['by']) => void }) {
  const { known, naming } = useProtocolDesk();
  const all: readonly ApprovalRule['by'][] = [
    ...mayApprove.map((role) => ({ role })),
    ...known.teams.map(({ slug }) => ({ team: slug })),
  ];
  const value = JSON.stringify(by);
  const choices = all.some((one) => JSON.stringify(one) === value) ? all : [by, ...all];
  return (
    <Choice
      label={say('voice.by')}
      value={value}
      options={choices.map((one) => [JSON.stringify(one), byWords(one, naming)] as const)}
      onValue={(chosen) => onBy(choices.find((one) => JSON.stringify(one) === chosen) ?? by)}
    />
  );
}
