// What servers write, read from the fixtures and from made-up oddities.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { timeOf } from '../tolerant.ts';
import { channel } from './channel.ts';
import { plainText } from './plain-text.ts';
import { first } from './testbed.ts';

const FIXTURES = readdirSync(`${import.meta.dirname}/fixtures`).filter((file) => file.endsWith('.json'));

function read(name: string): Heard {
  const { server, status } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${name}.json`, 'utf8'));
  const raw = { externalId: name, body: { server, status, root: null, parent: null } };
  return channel.normalise(raw, { kind: 'hashtag', config: {}, ownIds: new Set() });
}

describe('what servers write', () => {
  it('reads every fixture, and each names its source', () => {
    for (const file of FIXTURES) {
      const { source } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/${file}`, 'utf8'));
      assert.match(source, /\w{3}/, file);
      const heard = read(file.replace('.json', ''));
      assert.ok(heard.canonicalId.startsWith('https://'), file);
      assert.ok(heard.publishedAt, file);
    }
  });

  it('makes a whole link of one that is shown in parts', () => {
    const heard = read('mastodon-documented');
    const link =
      'https://www.theguardian.com/money/2019/dec/07/i-lost-my-193000-inheritance-with-one-wrong-digit-on-my-sort-code';
    assert.equal(heard.text, `"I lost my inheritance with one wrong digit on my sort code"\n\n${link}`);
    assert.equal(heard.canonicalId, 'https://mastodon.social/users/Gargron/statuses/103270115826048975');
    assert.equal(heard.author.handle, 'Gargron@mastodon.social');
    assert.equal(heard.author.followers, 322_930);
    assert.deepEqual(heard.counts, { likes: 11, reposts: 6, replies: 5 });
  });

  it('reads Akkoma: no uri, a bare quote, a post for its own server', () => {
    const heard = read('akkoma-quote');
    assert.equal(heard.canonicalId, 'https://akkoma.example/notice/Al30Y6dIQNzsEKhR5s');
    assert.equal(heard.text, 'from @tea');
    assert.deepEqual(heard.media, [{ kind: 'link', url: 'https://other.example/@tea/1129', alt: null }]);
    assert.equal(heard.visibility, 'public');
    assert.equal(heard.author.externalId, 'https://akkoma.example/users/nika');
  });

  it('reads GoToSocial: an unknown visibility is private, a remote file is kept', () => {
    const heard = read('gotosocial-mutuals');
    assert.equal(heard.visibility, 'private');
    assert.equal(heard.kind, 'reply');
    assert.equal(heard.title, 'delivery, again');
    assert.equal(heard.text, 'Zum dritten Mal kaputt.\nWas nun?\n\n- Tasse\n- Teller');
    assert.deepEqual(heard.media, [{ kind: 'file', url: 'https://elsewhere.example/tasse.heic', alt: null }]);
  });

  it('reads Friendica: blocks, a worded link, a poll, a time without zone', () => {
    const heard = read('friendica-poll');
    const lines = [
      'They wrote: "soon"',
      '',
      'Which one?',
      '',
      'See the help page (https://acme.example/help) & tell me.',
    ];
    assert.equal(heard.text, [...lines, '- Refund', '- New one'].join('\n'));
    assert.equal(heard.publishedAt?.toISOString(), '2023-03-01T10:00:00.000Z');
  });

  it('reads Misskey forks: counts missing, Unix milliseconds, a shortened link', () => {
    const heard = read('misskey-fork');
    const link = 'https://acme.example/mugs/blue-mug-with-a-very-long-name-indeed';
    assert.equal(heard.text, `love the :blobcup: mug\nand this ${link}`);
    assert.deepEqual(heard.counts, { likes: 0, reposts: 0, replies: 0 });
    assert.equal(heard.publishedAt?.getTime(), 1_710_493_200_123);
    assert.equal(heard.kind, 'post');
  });

  it('reads Pixelfed: a photo without words', () => {
    const heard = read('pixelfed-photo');
    assert.equal(heard.text, '');
    assert.equal(heard.handle['id'], '562000123');
    assert.equal(first(heard.media).alt, 'a cracked blue mug');
  });

  it('says plainly what it cannot read', () => {
    const body = { server: 'https://x.example', status: { id: '1' }, root: null, parent: null };
    const context = { kind: 'hashtag', config: {}, ownIds: new Set<string>() };
    assert.throws(() => channel.normalise({ externalId: '1', body }, context), /without an id or an author/);
    assert.throws(() => channel.normalise({ externalId: '1', body: 'x' }, context), /not a status/);
  });

  it('hides scripts and invisible words, and survives hostile depth', () => {
    assert.equal(plainText('<p>a<script>alert(1)</script><span class="invisible">b</span>c</p>'), 'ac');
    assert.equal(plainText('1 &lt; 2 &amp;amp; 3'), '1 < 2 &amp; 3');
    const startedAt = performance.now();
    assert.equal(plainText(`${'<div><a href="https://x.example">'.repeat(20_000)}deep`), 'deep (https://x.example)');
    assert.ok(performance.now() - startedAt < 2_000);
  });

  it('a run of blanks without end costs its length, not its square', () => {
    const started = performance.now();
    plainText(`<pre>a${' '.repeat(300_000)}b</pre>`);
    assert.ok(performance.now() - started < 1000);
  });

  it('reads times of every kind', () => {
    assert.equal(timeOf('2024-01-02T03:04:05')?.toISOString(), '2024-01-02T03:04:05.000Z');
    assert.equal(timeOf('2024-01-02T03:04:05+02:00')?.toISOString(), '2024-01-02T01:04:05.000Z');
    assert.equal(timeOf('1704164645')?.toISOString(), '2024-01-02T03:04:05.000Z');
    assert.equal(timeOf('yesterday'), null);
  });
});
