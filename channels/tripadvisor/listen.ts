// One poll: the newest five reviews in each language, as one page. A list that shows none of what it showed before has
// jumped: what stood between is put on record as a gap.

import { ChannelError, type Hands, type Json, type ListenTo, type Page, type Raw } from '../channel.ts';
import { signOfParts } from '../sign.ts';
import { fieldsOf, listOf, textOf, timeOf } from '../tolerant.ts';
import { askReviews, languagesOf } from './ask.ts';
import { answerOf, isTranslated, rawsOf, reviewIdOf } from './normalise.ts';

/** As many as Tripadvisor shows. */
const FULL = 5;

interface State {
  /** Review id to its sign, of what was shown last: what has not changed is not heard again. */
  readonly signs: ReadonlyMap<string, string>;
  /** Per language: what was shown last. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** When that was. */
  readonly at: Date | null;
}

export async function* listen({ profile, config, cursor }: ListenTo, hands: Hands): AsyncGenerator<Page> {
  if (profile === null)
    throw new ChannelError('auth_expired', 'This place is not connected: connect it to hear its reviews.');
  const state = readCursor(cursor);
  const lists: (readonly [language: string, reviews: readonly unknown[]])[] = [];
  for (const language of languagesOf(config['languages'] ?? '')) {
    lists.push([language, await askReviews(hands, profile.externalId, language)]);
  }
  const { raws, signs } = changed(profile.externalId, inOwnWords(lists), state.signs);
  const shown = Object.fromEntries(lists.map(([language, reviews]) => [language, reviews.map(keyOf)]));
  const jumped = lists.filter(([language, reviews]) => hasJumped(reviews, state.shown[language] ?? []));
  const next: Json = { version: 1, signs: Object.fromEntries(signs), shown, at: hands.now().toISOString() };
  yield { raws, cursor: next, ...(jumped.length === 0 ? {} : { gap: gapOf(jumped, state.at) }) };
}

/** One review may come in its own words and translated: its own win, and once heard they are not replaced. */
function inOwnWords(lists: readonly (readonly [string, readonly unknown[]])[]): readonly unknown[] {
  const found = new Map<string, unknown>();
  for (const review of lists.flatMap(([, reviews]) => reviews)) {
    const known = found.get(keyOf(review));
    if (known === undefined || (isTranslated(known) && !isTranslated(review))) found.set(keyOf(review), review);
  }
  return [...found.values()];
}

const OWN = 'own ';

/** Oldest first, so that what was said in the same instant stands in the order it was said. */
function changed(location: string, reviews: readonly unknown[], known: ReadonlyMap<string, string>) {
  const raws: Raw[] = [];
  const signs = new Map<string, string>();
  for (const review of reviews.toReversed()) {
    const key = keyOf(review);
    const before = known.get(key);
    const sign = signOf(review);
    const isWorse = isTranslated(review) && before?.startsWith(OWN) === true;
    signs.set(key, isWorse ? before : sign);
    if (!isWorse && before !== sign) raws.push(...rawsOf(location, review));
  }
  return { raws, signs };
}

function hasJumped(reviews: readonly unknown[], before: readonly string[]): boolean {
  return reviews.length >= FULL && before.length > 0 && !reviews.some((review) => before.includes(keyOf(review)));
}

function gapOf(
  jumped: readonly (readonly [string, readonly unknown[]])[],
  from: Date | null,
): NonNullable<Page['gap']> {
  const times = jumped.flatMap(([, reviews]) =>
    reviews.map((one) => timeOf(fieldsOf(one)['published_date'])?.getTime()),
  );
  const until = Math.min(...times.filter((at) => at !== undefined));
  const names = jumped.map(([language]) => language).join(', ');
  const why = `More reviews came at once than the ${FULL} that Tripadvisor shows (${names}).`;
  return { from, until: Number.isFinite(until) ? new Date(until) : null, why };
}

function keyOf(review: unknown): string {
  return reviewIdOf(review) ?? '';
}

/** Another one when words, stars or answer are. */
function signOf(review: unknown): string {
  const { text, title, rating } = fieldsOf(review);
  return (isTranslated(review) ? '' : OWN) + signOfParts([text, title, rating, answerOf(review)['text']]);
}

/** Anything: a cursor of another age counts as none. */
function readCursor(cursor: Json): State {
  const { version, signs, shown, at } = fieldsOf(cursor);
  if (version !== 1) return { signs: new Map(), shown: {}, at: null };
  const known = Object.entries(fieldsOf(signs)).flatMap(([id, sign]) => {
    const one = textOf(sign);
    return one === null ? [] : [[id, one] as const];
  });
  const lists = Object.entries(fieldsOf(shown)).map(([language, ids]) => {
    return [language, listOf(ids).filter((id) => typeof id === 'string')] as const;
  });
  return { signs: new Map(known), shown: Object.fromEntries(lists), at: timeOf(at) };
}
