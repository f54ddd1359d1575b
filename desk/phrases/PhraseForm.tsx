// A phrase while it is made or changed, in its place on the page. In: what it was. Out: the phrase saved, or nothing.

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Intent } from '../../core/reading.ts';
import { phraseUses, topics } from '../../core/respond/phrases/phrase.ts';
import { channelsOf, teamsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { kindWord } from '../parts/kind-word.ts';
import { TroubleLine } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';
import type { OwnScope, PhraseDraft } from './phrase-drafts.ts';
import { samplesOf } from './samples.ts';
import { useSavePhrase } from './use-phrase-change.ts';
import { WordingField } from './WordingField.tsx';

interface PhraseFormProps {
  readonly slug: string;
  readonly brand: string;
  readonly draft: PhraseDraft;
  /** Whether this person may change what others use. */
  readonly canShare: boolean;
  /** Whether the language tells forms of address apart. */
  readonly hasAddress: boolean;
  readonly onDone: () => void;
}

const kinds: readonly Intent[] = ['complaint', 'question', 'praise', 'other'];
const mostWordings = 8;

export function PhraseForm({ slug, brand, draft: given, canShare, hasAddress, onDone }: PhraseFormProps) {
  const [draft, setDraft] = useState(given);
  const set = (part: Partial<PhraseDraft>): void => setDraft({ ...draft, ...part });
  const saving = useSavePhrase(slug, draft, onDone);
  const trouble = formTroubleOf(saving.error, ['texts', 'teamId']);
  const samples = samplesOf(draft.language, brand);
  const { texts } = draft;
  return (
    <form
      className="phrase-form"
      aria-label={draft.id === null ? say('phrases.new') : say('phrases.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.isPending) saving.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      {texts.map((text, at) => (
        <WordingField
          // biome-ignore lint/suspicious/noArrayIndexKey: wordings have no name of their own
          key={at}
          at={at + 1}
          text={text}
          language={draft.language}
          samples={samples}
          onText={(next) => set({ texts: texts.with(at, next) })}
          onRemove={texts.length === 1 ? null : () => set({ texts: texts.toSpliced(at, 1) })}
        />
      ))}
      <TroubleLine words={trouble.of('texts')} />
      {texts.length < mostWordings && (
        <Button
          size="s"
          variant="ghost"
          className="phrase-more"
          icon={<IconPlus size={14} />}
          onClick={() => set({ texts: [...texts, ''] })}
        >
          {say('phrases.otherWording')}
        </Button>
      )}
      <Where draft={draft} set={set} hasAddress={hasAddress} />
      {canShare && <Whose slug={slug} draft={draft} set={set} trouble={trouble.of('teamId')} />}
      <Fits draft={draft} set={set} />
      <TroubleLine words={trouble.general} />
      <div className="phrase-form-acts">
        <Button variant="ghost" onClick={onDone}>
          {say('phrases.cancel')}
        </Button>
        <Button type="submit" variant="primary" isBusy={saving.isPending}>
          {say('phrases.save')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: PhraseDraft;
  readonly set: (part: Partial<PhraseDraft>) => void;
}

function Where({ draft, set, hasAddress }: PartProps & { readonly hasAddress: boolean }) {
  return (
    <div className="phrase-fields">
      <Choice
        label={say('phrases.step')}
        value={draft.use}
        options={phraseUses.map((one) => [one, say(`phrases.use.${one}`)])}
        onValue={(use) => set({ use })}
      />
      <Choice
        label={say('phrases.topicLabel')}
        value={draft.topic}
        options={topics.map((one) => [one, say(`phrases.topic.${one}`)])}
        onValue={(topic) => set({ topic })}
      />
      <Choice
        label={say('phrases.toneLabel')}
        value={draft.tone}
        options={(['plain', 'warm'] as const).map((one) => [one, say(`phrases.tone.${one}`)])}
        onValue={(tone) => set({ tone })}
      />
      {hasAddress && (
        <Choice
          label={say('phrases.addressLabel')}
          value={draft.address}
          options={(['either', 'informal', 'formal'] as const).map((one) => [one, say(`phrases.address.${one}`)])}
          onValue={(address) => set({ address })}
        />
      )}
    </div>
  );
}

function Whose({
  slug,
  draft,
  set,
  trouble,
}: PartProps & { readonly slug: string; readonly trouble: string | undefined }) {
  const teams = (useQuery(teamsOf(slug)).data ?? []).filter((one) => !one.isArchived);
  const scopes: readonly OwnScope[] = teams.length === 0 ? ['brand', 'own'] : ['brand', 'team', 'own'];
  const [first] = teams;
  return (
    <div className="phrase-fields">
      <Choice
        label={say('phrases.scopeLabel')}
        value={draft.scope}
        options={scopes.map((one) => [one, say(`phrases.scope.${one}`)])}
        onValue={(scope) => set({ scope, teamId: scope === 'team' ? (draft.teamId ?? first?.id ?? null) : null })}
      />
      {draft.scope === 'team' && (
        <Choice
          label={say('phrases.teamLabel')}
          value={draft.teamId ?? ''}
          options={teams.map((one) => [one.id, one.name])}
          onValue={(teamId) => set({ teamId })}
        />
      )}
      <TroubleLine words={trouble} />
    </div>
  );
}

function Fits({ draft, set }: PartProps) {
  const channels = useQuery(channelsOf()).data ?? [];
  return (
    <>
      <Ticks
        label={say('phrases.kindsLabel')}
        hint={say('phrases.kindsAll')}
        options={kinds.map((one) => [one, kindWord(one)])}
        chosen={draft.kinds}
        onChosen={(chosen) => set({ kinds: [...chosen] })}
      />
      {channels.length > 0 && (
        <Ticks
          label={say('phrases.channelsLabel')}
          hint={say('phrases.channelsAll')}
          options={channels.map(({ id, label }) => [id, label])}
          chosen={draft.channels}
          onChosen={(chosen) => set({ channels: [...chosen] })}
        />
      )}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onValue: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onValue }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(([one]) => one === currentTarget.value);
          if (chosen !== undefined) onValue(chosen[0]);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TicksProps<Value extends string> {
  readonly label: string;
  readonly hint: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: readonly Value[];
  readonly onChosen: (chosen: readonly Value[]) => void;
}

function Ticks<Value extends string>({ label, hint, options, chosen, onChosen }: TicksProps<Value>) {
  return (
    <fieldset className="phrase-ticks">
      <legend className="field-label">
        {label} <span className="field-optional">{hint}</span>
      </legend>
      {options.map(([one, words]) => (
        <label key={one} className="phrase-tick">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ currentTarget: { checked } }) =>
              onChosen(checked ? [...chosen, one] : chosen.filter((other) => other !== one))
            }
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
