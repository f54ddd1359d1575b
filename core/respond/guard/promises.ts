// Whether a draft promises something by a time that no clock watches. In: the draft. Out: the words, and the time where
// it is clear enough for the desk to offer it: so many minutes from now, or an hour of the clock.

import { buildCues, type CueHit, type Cues } from '../cues.ts';
import type { DraftPack } from '../packs/pack.ts';
import { spanIn } from '../plain-text.ts';
import { hitsOf, type Lexicon, type ReadDraft, spanOf } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import { daysAhead, notBefore, weekdays } from './day-words.ts';
import type { Found } from './levels.ts';

export function promisesIn(read: ReadDraft, { hasPromise }: Situation): Found[] {
  const { lexicon } = read;
  if (lexicon === null || hasPromise) return [];
  const promises = hitsOf(read, lexicon.lists.promise);
  if (promises.length === 0) return [];
  const times = timesIn(read, lexicon);
  for (const promise of promises) {
    const sentence = read.sentences[promise.from];
    const its = times.filter((time) => read.sentences[time.from] === sentence);
    const clear = its.find(({ detail }) => Object.keys(detail).length > 0);
    const time = clear ?? its[0];
    if (time === undefined) continue;
    const words = read.plain.text.slice(time.start, time.end);
    const spans = [spanOf(read, promise.from, promise.to), spanIn(read.plain, time.start, time.end)];
    return [
      {
        code: 'promise_without_clock',
        spans: spans.sort((a, b) => a.start - b.start),
        detail: { time: words, ...clear?.detail, ...dayIn(read, sentence) },
        better: null,
      },
    ];
  }
  return [];
}

/** The day its sentence names. */
function dayIn({ tokens, sentences }: ReadDraft, sentence: number | undefined): { days?: number; weekday?: number } {
  for (const [i, { word }] of tokens.entries()) {
    if (sentences[i] !== sentence) continue;
    const days = notBefore.has(tokens[i - 1]?.word ?? '') ? undefined : daysAhead.get(word);
    if (days !== undefined) return { days };
    const weekday = weekdays.get(word);
    if (weekday !== undefined) return { weekday };
  }
  return {};
}

interface Time {
  /** Its first token. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** `minutes` from now, or `at` an hour of the clock (`HH:MM`); empty when it is said in words only. */
  readonly detail: { readonly minutes?: number; readonly at?: string };
}

const most = 20;

function timesIn(read: ReadDraft, lexicon: Lexicon): Time[] {
  const { tokens } = read;
  const inWords = hitsOf(read, lexicon.lists.promiseTime)
    .slice(0, most)
    .map(({ from, to }) => timeAt(read, from, to, {}));
  const spans = amountsIn(read, lexicon.pack);
  const clocks = [...read.plain.text.matchAll(CLOCK)].slice(0, most).flatMap((match) => {
    const at = hourOf(match);
    const from = tokens.findIndex(({ end }) => end > match.index);
    return at === null || from < 0
      ? []
      : [{ from, start: match.index, end: match.index + match[0].length, detail: { at } }];
  });
  return [...inWords, ...spans, ...clocks];
}

function timeAt({ tokens }: ReadDraft, from: number, to: number, detail: Time['detail']): Time {
  const start = tokens[from]?.start ?? 0;
  return { from, start, end: tokens[to - 1]?.end ?? start, detail };
}

/** 15:00, 15.30 Uhr, 15h, 15h30, 3pm, 3:30 pm. Not prices, dates or versions. */
const CLOCK =
  /(?<![\d.,:/-])(\d{1,2})(?:[:.](\d{2})\s?(am|pm|a\.m\.|p\.m\.|uhr|h)?|\s?(?:(am|pm|a\.m\.|p\.m\.)|(?:h|uhr)\s?(\d{2})?))(?![\p{L}\d]|[.,:/-]\d)/giu;

function hourOf([words, hour = '', colonMinutes, colonSuffix, suffix, minutes]: RegExpMatchArray): string | null {
  // "12.50" is a price unless something says that it is an hour.
  if (words.includes('.') && colonMinutes !== undefined && colonSuffix === undefined) return null;
  const half = (colonSuffix ?? suffix ?? '').toLowerCase().charAt(0);
  const at = half === 'p' ? (Number(hour) % 12) + 12 : half === 'a' ? Number(hour) % 12 : Number(hour);
  const past = Number(colonMinutes ?? minutes ?? 0);
  return at > 23 || past > 59 ? null : `${String(at).padStart(2, '0')}:${String(past).padStart(2, '0')}`;
}

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080 };

interface Measures {
  readonly numbers: Cues;
  readonly units: Cues;
}
const known = new WeakMap<DraftPack, Measures>();

/** The packs write `two=2` and `hour, hours=hour`: read as cues whose better wording is the figure. */
function measuresOf(pack: DraftPack): Measures {
  const there = known.get(pack);
  if (there !== undefined) return there;
  const numbers = pack.numbers.split(/[,\n]/u).map((entry) => entry.replace('=', ' => '));
  const units = pack.units.split('\n').map((line) => line.replace('=', ' => '));
  const cut = pack.cutsAtApostrophe;
  const made = { numbers: buildCues(numbers.join('\n'), cut), units: buildCues(units.join('\n'), cut) };
  known.set(pack, made);
  return made;
}

/** "in two hours", "within 3 days", "dans 24 heures". */
function amountsIn(read: ReadDraft, pack: DraftPack): Time[] {
  const { numbers, units } = measuresOf(pack);
  const figures = hitsOf(read, numbers);
  const found: Time[] = [];
  for (const unit of hitsOf(read, units)) {
    const each = minutesOf[unit.cue.better ?? ''];
    const figure = each === undefined ? null : figureBefore(read, figures, unit.from);
    if (each === undefined || figure === null) continue;
    found.push(timeAt(read, figure.from, unit.to, { minutes: Math.round(figure.value * each) }));
    if (found.length === most) break;
  }
  return found;
}

function figureBefore({ tokens }: ReadDraft, figures: readonly CueHit[], to: number) {
  const word = tokens[to - 1]?.word ?? '';
  if (/^\d{1,3}$/u.test(word)) return { from: to - 1, value: Number(word) };
  const figure = figures.findLast((hit) => hit.to === to);
  const value = Number(figure?.cue.better);
  return figure === undefined || !(value > 0) ? null : { from: figure.from, value };
}
