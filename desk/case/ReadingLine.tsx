// How Heed reads one mention, and the way to correct it (law 10). In: the reading. Out: each part it says something of, with
// how sure it is and why, and a menu on each; a correction is kept as a person's.

import type { ReactElement } from 'react';
import { reasons } from '../../core/reading.ts';
import type { CasePage } from '../../wire/case.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { FeelingMark } from '../parts/FeelingMark.tsx';
import { IconAlert, IconChevronDown, IconMore } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { type Correction, useActs } from './acts.ts';
import { headList, headWord, languageWord, valueWord } from './head-words.ts';
import { reasonSentence } from './sentence.ts';

type Reading = NonNullable<CasePage['thread'][number]['reading']>;

interface ReadingLineProps {
  readonly page: KeptCase;
  readonly mentionId: string;
  readonly reading: Reading;
}

/** Below this the desk says that it is not sure (core/reading.ts). */
const sureFrom = 0.5;

const kinds = ['complaint', 'question', 'praise', 'other'] as const;
const feelings = ['negative', 'neutral', 'positive'] as const;
const emotions = ['anger', 'sadness', 'joy', 'optimism'] as const;
/** Those most desks meet; the one it was read as is always among them. */
const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'ja', 'zh'] as const;

export function ReadingLine({ page, mentionId, reading }: ReadingLineProps) {
  const acts = useActs();
  const correct = (to: Correction) => void acts.correct(page, mentionId, to);
  const part = (head: string, value: string, items: readonly MenuItem[], mark?: ReactElement) => (
    <Menu
      label={headWord(head)}
      items={items}
      trigger={partButton({ head, word: valueWord(head, value), isSure: isSureOf(reading, head), mark })}
    />
  );
  const { isUrgent, isAbusive, isIronic } = reading;
  return (
    <fieldset className="reading" aria-label={say('case.reading')}>
      {part(
        'kind',
        reading.kind,
        choices('kind', kinds, reading.kind, (kind) => correct({ kind })),
      )}
      {reading.kind === 'complaint' &&
        part(
          'reason',
          reading.reason ?? 'other',
          choices('reason', reasons, reading.reason, (reason) => correct({ reason })),
        )}
      {part('feeling', reading.feeling, feelingItems(reading, correct))}
      {reading.emotion !== null && part('emotion', reading.emotion, emotionItems(reading, correct))}
      {isUrgent && part('urgency', 'urgent', [urgentItem(reading, correct)], <IconAlert size={13} />)}
      {isAbusive && part('abuse', 'abusive', [abuseItem(reading, correct)])}
      {isIronic && part('irony', 'ironic', [ironyItem(reading, correct)])}
      {isLanguageDoubtful(reading) && part('language', reading.language ?? '', languageItems(reading, correct))}
      <Menu label={say('heads.moreAbout')} items={moreItems(reading, correct)} trigger={moreButton()} />
      {isPerson(reading.madeBy) && <span className="reading-by">{say('case.readByPerson')}</span>}
      <Honestly reading={reading} />
    </fieldset>
  );
}

/** What is said without being asked: which parts are guesses in this language, and reasons that are no passage. */
function Honestly({ reading }: { readonly reading: Reading }) {
  const { language, untrained = [], evidence, confidence } = reading;
  const elsewhere = evidence.filter(({ head, span }) => span === undefined && head !== 'language').map(reasonSentence);
  // What a person said is no guess.
  const guessed = untrained.filter((head) => confidence[head] !== 1);
  return (
    <>
      {elsewhere.length > 0 && <span className="reading-note">{say('heads.why', { why: elsewhere.join('; ') })}</span>}
      {language !== null && guessed.length > 0 && (
        <span className="reading-note">
          {say('heads.untrained', { language: languageWord(language), heads: headList(guessed) })}
        </span>
      )}
    </>
  );
}

type Correct = (to: Correction) => void;

function choices<Value extends string>(
  head: string,
  values: readonly Value[],
  now: string | null,
  onPick: (value: Value) => void,
): MenuItem[] {
  return values.map((value) => ({
    id: value,
    label: valueWord(head, value),
    isChosen: now === value,
    onPick: () => onPick(value),
  }));
}

