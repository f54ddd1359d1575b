// The fields of an answer: question and text in each language, when it is looked at again, and where it holds.

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { AnswerText, AnswerView } from '../../wire/answers.ts';
import { locationsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Field } from '../parts/Field.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose } from '../parts/icons.tsx';
import { languageName, languagesBut } from '../people/languages.ts';
import { nextReview } from './answer-words.ts';

export interface Draft {
  readonly texts: AnswerText[];
  readonly locationIds: string[];
  readonly reviewOn: string | null;
}

export function draftOf(was: AnswerView | null, question = ''): Draft {
  if (was !== null) {
    return { texts: [...was.texts], locationIds: [...was.locationIds], reviewOn: was.reviewOn };
  }
  return { texts: [{ language: 'en', question, text: '' }], locationIds: [], reviewOn: nextReview() };
}

interface TextFieldsProps {
  readonly slug: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

export function TextFields({ slug, draft, onDraft }: TextFieldsProps) {
  const { texts } = draft;
  const setText = (place: number, part: Partial<AnswerText>): void =>
    onDraft({ ...draft, texts: texts.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  const others = languagesBut(texts.map((one) => one.language));
  return (
    <>
      {texts.map((one, place) => (
        <OneText
          // biome-ignore lint/suspicious/noArrayIndexKey: the language itself can be changed in place
          key={place}
          text={one}
          others={others}
          onText={(part) => setText(place, part)}
          onRemove={texts.length > 1 ? () => onDraft({ ...draft, texts: texts.filter((_, at) => at !== place) }) : null}
        />
      ))}
      <LanguageChoice
        label={say('answers.addLanguage')}
        value=""
        others={others}
        onLanguage={(language) => onDraft({ ...draft, texts: [...texts, { language, question: '', text: '' }] })}
      />
      <Field
        label={say('answers.reviewOn')}
        type="date"
        value={draft.reviewOn ?? ''}
        onValue={(day) => onDraft({ ...draft, reviewOn: day === '' ? null : day })}
      />
      <Locations slug={slug} draft={draft} onDraft={onDraft} />
    </>
  );
}

interface OneTextProps {
  readonly text: AnswerText;
  readonly others: ReturnType<typeof languagesBut>;
  readonly onText: (part: Partial<AnswerText>) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

function OneText({ text, others, onText, onRemove }: OneTextProps) {
  const id = useId();
  const { language } = text;
  return (
    <div className="answer-one">
      <div className="answer-one-head">
        <LanguageChoice
          label={say('answers.language')}
          value={language}
          others={others}
          onLanguage={(next) => onText({ language: next })}
        />
        {onRemove !== null && (
          <IconButton
            label={say('answers.removeLanguage', { language: languageName(language) })}
            icon={<IconClose />}
            onClick={onRemove}
          />
        )}
      </div>
      <Field
        label={say('answers.question')}
        value={text.question}
        onValue={(question) => onText({ question })}
        lang={language}
        minLength={3}
        maxLength={300}
        required
      />
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {say('answers.text')}
        </label>
        <textarea
          id={id}
          className="field-input answer-area"
          rows={5}
          lang={language}
          dir="auto"
          maxLength={5000}
          required
          value={text.text}
          onChange={({ currentTarget }) => onText({ text: currentTarget.value })}
        />
      </div>
    </div>
  );
}

interface LanguageChoiceProps {
  readonly label: string;
  /** Empty: none yet. */
  readonly value: string;
  readonly others: ReturnType<typeof languagesBut>;
  readonly onLanguage: (language: string) => void;
}

function LanguageChoice({ label, value, others, onLanguage }: LanguageChoiceProps) {
  return (
    <select
      aria-label={label}
      className="answer-choice"
      value={value}
      onChange={({ currentTarget }) => onLanguage(currentTarget.value)}
    >
      <option value={value}>{value === '' ? label : languageName(value)}</option>
      {others.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Locations({ slug, draft, onDraft }: TextFieldsProps) {
  const locations = useQuery(locationsOf(slug)).data ?? [];
  if (locations.length === 0) return null;
  const { locationIds } = draft;
  const turn = (id: string): void => {
    const next = locationIds.includes(id) ? locationIds.filter((one) => one !== id) : [...locationIds, id];
    onDraft({ ...draft, locationIds: next });
  };
  return (
    <fieldset className="answer-places">
      <legend className="field-label">{say('answers.locations')}</legend>
      {locations.map(({ id, name }) => (
        <label key={id} className="answer-place">
          <input type="checkbox" checked={locationIds.includes(id)} onChange={() => turn(id)} />
          {name}
        </label>
      ))}
      <p className="field-hint">{say('answers.everywhere')}</p>
    </fieldset>
  );
}
