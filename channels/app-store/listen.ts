// Listening: country by country, the one read longest ago first, each down to what was known. In: an app, its countries and
// where each was read to. Out: pages of reviews; a country counts as read when all of its pages were.

import { ChannelError, type Hands, type Json, type ListenTo, type Page, type Raw } from '../channel.ts';
import { type Fields, fieldsOf, idOf, timeOf } from '../tolerant.ts';
import { PER_PAGE, reviewsOf } from './ask.ts';
import { type Asked, askedBy } from './asked.ts';

/** Apple gives no more. */
const MOST_PAGES = 10;
const FIRST_PAGES = 2;

/** ISO times: of the newest review heard, and when the country was read. */
type Read = { readonly newest: string | null; readonly at: string };
type Cursor = { readonly app: string; readonly countries: { readonly [country: string]: Read } };

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const asked = askedBy(source);
  if (asked === null) {
    throw new ChannelError('unreadable', 'Type the address of the app in the App Store, and countries as two letters');
  }
  let cursor = readCursor(source.cursor, asked);
  const readAt = (country: string) => cursor.countries[country]?.at ?? '';
  const turns = asked.countries.toSorted((a, b) => readAt(a).localeCompare(readAt(b)));
  for (const country of turns) {
    const since = timeOf(cursor.countries[country]?.newest);
    for await (const { isLast, newest, ...page } of walk({ app: asked.app, country, since }, hands)) {
      const read: Read = { newest: newest?.toISOString() ?? null, at: hands.now().toISOString() };
      if (isLast) cursor = { app: asked.app, countries: { ...cursor.countries, [country]: read } };
      yield { ...page, cursor };
    }
  }
}

type Step = Pick<Page, 'raws' | 'gap'> & { readonly newest: Date | null; readonly isLast: boolean };

async function* walk(
  { app, country, since }: { app: string; country: string; since: Date | null },
  hands: Hands,
): AsyncGenerator<Step> {
  let newest = since;
  for (let page = 1; ; page += 1) {
    const entries = await reviewsOf({ app, country, page }, hands);
    const times = entries.flatMap((entry) => writtenAt(entry, hands.now()) ?? []).toSorted((a, b) => +a - +b);
    const [oldest] = times;
    const last = times.at(-1);
    if (last !== undefined && (newest === null || last > newest)) newest = last;
    const raws = entries.flatMap((entry) => rawOf(entry, app, country));
    const isKnown = oldest === undefined || (since !== null && oldest <= since);
    const isEnd = entries.length < PER_PAGE || isKnown || (since === null && page === FIRST_PAGES);
    const isLast = isEnd || page === MOST_PAGES;
    const why = `more was written than the ${MOST_PAGES * PER_PAGE} reviews Apple's feed holds`;
    yield { raws, newest, isLast, ...(isLast && !isEnd ? { gap: { from: since, until: oldest ?? null, why } } : {}) };
    if (isLast) return;
  }
}

/** Nothing was written after now; a clock that is wrong must not end the listening. */
function writtenAt(entry: Fields, now: Date): Date | null {
  const at = timeOf(fieldsOf(entry['updated'])['label']);
  return at !== null && at <= now ? at : null;
}

function rawOf(review: Fields, app: string, country: string): readonly Raw[] {
  const id = idOf(fieldsOf(review['id'])['label']);
  return id === null ? [] : [{ externalId: id, body: { review, app, country } as Json }];
}

function readCursor(cursor: Json, { app, countries }: Asked): Cursor {
  const { app: of, countries: kept } = fieldsOf(cursor);
  const read = of === app ? fieldsOf(kept) : {};
  const known = countries.flatMap((country): [string, Read][] => {
    const { newest, at } = fieldsOf(read[country]);
    const isTime = (value: unknown): value is string => typeof value === 'string' && timeOf(value) !== null;
    return isTime(at) ? [[country, { newest: isTime(newest) ? newest : null, at }]] : [];
  });
  return { app, countries: Object.fromEntries(known) };
}
