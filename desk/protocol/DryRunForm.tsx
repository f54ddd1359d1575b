// The imagined mention: where it is said, what it is like, when.

import type { z } from 'zod';
import type { DryRunBody } from '../../wire/dry-run.ts';
import { say } from '../messages/say.ts';
import { optionsOf } from './criteria.ts';
import { useProtocolDesk } from './desk.ts';
import { sayLanguage } from './list-words.ts';

type About = z.input<typeof DryRunBody>['about'];

export interface ImaginedMention extends About {
  /** ISO 8601; null: now, whenever it is asked. */
  readonly at: string | null;
}

interface FormProps {
  readonly mention: ImaginedMention;
  readonly onMention: (mention: ImaginedMention) => void;
}

const unknown = '';

export function DryRunForm({ mention, onMention }: FormProps) {
  const { protocol, known } = useProtocolDesk();
  const options = optionsOf(protocol, known);
  const put = (part: Partial<ImaginedMention>): void => onMention({ ...mention, ...part });
  const kinds = ['complaint', 'question', 'praise', 'other'] as const;
  const feelings = ['negative', 'neutral', 'positive'] as const;
  const spheres = ['owned_public', 'owned_private', 'earned'] as const;
  const languages = [...new Set([...protocol.languages, mention.language ?? 'en'])];
  return (
    <div className="dry-run-fields">
      <Pick
        label={say('protocol.condition.kinds')}
        value={mention.kind ?? unknown}
        options={kinds.map((kind) => [kind, say(`protocol.oneKind.${kind}`)])}
        onPick={(value) => put({ kind: kinds.find((kind) => kind === value) ?? null })}
      />
      <Pick
        label={say('protocol.condition.feelings')}
        value={mention.feeling ?? unknown}
        options={feelings.map((feeling) => [feeling, say(`protocol.feelings.${feeling}`)])}
        onPick={(value) => put({ feeling: feelings.find((feeling) => feeling === value) ?? null })}
      />
      <Pick
        label={say('protocol.condition.channels')}
        value={mention.channel}
        options={options('channels')}
        onPick={(channel) => put({ channel })}
      />
      <Pick
        label={say('protocol.condition.spheres')}
        value={mention.sphere}
        options={spheres.map((sphere) => [sphere, say(`protocol.spheres.${sphere}`)])}
        onPick={(value) => put({ sphere: spheres.find((sphere) => sphere === value) ?? 'earned' })}
      />
      <Pick
        label={say('protocol.condition.languages')}
        value={mention.language ?? unknown}
        options={[[unknown, say('protocol.unknown')], ...languages.map((code) => [code, sayLanguage(code)] as const)]}
        onPick={(language) => put({ language: language === unknown ? null : language })}
      />
      {known.locations.length > 0 && (
        <Pick
          label={say('protocol.condition.locations')}
          value={mention.location ?? unknown}
          options={[[unknown, say('protocol.noLocation')], ...options('locations')]}
          onPick={(location) => put({ location: location === unknown ? null : location })}
        />
      )}
      <Figure label={say('protocol.stars')} value={mention.rating} most={5} onValue={(rating) => put({ rating })} />
      <Figure
        label={say('protocol.followers')}
        value={mention.reach}
        most={1_000_000_000}
        onValue={(reach) => put({ reach })}
      />
      <label className="dry-run-field">
        <span>{say('protocol.saidAt')}</span>
        <input
          type="datetime-local"
          className="inline-input"
          value={mention.at === null ? '' : localTime(mention.at)}
          onChange={({ currentTarget: { value } }) => put({ at: value === '' ? null : new Date(value).toISOString() })}
        />
        <span className="dry-run-hint">{say('protocol.saidAtHint')}</span>
      </label>
      <div className="dry-run-checks">
        <Check
          label={say('protocol.condition.isUrgent')}
          isOn={mention.isUrgent}
          onTurn={(isUrgent) => put({ isUrgent })}
        />
        <Check
          label={say('protocol.condition.isAbusive')}
          isOn={mention.isAbusive}
          onTurn={(isAbusive) => put({ isAbusive })}
        />
      </div>
    </div>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <label className="dry-run-field">
      <span>{label}</span>
      <select className="inline-input" value={value} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number | null | undefined;
  readonly most: number;
  readonly onValue: (value: number | null) => void;
}

function Figure({ label, value, most, onValue }: FigureProps) {
  return (
    <label className="dry-run-field">
      <span>{label}</span>
      <input
        type="number"
        className="inline-input"
        min={0}
        max={most}
        placeholder={say('protocol.unknown')}
        value={value ?? ''}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          onValue(Number.isFinite(valueAsNumber) ? Math.min(most, Math.max(0, valueAsNumber)) : null)
        }
      />
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

function Check({ label, isOn, onTurn }: CheckProps) {
  return (
    <label className="dry-run-check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onTurn(currentTarget.checked)} />
      {label}
    </label>
  );
}

/** As the field wants it: local, without a zone. */
function localTime(at: string): string {
  const moment = new Date(at);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}
