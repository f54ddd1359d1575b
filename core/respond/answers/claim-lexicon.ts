// The words of one language made quick to ask: from a draft pack and the words of claims to maps. Made once a pack.

import type { ClaimWords } from '../packs/claims/claim-words.ts';
import type { DraftPack } from '../packs/pack.ts';

export interface Meaning {
  readonly is:
    | 'no'
    | 'without'
    | 'shut'
    | 'closes'
    | 'open'
    | 'free'
    | 'charged'
    | 'own'
    | 'vague'
    | 'day'
    | 'morning'
    | 'evening'
    | 'idle';
  readonly days: readonly number[];
  /** Counts among what a clause speaks of, under this stem. */
  readonly isContent: boolean;
  readonly stem: string | null;
}

export interface Unit {
  readonly of: string;
  readonly times: number;
}

export interface ClaimLexicon {
  readonly cutsAtApostrophe: boolean;
  readonly doublesNegation: boolean;
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly months: ReadonlyMap<string, number>;
  readonly times: ReadonlyMap<string, number>;
  readonly to: ReadonlySet<string>;
  readonly through: ReadonlySet<string>;
  readonly clockBefore: ReadonlySet<string>;
  readonly least: ReadonlySet<string>;
  readonly most: ReadonlySet<string>;
  readonly but: ReadonlySet<string>;
  /** Null for words too frequent to say what a clause is about. */
  stem(word: string): string | null;
}

const made = new WeakMap<DraftPack, ClaimLexicon>();

export function claimLexicon(pack: DraftPack): ClaimLexicon {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const lexicon = build(pack, pack.claims);
  made.set(pack, lexicon);
  return lexicon;
}

function build(pack: DraftPack, words: ClaimWords): ClaimLexicon {
  const stop = new Set(list(pack.stop));
  const numbers = new Map<string, number>();
  for (const [names, value] of pairs(pack.numbers)) for (const name of names) numbers.set(name, Number(value));
  const units = new Map<string, Unit>([['%', { of: 'percent', times: 1 }]]);
  for (const [names, kind] of pairs(pack.units)) for (const name of names) units.set(name, comparable(kind));
  return {
    cutsAtApostrophe: pack.cutsAtApostrophe,
    doublesNegation: words.doublesNegation,
    meanings: meaningsOf(pack, words),
    numbers,
    units: withSigns(units),
    currencies: new Map(Object.entries(signs)),
    months: new Map(words.months.split('|').flatMap((names, at) => list(names).map((name) => [name, at + 1] as const))),
    times: new Map([
      ...list(words.noon).map((name) => [name, 12 * 60] as const),
      ...list(words.midnight).map((name) => [name, 24 * 60] as const),
    ]),
    to: new Set(list(words.to)),
    through: new Set(list(words.to).filter((word) => !joins.has(word))),
    clockBefore: new Set(list(words.clockBefore).map((one) => one.split(' ').at(-1) ?? one)),
    least: new Set(list(words.least)),
    most: new Set(list(words.most)),
    but: new Set(list(words.but)),
    stem: (word) => (word.length < 3 || stop.has(word) || units.has(word) || numbers.has(word) ? null : stemOf(word)),
  };
}

/** Between days these name two of them and not all in between. */
const joins = new Set(['and', 'or', 'y', 'o', 'et', 'ou', 'und', 'oder', 'e']);
const signs: Readonly<Record<string, string>> = { '€': 'euro', $: 'dollar', '£': 'pound' };
const hours: Readonly<Record<string, number>> = {
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  night: 24,
  week: 168,
  month: 730,
  year: 8760,
};

function comparable(kind: string): Unit {
  if (kind === 'clock') return { of: kind, times: 60 };
  const times = hours[kind];
  return times === undefined ? { of: kind, times: 1 } : { of: 'hours', times };
}

function withSigns(units: Map<string, Unit>): ReadonlyMap<string, Unit> {
  for (const [sign, of] of Object.entries(signs)) units.set(sign, { of, times: 1 });
  return units;
}

function meaningsOf(pack: DraftPack, words: ClaimWords): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const put = (text: string, is: Meaning['is'], stem: string | null = null, days: readonly number[] = []) => {
    for (const one of list(text)) meanings.set(one, { is, days, isContent: stem !== null, stem });
  };
  put(pack.negation.replaceAll('*', ''), 'no');
  put(words.without, 'without');
  put(words.shut, 'shut', '#open');
  put(words.closes, 'closes', '#open');
  put(words.open, 'open', '#open');
  put(words.free, 'free');
  put(words.charged, 'charged');
  put(words.past, 'own');
  for (const who of list(words.who)) for (const did of list(words.did)) put(`${who} ${did}`, 'own');
  put(words.exception, 'own');
  put(words.partOfHour, 'vague');
  put(words.morning, 'morning');
  put(words.evening, 'evening');
  words.weekdays.split('|').forEach((names, day) => {
    put(names, 'day', `#day${day}`, [day]);
  });
  put(words.workdays, 'day', null, [0, 1, 2, 3, 4]);
  put(words.weekend, 'day', null, [5, 6]);
  put(words.daily, 'day', null, [0, 1, 2, 3, 4, 5, 6]);
  for (const idle of list(words.idle)) put(idle, 'idle', `#${idle}`);
  return meanings;
}

function list(text: string): string[] {
  return text
    .split(/[,\n]/u)
    .map((one) => one.trim().replaceAll('’', "'"))
    .filter((one) => one !== '');
}

/** `a, b=1, c=2` gives each name its value. */
function pairs(text: string): (readonly [names: readonly string[], value: string])[] {
  const found: (readonly [readonly string[], string])[] = [];
  for (const [, names = '', value = ''] of text.matchAll(/([^=]+)=([^,\n]+)/gu))
    found.push([list(names), value.trim()]);
  return found;
}

/** Roughly: plural and verb endings off, the first six letters kept. Good enough to see that two clauses share a matter. */
function stemOf(word: string): string {
  const plain = word.replace(/['’].*$/u, '').replace(/-/gu, '');
  const cut = plain.replace(/(?:ing|able|ed|es|en|er|os|as|ar|ir|mos|ung|s|e|a|o|n|t)$/u, '');
  return (cut.length >= 4 ? cut : plain).slice(0, 6);
}
