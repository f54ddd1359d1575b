// What is peculiar to the inbound API: its signature, the faults it names, the feed beside the push, and that the example in
// its README does what it says. What every channel must do is in the shared contract tests.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { find, read, rejectsAs, sayTo, withDouble } from '../fake-bench.ts';
import { channel } from './channel.ts';
import { pushOf } from './fake.ts';
import { signatureHeader, signatureOf, verifySignature } from './sign.ts';

const here = import.meta.dirname;
const context = { kind: 'place', config: {}, ownIds: new Set<string>() };
const fixture = readFileSync(`${here}/fixtures/push.json`);

const heardFrom = (bytes: Uint8Array): readonly Heard[] =>
  (channel.webhook?.read({ bytes, headers: new Headers() }) ?? []).map(({ raw }) => {
    assert.ok(raw);
    return channel.normalise(raw, context);
  });

const faultOf = (thing: unknown): string => {
  try {
    channel.normalise({ externalId: 'x', body: { place: 'forum', thing: thing as null } }, context);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('every field is heard, threads are known by what began them, and what is left out is guessed plainly', () => {
  const [review, reply, own, gone] = heardFrom(fixture);
  assert.deepEqual(review, {
    canonicalId: 'heed-inbound:forum:post-4711',
    threadId: 'heed-inbound:forum:post-4711',
    parentId: null,
    kind: 'review',
    visibility: 'public',
    author: {
      externalId: 'forum:user-81',
      handle: 'mina',
      name: 'Mina Kurz',
      url: 'https://forum.example/users/81',
      avatarUrl: 'https://forum.example/users/81.png',
      followers: 12,
    },
    isOwn: false,
    text: 'Die Kanne kam mit einem Sprung an. Wer tauscht sie um?',
    title: 'Kanne kaputt',
    url: 'https://forum.example/t/4711',
    languageHint: 'de',
    rating: 2,
    publishedAt: new Date('2026-11-22T08:30:00Z'),
    revisedAt: new Date('2026-11-22T08:35:00Z'),
    media: [{ kind: 'image', url: 'https://forum.example/i/9.jpg', alt: 'Eine Kanne mit Sprung' }],
    counts: { likes: 3, reposts: 0, replies: 1 },
    isRemoved: false,
    handle: { id: 'post-4711', thread: 'post-4711' },
  });
  assert.deepEqual(
    [reply?.kind, reply?.threadId, reply?.parentId],
    ['comment', review?.canonicalId, review?.canonicalId],
  );
  assert.deepEqual([own?.isOwn, own?.author.externalId, own?.threadId], [true, 'forum', review?.canonicalId]);
  assert.deepEqual([gone?.isRemoved, gone?.text], [true, '']);
});

test('a fault names its field, all of them at once, a typing error included', () => {
  const author = { id: 'u' };
  const faults: [unknown, RegExp][] = [
    [7, /^The thing is an object/u],
    [{ text: 'x', author }, /^id is missing/u],
    [{ id: '1', author }, /^text is missing/u],
    [{ id: '1', text: 'x' }, /^author is missing/u],
    [{ id: '1', text: 'x', author: {} }, /^author\.id is missing/u],
    [{ id: '1', text: 'x', author, publishedAt: '22.11.2026' }, /^publishedAt is wrong: .*zone/u],
    [{ id: '1', text: 'x', author, publishedAt: '2026-11-22T09:30:00' }, /^publishedAt is wrong/u],
    [{ id: '1', text: 'x', author, rating: 0 }, /^rating is wrong/u],
    [{ id: '1', text: 'x', author, url: 'javascript:alert(1)' }, /^url is wrong/u],
    [{ id: '1', text: 'x', author, media: [{ kind: 'image' }] }, /^media\.0\.url is missing/u],
    [{ id: '1', txt: 'x', author }, /^txt is no field Heed knows; text is missing/u],
    [{ id: 'x'.repeat(201), text: 'x', author }, /^id is wrong/u],
  ];
  for (const [thing, words] of faults) assert.match(faultOf(thing), words);
  assert.equal(faultOf({ id: 7, text: '', author: { id: 3 }, url: null, media: null }), '');
});

test('a signature holds for these bytes, this secret and five minutes; while a secret changes, either will do', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const body = Buffer.from('{"a":1}');
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const header = signatureOf(body, 'one', now);
  assert.equal(verifySignature(body, header, 'one', later(300)), 'genuine');
  assert.equal(verifySignature(body, header, 'one', later(301)), 'stale');
  assert.equal(verifySignature(body, header, 'one', later(-301)), 'stale');
  assert.equal(verifySignature(body, header, 'two', now), 'forged');
  assert.equal(verifySignature(body, header.replace('t=', 't=1'), 'one', now), 'forged');
  assert.equal(verifySignature(body, `v1=${'0'.repeat(64)},${header}`, 'one', now), 'genuine');
  for (const nonsense of [null, '', 't=,v1=', `t=1,v1=${'é'.repeat(32)}`]) {
    assert.equal(verifySignature(body, nonsense, 'one', now), 'forged');
  }
  // An app without a secret lets nobody in, not even somebody who signs with none.
  assert.equal(verifySignature(body, signatureOf(body, '', now), '', now), 'forged');
});

test('a secret that could be guessed lets nobody in, also when it was made short later', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const bytes = Buffer.from('{"place":"forum","things":[]}');
  const verdict = (secret: string) => {
    const headers = new Headers({ [signatureHeader]: signatureOf(bytes, secret, now) });
    return channel.webhook?.verify({ method: 'POST', query: new URLSearchParams(), headers, bytes }, { secret }, now);
  };
  assert.equal(verdict('x'.repeat(24)), 'genuine');
  for (const secret of ['x'.repeat(23), 'a', '']) assert.equal(verdict(secret), 'forged');
});

