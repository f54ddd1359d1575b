// Whether a draft greets the right person. In: the draft and what the customer is called. Out: `wrong_name`, `no_name`.

import type { CueHit } from '../cues.ts';
import { firstNameOf, foldWord, nameParts } from '../person-name.ts';
import { hitsOf, type Lexicon, type ReadDraft, spanOf } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import type { Found } from './levels.ts';
import { isTrouble } from './tone.ts';

const longestName = 3;
/** Shorter drafts are a remark, and a name in each of them is a salesman's. */
const leastWordsForName = 20;
const NAME = /^(?:\p{Lu}|\p{Lo})/u;
const LATIN = /\p{Script=Latin}/u;

export function namesIn(read: ReadDraft, situation: Situation): Found[] {
  const { lexicon } = read;
  if (lexicon === null) return [];
  const greeted = greetedName(read, lexicon);
  if (greeted !== null && !isTheirs(greeted.parts, situation)) {
    const name = firstNameOf(situation.matter.customerName);
    return [
      {
        code: 'wrong_name',
        spans: [spanOf(read, greeted.from, greeted.to)],
        detail: { name: greeted.words, ...(name === null ? {} : { wanted: name }) },
        better: name === null || greeted.hasTitle ? null : { is: 'wording', text: name },
      },
    ];
  }
  const missing = missingName(read, situation);
  return missing === null ? [] : [{ code: 'no_name', spans: [], detail: { wanted: missing }, better: null }];
}

interface Greeted {
  readonly words: string;
  readonly parts: readonly string[];
  readonly hasTitle: boolean;
  readonly from: number;
  readonly to: number;
}

/** The name behind the greeting that opens the draft; null when there is none, or it is nobody's. */
function greetedName(read: ReadDraft, lexicon: Lexicon): Greeted | null {
  const { tokens, plain } = read;
  const first = tokens.findIndex(({ shape }) => shape === 'word');
  const greeting = hitsOf({ ...read, tokens: tokens.slice(0, first + 12) }, lexicon.lists.greeting);
  let at = afterGreeting(greeting, first);
  if (at === first) return null;
  if (tokens[at]?.word === ',') at += 1;
  const titled = hitsOf({ ...read, tokens: tokens.slice(0, at + 4) }, lexicon.lists.title).find(
    ({ from }) => from === at,
  );
  let from = titled?.to ?? at;
  // "Mr. Smith": the full stop belongs to the title.
  if (titled !== undefined && tokens[from]?.word === '.') from += 1;
  let to = from;
  while (to < from + longestName && tokens[to]?.shape === 'word' && isNameWord(read, lexicon, to)) to += 1;
  const next = tokens[to];
  // Nouns have capitals in German, so that only a comma tells where a name ends.
  const isClosed = next === undefined || next.shape !== 'word' || lexicon.pack.language !== 'de';
  if (to === from || !isClosed) return null;
  const named = tokens.slice(from, to);
  const words = plain.text.slice(named[0]?.start, named.at(-1)?.end).slice(0, 80);
  return { words, parts: named.map(({ word }) => foldWord(word)), hasTitle: titled !== undefined, from, to };
}

/** Greetings stand one behind the other: "Hello, good morning Dana". */
function afterGreeting(hits: readonly CueHit[], first: number): number {
  let at = first;
  for (const { from, to } of hits) if (from === at) at = to;
  return at;
}

/** Written as a name, and no word of the language that every text has. */
function isNameWord({ tokens, plain }: ReadDraft, { stop, pack }: Lexicon, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || stop.has(token.word) || token.word.length < 2) return false;
  const raw = plain.text.slice(token.start, token.end);
  return (
    NAME.test(raw) && !/\d/u.test(raw) && !nobody.has(foldWord(token.word)) && !pack.title.includes(`${token.word},`)
  );
}

/** Whom one greets without knowing a name, in the languages of the packs. */
const nobody = new Set(
  'all everyone everybody team folks friends guys customer guest again there world zusammen alle allerseits leute team kunde kundin gast todos todas equipo cliente amigos amiga amigo tous toutes equipe cher chere client cliente pessoal gente malta turma'.split(
    ' ',
  ),
);

/** Theirs by name, handle or signature; also where what they are called cannot be held against it. */
function isTheirs(parts: readonly string[], { matter, brandName }: Situation): boolean {
  const own = nameParts(matter.customerName);
  if (own.length === 0) return true;
  const isLatin = (words: readonly string[]) => words.some((word) => LATIN.test(word));
  if (isLatin(parts) !== isLatin(own)) return true;
  const handle = foldWord(matter.customerHandle ?? '');
  const brand = nameParts(brandName);
  const known = [...own, ...brand];
  if (parts.some((part) => known.some((name) => isShortFor(part, name)))) return true;
  if (parts.some((part) => part.length > 2 && (handle.includes(part) || own.join('').includes(part)))) return true;
  // They may have signed with another name than the one on their profile.
  const signed = nameParts(signedNames(matter.words.join(' ').slice(-4000)));
  return parts.some((part) => signed.includes(part));
}

/** "Alex" is Alexandra, and "Alexandra" was called Alex. */
function isShortFor(one: string, other: string): boolean {
  const least = Math.min(one.length, other.length);
  return one === other || (least >= 3 && (one.startsWith(other) || other.startsWith(one)));
}

/** The words of a text that are written like names, at most two hundred letters of them. */
function signedNames(text: string): string {
  return (text.match(/\p{Lu}\p{Ll}+/gu) ?? []).slice(-40).join(' ');
}

/** The first name that a first answer to somebody in trouble leaves out; null when nothing is missing. */
function missingName({ tokens, plain }: ReadDraft, { matter, voice }: Situation): string | null {
  const name = firstNameOf(matter.customerName);
  if (!voice.usesFirstNames || name === null || !isTrouble(matter) || matter.publicReplies > 0) return null;
  const words = tokens.filter(({ shape }) => shape === 'word');
  if (words.length < leastWordsForName) return null;
  const own = nameParts(matter.customerName);
  const isNamed = words.some(({ word }) => own.some((part) => isShortFor(foldWord(word), part)));
  const handle = matter.customerHandle?.toLowerCase() ?? '';
  return isNamed || (handle !== '' && plain.text.toLowerCase().includes(`@${handle}`)) ? null : name;
}
