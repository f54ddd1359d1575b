// Whatever a channel hands over, what is kept can be stored, shown and linked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Heard } from '../mention.ts';
import { clean, maxText, webAddress } from './clean.ts';

const heardAt = new Date('2026-11-20T10:00:00Z');

function heard(overrides: Partial<Heard> = {}): Heard {
  return {
    canonicalId: 'x:1',
    threadId: 'x:1',
    parentId: null,
    kind: 'post',
    visibility: 'public',
    author: { externalId: 'ana', handle: null, name: null, url: null, avatarUrl: null, followers: null },
    isOwn: false,
    text: 'hello',
    title: null,
    url: null,
    languageHint: null,
    rating: null,
    publishedAt: null,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: {},
    ...overrides,
  };
}

const author = (more: Partial<Heard['author']>) => ({ author: { ...heard().author, ...more } });

test('only web addresses stay links, of the mention, its author and its media', () => {
  const hostile = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'java\nscript:x',
  ];
  for (const url of hostile) {
    const kept = clean(
      heard({ url, media: [{ kind: 'link', url, alt: null }], ...author({ url, avatarUrl: url }) }),
      heardAt,
    );
    assert.deepEqual([kept.url, kept.author.url, kept.author.avatarUrl, kept.media], [null, null, null, []], url);
  }
  assert.equal(webAddress('HTTPS://example.org/a'), 'HTTPS://example.org/a');
});

test('dates before the web and beyond tomorrow are taken for missing', () => {
  const at = (text: string) =>
    clean(heard({ publishedAt: new Date(text) }), heardAt).publishedAt?.toISOString() ?? null;
  assert.equal(at('1970-01-01T00:00:00Z'), null);
  assert.equal(at('2090-01-01T00:00:00Z'), null);
  assert.equal(at('nonsense'), null);
  assert.equal(at('2026-11-20T20:00:00Z'), '2026-11-20T20:00:00.000Z');
});

test('an id that is missing, or too long for an index, is refused in words', () => {
  assert.throws(() => clean(heard({ canonicalId: ' ' }), heardAt), /it has no id/u);
  assert.throws(() => clean(heard({ threadId: '\u0000' }), heardAt), /it has no thread id/u);
  assert.throws(
    () => clean(heard(author({ externalId: '漢'.repeat(700) })), heardAt),
    /author id is longer than 2000 bytes/u,
  );
  assert.equal(clean(heard({ canonicalId: 'a'.repeat(2000) }), heardAt).canonicalId.length, 2000);
});

test('numbers are bounded', () => {
  const counts = { likes: -3, reposts: Number.POSITIVE_INFINITY, replies: 9e12 };
  const kept = clean(heard({ counts, rating: 11, ...author({ followers: 2.6 }) }), heardAt);
  assert.deepEqual(
    [kept.counts, kept.rating, kept.author.followers],
    [{ likes: 0, reposts: 0, replies: 2_147_483_647 }, 5, 3],
  );
});

test('no text holds what a database chokes on, and none is without end', () => {
  const anything = fc.string({
    unit: fc.constantFrom('a', '\u0000', '\ud83d', '\ude00', '🙂', ' ', '漢'),
    maxLength: 450,
    size: 'max',
  });
  const isStorable = (value: unknown): boolean =>
    typeof value === 'string'
      ? value.isWellFormed() && !value.includes('\u0000')
      : typeof value !== 'object' || value === null || Object.entries(value).every((pair) => pair.every(isStorable));
  fc.assert(
    fc.property(anything, (text) => {
      const named = author({ externalId: `a${text}`, name: text, handle: text });
      const media = [{ kind: 'image' as const, url: `https://example.org/${text}`, alt: text }];
      const ids = { canonicalId: `a${text}`, threadId: `b${text}`, parentId: `c${text}` };
      const kept = clean(heard({ ...ids, text, title: text, media, handle: { [text]: text }, ...named }), heardAt);
      assert.ok(isStorable(kept), JSON.stringify(kept));
      assert.ok((kept.author.name?.length ?? 0) <= 200);
    }),
  );
  assert.equal(clean(heard({ text: 'x'.repeat(maxText + 9) }), heardAt).text.length, maxText);
});
