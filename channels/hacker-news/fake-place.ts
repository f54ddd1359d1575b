// The memory of the double: stories and comments as the place keeps them, written out as its two interfaces give them.
// Fields after https://github.com/HackerNews/API and https://hn.algolia.com/api; see fixtures/README.md.

import type { Said } from '../testbed.ts';

export interface Item {
  readonly id: number;
  readonly by: string;
  text: string;
  readonly parent: Item | null;
  readonly at: Date;
  isDeleted: boolean;
  isDead: boolean;
}

/** A link post of it counts for searches of sites. */
export const SITE = 'acme.example';

export class Place {
  readonly items: Item[] = [];

  /** Everybody names the brand, or no search would find them. */
  write({ by, text, to, at }: Said): Item {
    const parent = to === undefined ? null : this.must(to);
    const named = `${text}\n\nI mean Acme, of course.`;
    const item = { id: 40_000_000 + this.items.length, by, text: named, parent, at: at ?? new Date() };
    this.items.push({ ...item, isDeleted: false, isDead: false });
    return this.must(idUrl(item.id));
  }

  must(canonicalId: string): Item {
    const item = this.items.find(({ id }) => idUrl(id) === canonicalId);
    if (item === undefined) throw new Error(`there is no item ${canonicalId}`);
    return item;
  }
}

export const idUrl = (id: number): string => `https://news.ycombinator.com/item?id=${id}`;

/** As the search gives it. A comment carries the title of its story; both carry a copy with the hits marked. */
export function asHit(item: Item): Readonly<Record<string, unknown>> {
  const story = storyOf(item);
  const isComment = item.parent !== null;
  return {
    objectID: String(item.id),
    author: item.by,
    created_at: `${item.at.toISOString().slice(0, 19)}Z`,
    created_at_i: Math.floor(item.at.getTime() / 1000),
    updated_at: item.at.toISOString(),
    title: isComment ? null : titleOf(story),
    url: isComment ? null : urlOf(story),
    story_text: isComment ? null : asHtml(item.text),
    comment_text: isComment ? asHtml(item.text) : null,
    story_id: story.id,
    story_title: isComment ? titleOf(story) : null,
    story_url: isComment ? urlOf(story) : null,
    parent_id: item.parent?.id ?? null,
    points: isComment ? null : 3,
    num_comments: isComment ? null : 1,
    _tags: [isComment ? 'comment' : 'story', `author_${item.by}`, `story_${story.id}`],
    _highlightResult: { author: { value: item.by, matchLevel: 'none', matchedWords: [] } },
  };
}

/** As the place itself gives it. What was deleted has lost its author and its words. */
export function asItem(item: Item): Readonly<Record<string, unknown>> {
  const type = item.parent === null ? 'story' : 'comment';
  const bare = { id: item.id, time: Math.floor(item.at.getTime() / 1000), type };
  const parent = item.parent === null ? {} : { parent: item.parent.id };
  if (item.isDeleted) return { ...bare, ...parent, deleted: true };
  const words = { by: item.by, text: asHtml(item.text), ...(item.isDead ? { dead: true } : {}) };
  if (item.parent !== null) return { ...bare, ...words, ...parent };
  return { ...bare, ...words, title: titleOf(item), url: urlOf(item), score: 3, descendants: 1 };
}

function storyOf(item: Item): Item {
  return item.parent === null ? item : storyOf(item.parent);
}

const titleOf = (story: Item) => story.text.split('\n')[0]?.slice(0, 80) ?? '';
const urlOf = (story: Item) => `https://blog.${SITE}/${story.id}`;

/** The place writes quotes and slashes as numbers, paragraphs as a bare `<p>` between them. */
function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('/', '&#x2F;')
    .replace(/\n\n+/gu, '<p>');
}
