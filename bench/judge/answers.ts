// Judges finding the approved answer to what a customer wrote: first, or among the first three, after others asked in words
// of their own. Of the words a question is judged on, none is known beforehand.

import { type Meant, meaningOf, nearestInMeaning } from '../../core/respond/answers/meaning.ts';
import { keysOf, wordingOf } from '../../core/respond/answers/wording.ts';
import { openShippedEncoder } from '../../server/encoder.ts';
import { mostCandidates } from '../../store/respond/answers/wordings.ts';
import type { Head, Part } from './head.ts';
import { type AskedExample, readSet, type StoredAnswer } from './own-sets.ts';

const shown = 3;
const languages = ['es', 'fr', 'de', 'pt'] as const;

interface Learned extends Meant {
  readonly keys: ReadonlySet<string>;
}

/** Answers as they are after these were asked and answered. */
function learned(answers: readonly StoredAnswer[], asked: readonly AskedExample[], isEnglish = true): Learned[] {
  return answers.map(({ id, question, answer }) => {
    const texts = [question, answer, ...asked.filter((one) => one.id === id).map(({ text }) => text)];
    const meaning = isEnglish ? meaningOf(texts.flatMap((text) => vectorOf(text) ?? [])) : null;
    return { id, wording: wordingOf(texts), meaning, keys: new Set(texts.flatMap(keysOf)) };
  });
}

const encoder = openShippedEncoder();
const vectors = new Map<string, Float32Array | null>();

/** Made once: the same text is asked for in every fold. */
function vectorOf(text: string): Float32Array | null {
  const vector = vectors.get(text) ?? encoder.vectorOf(text);
  vectors.set(text, vector);
  return vector;
}

/** As they are looked up: those that share the rarest keys, and where there is room others. */
function candidatesOf(text: string, known: readonly Learned[]): readonly Learned[] {
  const shared = new Map<Learned, number>();
  for (const key of keysOf(text)) {
    const holders = known.filter(({ keys }) => keys.has(key));
    for (const one of holders) shared.set(one, (shared.get(one) ?? 0) + 1 / Math.log(2 + holders.length));
  }
  const most = [...shared].sort(([, one], [, other]) => other - one);
  return [...new Set([...most.map(([one]) => one), ...known])].slice(0, mostCandidates.answer);
}

interface Found {
  readonly isFirst: boolean;
  readonly isShown: boolean;
}

function find({ text, id }: AskedExample, known: readonly Learned[]): Found {
  const candidates = candidatesOf(text, known);
  const meaning = candidates.some((one) => one.meaning !== null) ? vectorOf(text) : null;
  const place = nearestInMeaning({ words: text, meaning }, candidates).findIndex((one) => one.id === id);
  return { isFirst: place === 0, isShown: place >= 0 && place < shown };
}

function partOf(name: string, found: readonly Found[]): Part {
  const share = (of: (one: Found) => boolean) => found.filter(of).length / found.length;
  return {
    name,
    examples: found.length,
    figures: { first: share((one) => one.isFirst), inThree: share((one) => one.isShown) },
  };
}

/** Every fourth at a time is asked of what the others taught. */
function inFolds(answers: readonly StoredAnswer[], asked: readonly AskedExample[]): Found[] {
  return [0, 1, 2, 3].flatMap((fold) => {
    const known = learned(
      answers,
      asked.filter((_, i) => i % 4 !== fold),
    );
    return asked.filter((_, i) => i % 4 === fold).map((one) => find(one, known));
  });
}

function otherLanguages(): Found[] {
  const asked = readSet('answers/other-languages');
  return languages.flatMap((language) => {
    const own = asked.filter((one) => one.language === language);
    const known = learned(
      readSet(`answers/answers-${language}`),
      own.filter((one) => one.apart !== true),
      false,
    );
    return own.filter((one) => one.apart === true).map((one) => find(one, known));
  });
}

function judge(): readonly Part[] {
  const answers = readSet('answers/answers');
  const chosen = readSet('answers/chosen');
  const [unlearned, taught] = [learned(answers, []), learned(answers, chosen)];
  const apart = readSet('answers/apart');
  return [
    partOf('chosen, in folds', inFolds(answers, chosen)),
    partOf(
      'apart',
      apart.map((one) => find(one, taught)),
    ),
    partOf(
      'apart, on the first day',
      apart.map((one) => find(one, unlearned)),
    ),
    partOf('apart, es fr de pt', otherLanguages()),
  ];
}

export const answers: Head = {
  name: 'answers',
  how: 'What a customer wrote, and the approved answer a good agent would give: of 76 answers in English, which know their own question and text and the eight wordings of *chosen* each led to before; on the first day none of those. English by words and meaning; in four other languages by words alone, of 12 answers each with two wordings.',
  goals: { inThree: 0.97 },
  floors: {
    'chosen, in folds': { first: 0.79, inThree: 0.93 },
    apart: { first: 0.785, inThree: 0.9 },
    'apart, on the first day': { first: 0.72, inThree: 0.865 },
    'apart, es fr de pt': { first: 0.53, inThree: 0.71 },
  },
  judge,
};