test('said back to what it was, the same words are another push; the very same push is one', () => {
  const thing = { id: '1', text: 'A', author: { id: 'u' } };
  const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1000);
  const mark = channel.webhook?.mark;
  assert.ok(mark);
  assert.equal(mark(pushOf([thing], at(0))), mark(pushOf([thing], at(0))));
  assert.notEqual(mark(pushOf([thing], at(0))), mark(pushOf([thing], at(9))));
});

test('a push that somebody overheard is the same one, however its header is dressed up', () => {
  const webhook = channel.webhook;
  assert.ok(webhook?.mark);
  const pushed = pushOf([{ id: '1', text: 'A', author: { id: 'u' } }], new Date(1_790_000_000_000));
  const signature = pushed.headers.get(signatureHeader) ?? '';
  for (const dressed of [`${signature} `, `x=1,${signature}`, `${signature},v1=${'0'.repeat(64)}`, ` ${signature},`]) {
    const again = { ...pushed, headers: new Headers({ [signatureHeader]: `${dressed},again=1` }) };
    assert.equal(webhook.mark(again), webhook.mark(pushed), dressed);
  }
});

test('a push of more than 500 things, or for no place, is refused as a whole and in a sentence', () => {
  const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
  const many = Array.from({ length: 501 }, (_, n) => ({ id: n }));
  assert.throws(() => heardFrom(bytesOf({ place: 'forum', things: many })), /501 things: send at most 500/u);
  assert.throws(() => heardFrom(bytesOf({ place: 'The Forum', things: [] })), /place is missing/u);
  assert.throws(() => heardFrom(bytesOf({ place: 'forum', thing: [] })), /^Error: thing is no field of a push/u);
  assert.throws(() => heardFrom(Uint8Array.of(0xff, 0xfe)), /not JSON in UTF-8/u);
});

test('a feed that never moves on, or is none, ends the poll; one without a feed is quiet', async () => {
  await withDouble('inbound', async (bench) => {
    const [source] = bench.double.sources;
    assert.ok(source);
    const answers = [
      { things: [], cursor: 'same', more: true },
      { things: [], cursor: 'same', more: true },
    ];
    const hands = {
      ...bench.hands,
      fetch: async () => jsonResponse(answers.shift() ?? { things: 'none' }),
    };
    const stuck = await read({ ...bench, hands }, source, null);
    assert.deepEqual([stuck.error, stuck.cursor], [null, { version: 1, cursor: 'same' }]);
    const none = await read({ ...bench, hands }, source, null);
    assert.deepEqual(
      [none.error?.code, none.error?.message],
      ['unreadable', 'The feed: things is missing: a list of what was said.'],
    );
    const quiet = { ...source, credential: { place: 'forum' } };
    assert.deepEqual((await read({ ...bench, hands }, quiet, null)).raws, []);
  });
});

test('without an address no answer leaves, and without a secret no place is connected', async () => {
  await withDouble('inbound', async (bench) => {
    const [source] = bench.double.sources;
    assert.ok(source?.profile);
    const said = await sayTo(bench, source, 'Hello?');
    const to = find(bench, source, (await read(bench, source, null)).raws, said);
    const sending = {
      ...{ to, profile: source.profile, credential: { place: 'forum' }, clientKey: '0'.repeat(32), language: null },
      ...{ queuedAt: new Date(), text: 'Hello!', visibility: 'public' as const },
    };
    const before = bench.double.requests();
    await rejectsAs(channel.reply?.(sending, bench.hands), ['rejected']);
    const { credential } = bench.double;
    assert.ok(credential);
    await rejectsAs(channel.connect?.(credential, { ...bench.hands, app: null }), ['rejected']);
    await rejectsAs(channel.connect?.({ ...credential, place: 'My Forum' }, bench.hands), ['rejected']);
    await rejectsAs(channel.connect?.({ ...credential, feedUrl: 'ftp://x' }, bench.hands), ['rejected']);
    assert.equal(bench.double.requests(), before, 'nobody had to be asked');
  });
});

function jsonResponse(body: unknown) {
  const text = JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  return {
    status: 200,
    url: 'https://forum.example/feed',
    headers: new Headers(),
    bytes,
    text: () => text,
    json: () => body,
  };
}

test('the example in the README signs as Heed verifies, and is told what was made of it', async () => {
  const code = /```js\n(.*?)```/su.exec(readFileSync(`${here}/README.md`, 'utf8'))?.[1] ?? '';
  const folder = mkdtempSync(`${tmpdir()}/heed-inbound-`);
  const secret = 'the secret of the example, long enough';
  const verdicts: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const header = request.headers[signatureHeader];
    verdicts.push(verifySignature(Buffer.concat(chunks), String(header), secret, new Date()));
    verdicts.push(heardFrom(Buffer.concat(chunks))[0]?.text ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"kept":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    process.env['HEED_SECRET'] = secret;
    process.env['HEED_PUSH'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    writeFileSync(`${folder}/tell.mjs`, code);
    const { tellHeed } = (await import(`${folder}/tell.mjs`)) as { tellHeed: (things: object[]) => Promise<unknown> };
    const told = await tellHeed([{ id: 'post-1', text: 'Grüße 👋', author: { id: 'user-1' } }]);
    assert.deepEqual([told, ...verdicts], [{ kept: 1 }, 'genuine', 'Grüße 👋']);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
});
