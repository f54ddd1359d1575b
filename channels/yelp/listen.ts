// One poll of a business: pages in Yelp's own order until as many reviews are known as Yelp counts, once a day to the end.
// What Yelp counts and does not show is put on record.

import { ChannelError, type Hands, type Json, type ListenTo, type Page, type Raw } from '../channel.ts';
import { signOfParts } from '../sign.ts';
import { countOf, fieldsOf, textOf, timeOf } from '../tolerant.ts';
import { askClaimed, askReviews, businessOf, MOST_REVIEWS, PAGE } from './ask.ts';
import { answerOf, rawsOf, reviewIdOf } from './normalise.ts';

const DAY_MS = 86_400_000;

interface State {
  /** Review id to its sign: what has not changed is not heard again. */
  seen: Map<string, string>;
  /** What Yelp counted, and when, at the end of the last whole walk. */
  total: number | null;
  at: number | null;
  deepAt: number | null;
  /** Not known when the last whole walk ended: Yelp shows no more than it shows. */
  unshown: number;
}

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const business = businessOf(source);
  const state = readCursor(source.cursor);
  const nowMs = hands.now().getTime();
  const isDeep = state.deepAt === null || nowMs - state.deepAt >= DAY_MS || state.deepAt > nowMs;
  const met = new Map<string, string>();
  for (let offset = 0; offset < MOST_REVIEWS; offset += PAGE) {
    const { reviews, total } = await askReviews(hands, business, offset);
    if (offset === 0) await askStillOurs(source, business, hands);
    const raws = changed(business, reviews, state, met);
    const isEnd = reviews.length < PAGE || offset + PAGE >= Math.min(total, MOST_REVIEWS);
    const isEnough = !isDeep && state.seen.size + state.unshown >= total;
    if (!isEnd && !isEnough) {
      yield { raws, cursor: toCursor(state) };
      continue;
    }
    yield { raws, ...settle(state, { total, nowMs, isDeep: isDeep && isEnd, met }) };
    return;
  }
}

/** A permission that was taken back would else be noticed only by the first answer. */
async function askStillOurs({ credential }: ListenTo, business: string, hands: Hands): Promise<void> {
  if (credential === null) return;
  const claimed = await askClaimed(hands, credential);
  if (claimed.includes(business)) return;
  throw new ChannelError('rejected', 'This business is not claimed any more by the business user who connected it.');
}

function changed(business: string, reviews: readonly unknown[], state: State, met: Map<string, string>) {
  const raws: Raw[] = [];
  for (const review of reviews) {
    const id = reviewIdOf(review) ?? '';
    const sign = signOf(review);
    met.set(id, sign);
    if (state.seen.get(id) === sign) continue;
    state.seen.set(id, sign);
    raws.push(...rawsOf(business, review));
  }
  return raws;
}

interface Ended {
  readonly total: number;
  readonly nowMs: number;
  readonly isDeep: boolean;
  readonly met: Map<string, string>;
}

/** The walk is over: what it met is what stands, and what came meanwhile unseen is a gap. */
function settle(state: State, { total, nowMs, isDeep, met }: Ended): Pick<Page, 'cursor' | 'gap'> {
  const unshown = Math.max(0, total - state.seen.size);
  const missed = state.total === null ? 0 : unshown - state.unshown;
  const from = state.at === null ? null : new Date(state.at);
  if (isDeep) Object.assign(state, { seen: met, deepAt: nowMs });
  Object.assign(state, { unshown: Math.max(0, total - state.seen.size), total, at: nowMs });
  const why = `Yelp counts ${missed} new ${missed === 1 ? 'review that it does' : 'reviews that it does'} not show to this key.`;
  return { cursor: toCursor(state), ...(missed > 0 ? { gap: { from, until: new Date(nowMs), why } } : {}) };
}

/** Another one when words, stars or answer are. */
function signOf(review: unknown): string {
  const { text, rating, time_created: at } = fieldsOf(review);
  const answer = answerOf(review);
  return signOfParts([text, rating, at, answer?.['text'], answer?.['time_created']]);
}

/** Anything: a cursor of another age counts as none. */
function readCursor(cursor: Json): State {
  const { version, seen, total, at, deepAt, unshown } = fieldsOf(cursor);
  if (version !== 1) return { seen: new Map(), total: null, at: null, deepAt: null, unshown: 0 };
  const signs = Object.entries(fieldsOf(seen)).flatMap(([id, sign]) => {
    const known = textOf(sign);
    return known === null ? [] : [[id, known] as const];
  });
  return {
    seen: new Map(signs.slice(0, 2 * MOST_REVIEWS)),
    total: countOf(total),
    at: timeOf(at)?.getTime() ?? null,
    deepAt: timeOf(deepAt)?.getTime() ?? null,
    unshown: countOf(unshown) ?? 0,
  };
}

function toCursor({ seen, total, at, deepAt, unshown }: State): Json {
  return { version: 1, seen: Object.fromEntries(seen), total, at, deepAt, unshown };
}
