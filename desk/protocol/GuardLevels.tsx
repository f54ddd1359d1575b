// What the guard makes of each finding: a table in words, with the usual level of each, and two figures in sentences.

import type { GuardRules, Level } from '../../core/protocol/voice.ts';
import { type FindingCode, findingCodes } from '../../core/respond/finding.ts';
import { levelOf } from '../../core/respond/guard/levels.ts';
import { say } from '../messages/say.ts';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, NumberBox } from './inline-fields.tsx';
import { sentence } from './sentence.tsx';
import { levelName, percentOf } from './voice-words.ts';

type Settable = Exclude<FindingCode, 'empty' | 'too_long' | 'no_way' | 'window_closed' | 'pictures_unfit'>;

const groups = ['tone', 'voice', 'names', 'public', 'follows'] as const;

/** Every finding the protocol may weigh; what may not go whatever it says is not offered. */
const groupOf: Readonly<Record<Settable, (typeof groups)[number]>> = {
  anger: 'tone',
  sarcasm: 'tone',
  defensive: 'tone',
  blame: 'tone',
  legalese: 'tone',
  shouting: 'tone',
  joke: 'tone',
  canned_form: 'tone',
  too_informal: 'voice',
  wrong_address: 'voice',
  off_voice: 'voice',
  banned_word: 'voice',
  emoji: 'voice',
  no_name: 'names',
  wrong_name: 'names',
  placeholder: 'names',
  private_data: 'public',
  link: 'public',
  hidden_characters: 'public',
  markup: 'public',
  picture_without_alt: 'public',
  promise_without_clock: 'follows',
  back_and_forth: 'follows',
  wrong_language: 'follows',
  contradiction: 'follows',
  canned: 'follows',
  same_sentence: 'follows',
};

const isSettable = (code: FindingCode): code is Settable => Object.hasOwn(groupOf, code);
const settable = findingCodes.filter(isSettable);

export function GuardLevels() {
  const { protocol, change, faults } = useProtocolDesk();
  const { guard } = protocol;
  const put = (part: Partial<GuardRules>): void => change((now) => ({ ...now, guard: { ...now.guard, ...part } }));
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.guard')}</h2>
      <p className="rule-about">{say('voice.guardAbout')}</p>
      <table className="levels">
        <thead className="sr-only">
          <tr>
            <th scope="col">{say('voice.found')}</th>
            <th scope="col">{say('voice.level')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th className="levels-group" colSpan={2} scope="rowgroup">
                {say(`voice.group.${group}`)}
              </th>
            </tr>
            {settable
              .filter((code) => groupOf[code] === group)
              .map((code) => (
                <LevelRow
                  key={code}
                  code={code}
                  level={guard.levels[code]}
                  onLevel={(level) => put({ levels: withLevel(guard.levels, code, level) })}
                />
              ))}
          </tbody>
        ))}
      </table>
      <FaultLines faults={faultsWithin(faults, ['guard'])} />
      <p className="sentence">
        {sentence('voice.offlineForm', {
          count: (
            <NumberBox
              label={say('voice.offline')}
              value={guard.offlineAfterReplies}
              least={1}
              most={100}
              onValue={(offlineAfterReplies) => put({ offlineAfterReplies: Math.round(offlineAfterReplies) })}
            />
          ),
        })}
      </p>
      <p className="sentence">
        {sentence('voice.cannedForm', {
          share: (
            <NumberBox
              label={say('voice.canned')}
              value={percentOf(guard.cannedFrom)}
              least={20}
              most={100}
              onValue={(percent) => put({ cannedFrom: percent / 100 })}
            />
          ),
        })}
      </p>
    </section>
  );
}

const noRules: GuardRules = { levels: {}, offlineAfterReplies: 1, cannedFrom: 1 };

type Chosen = Level | 'off';
const levels = ['note', 'second_person', 'may_not_go', 'off'] as const satisfies readonly Chosen[];

interface LevelRowProps {
  readonly code: Settable;
  /** Undefined: the usual one. */
  readonly level: Chosen | undefined;
  readonly onLevel: (level: Chosen | null) => void;
}

function LevelRow({ code, level, onLevel }: LevelRowProps) {
  const usual = levelOf({ code, spans: [], detail: {}, better: null }, noRules);
  return (
    <tr className={`level-${level ?? usual}`}>
      <th scope="row">
        <span className="level-name">{say(`finding.${code}`)}</span>
        <span className="level-about">{say(`finding.about.${code}`)}</span>
      </th>
      <td>
        <Choice
          label={say('voice.levelOf', { name: say(`finding.${code}`) })}
          value={level ?? 'usual'}
          options={[
            ['usual', say('voice.usual', { level: levelName(usual) })],
            ...levels.map((one) => [one, levelName(one)] as const),
          ]}
          onValue={(chosen) => onLevel(chosen === 'usual' ? null : chosen)}
        />
      </td>
    </tr>
  );
}

function withLevel(was: GuardRules['levels'], code: Settable, level: Chosen | null): GuardRules['levels'] {
  const others = Object.fromEntries(Object.entries(was).filter(([one]) => one !== code));
  return level === null ? others : { ...others, [code]: level };
}
