// Large towns for the benches: as many mentions as asked for, from the rehearsal story's words and people, by many
// customers in threads, the same every time. Out: raw things as the rehearsal channel hands them over.

import type { Raw } from '../channels/channel.ts';
import { brand } from '../channels/rehearsal/world/brand.ts';
import { messages } from '../channels/rehearsal/world/messages/all.ts';
import { people } from '../channels/rehearsal/world/people.ts';

const places = 'Aarau Bilbao Cork Dover Evora Fulda Genoa Hull Iasi Jena Kiel Lyon Metz Nancy Oslo Porto Quimper'.split(
  ' ',
);
const things = 'kettle grinder filter mug subscription voucher parcel invoice loaf starter tin scale sieve jar'.split(
  ' ',
);
const openings = ['', '', '', 'Hi, ', 'Honestly: ', 'Second try. ', 'Hello again, ', 'Quick one: '];
const said = messages.filter((one) => one.by !== 'brand' && one.text !== '');
const answered = messages.filter((one) => one.by === 'brand');

interface Line {
  readonly id: string;
  readonly root: string;
  readonly by: number;
}

export interface TownSize {
  /** Tells towns apart; each has customers and threads of its own. */
  readonly seed: number;
  readonly customers: number;
  /** When the newest thing was said. */
  readonly now: Date;
}

export class Town {
  readonly #size: TownSize;
  readonly #chance: () => number;
  readonly #recent: Line[] = [];
  #made = 0;

  constructor(size: TownSize) {
    this.#size = size;
    this.#chance = chanceFrom(size.seed);
  }

  /** The next `count` things said. */
  next(count: number): Raw[] {
    return Array.from({ length: count }, () => this.#one());
  }

  /** Two in five carry a thread on; one in ten of these is the brand's own answer. */
  #one(): Raw {
    const id = `m${this.#made}`;
    this.#made += 1;
    const before = this.#chance() < 0.4 ? this.#recent[Math.floor(this.#chance() * this.#recent.length)] : undefined;
    const isOwn = before !== undefined && this.#chance() < 0.1;
    // Whoever began a thread mostly carries it on.
    const by =
      before !== undefined && this.#chance() < 0.6 ? before.by : Math.floor(this.#chance() ** 2 * this.#size.customers);
    const line = { id, root: before?.root ?? id, by: isOwn ? (before?.by ?? by) : by };
    this.#recent[this.#made % 2000] = line;
    return { externalId: `town:${this.#size.seed}/${id}`, body: this.#body(line, before ?? null, isOwn) };
  }

  #body({ id, root, by }: Line, before: Line | null, isOwn: boolean) {
    const source = this.#pick(isOwn ? answered : said);
    const person = people[by % people.length];
    const handle = isOwn ? brand.handle : `${person?.handle}${by}-${this.#size.seed}`;
    const { seed, now } = this.#size;
    return {
      seed: String(seed),
      startedAt: '2026-11-01T00:00:00.000Z',
      pace: 'still',
      id,
      by: handle,
      name: isOwn ? brand.name : `${person?.name} ${Math.floor(by / people.length) || ''}`.trim(),
      handle,
      followers: isOwn ? null : (person?.followers ?? 0) + (by % 97),
      text: this.#words(source.text),
      title: source.title ?? null,
      rating: source.rating ?? null,
      photo: source.photo ?? null,
      language: isOwn ? 'en' : (source.language ?? person?.language ?? null),
      kind: before === null ? 'post' : 'reply',
      isLetter: false,
      root,
      parent: before?.id ?? null,
      origin: id,
      publishedAt: new Date(now.getTime() - 60_000 - Math.floor(this.#chance() * 3_000_000)).toISOString(),
      likes: Math.floor(this.#chance() ** 8 * 400),
      reposts: 0,
      isRemoved: false,
    };
  }

  /** The story's words with what makes each message its own: an opening, an order number, a thing, a place. */
  #words(text: string): string {
    const order = `${this.#pick(things)} KC-${Math.floor(this.#chance() * 900_000)} ${this.#pick(places)}`;
    return `${this.#pick(openings)}${text}${this.#chance() < 0.7 ? ` (${order})` : ''}`;
  }

  #pick<Item>(of: readonly Item[]): Item {
    const item = of[Math.floor(this.#chance() * of.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  }
}

/** mulberry32: a small generator with a seed, good enough to spread customers over threads. */
export function chanceFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