function feelingItems({ feeling: now }: Reading, correct: Correct): MenuItem[] {
  return choices('feeling', feelings, now, (feeling) => correct({ feeling })).map((item, i) => ({
    ...item,
    icon: <FeelingMark feeling={feelings[i] ?? 'neutral'} />,
  }));
}

function emotionItems({ emotion: now }: Reading, correct: Correct): MenuItem[] {
  const none = {
    id: 'none',
    label: say('heads.noEmotion'),
    startsGroup: true,
    onPick: () => correct({ emotion: null }),
  };
  return [...choices('emotion', emotions, now, (emotion) => correct({ emotion })), none];
}

function urgentItem({ isUrgent }: Reading, correct: Correct): MenuItem {
  const label = isUrgent ? say('heads.urgentNo') : say('heads.urgentYes');
  return { id: 'urgent', label, onPick: () => correct({ isUrgent: !isUrgent }) };
}

function abuseItem({ isAbusive }: Reading, correct: Correct): MenuItem {
  const label = isAbusive ? say('case.abuseNo') : say('case.abuseYes');
  return { id: 'abuse', label, onPick: () => correct({ isAbusive: !isAbusive }) };
}

function ironyItem({ isIronic }: Reading, correct: Correct): MenuItem {
  const label = isIronic ? say('heads.ironyNo') : say('heads.ironyYes');
  return { id: 'irony', label, onPick: () => correct({ isIronic: !isIronic }) };
}

function languageItems({ language: now }: Reading, correct: Correct): MenuItem[] {
  return [...new Set([...(now === null ? [] : [now]), ...languages])].map((language) => ({
    id: language,
    label: say('heads.isLanguage', { language: languageWord(language) }),
    isChosen: language === now,
    onPick: () => correct({ language }),
  }));
}

/** Everything the line says nothing of: what it is not, an emotion where none was found, the language. */
function moreItems(reading: Reading, correct: Correct): MenuItem[] {
  const flags = [
    ...(reading.isUrgent ? [] : [urgentItem(reading, correct)]),
    ...(reading.isAbusive ? [] : [abuseItem(reading, correct)]),
    ...(reading.isIronic ? [] : [ironyItem(reading, correct)]),
  ];
  const felt = reading.emotion === null ? choices('emotion', emotions, null, (emotion) => correct({ emotion })) : [];
  return [flags, felt, languageItems(reading, correct)].flatMap((group) =>
    group.map((item, i) => ({ ...item, startsGroup: i === 0 && group !== flags })),
  );
}

/** The language is said where it may be wrong, or where Heed was taught less of it. */
const isLanguageDoubtful = (reading: Reading): boolean =>
  reading.language !== null && (!isSureOf(reading, 'language') || (reading.untrained ?? []).length > 0);

const isSureOf = (reading: Reading, head: string): boolean => (reading.confidence[head] ?? 1) >= sureFrom;

/** Readings name their weights, or the id of the person who corrected them. */
const isPerson = (madeBy: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/u.test(madeBy);

interface PartProps {
  readonly head: string;
  readonly word: string;
  readonly isSure: boolean;
  readonly mark?: ReactElement | undefined;
}

type Trigger = ReactElement<React.ComponentPropsWithRef<'button'>>;

function partButton({ head, word, isSure, mark }: PartProps): Trigger {
  const isLoud = head === 'urgency' || head === 'abuse';
  return (
    <button
      type="button"
      className={isLoud ? 'reading-head reading-urgent' : 'reading-head'}
      title={say('case.correctReading')}
    >
      <span className="sr-only">{headWord(head)}</span>
      {mark}
      {word}
      {!isSure && <span className="reading-unsure">{say('case.notSure')}</span>}
      <IconChevronDown size={11} />
    </button>
  );
}

function moreButton(): Trigger {
  return (
    <button type="button" className="reading-head" title={say('heads.moreAbout')}>
      <IconMore size={13} />
      <span className="sr-only">{say('heads.more')}</span>
    </button>
  );
}
