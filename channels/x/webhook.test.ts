// Pushes of X: its question whether the address is ours, its signature, and what its events tell.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Pushed, PushedThing } from '../channel.ts';
import { hear, heardOf, sourceOf, start } from './testbed.ts';
import { sign, webhook } from './webhook.ts';

test('a signature is HMAC-SHA256 in Base64 (RFC 4231, test case 2)', () => {
  const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  assert.equal(sign('what do ya want for nothing?', 'Jefe'), `sha256=${Buffer.from(hex, 'hex').toString('base64')}`);
});

test('without the secret nothing is genuine and no question is answered', async () => {
  const { double } = await start();
  const pushed = await double.push(await double.say({ by: 'Ada', text: 'Hello' }));
  for (const app of [{}, { consumerSecret: '' }]) {
    assert.equal(webhook.verify(pushed, app, new Date()), 'forged');
    assert.equal(webhook.handshake?.(double.handshake?.().pushed as Pushed, app), null);
  }
});

test('only a question with a token is answered', async () => {
  const { double } = await start();
  const asked = double.handshake?.().pushed;
  assert.ok(asked);
  assert.equal(webhook.handshake?.({ ...asked, method: 'POST' }, double.app), null);
  assert.equal(webhook.handshake?.({ ...asked, query: new URLSearchParams('crc_token=') }, double.app), null);
});

test('the address signs no question that could be sent back to it as a push', () => {
  const app = { consumerSecret: 'known to X and us' };
  const forged = JSON.stringify({
    data: { event_type: 'post.delete', filter: { user_id: '1' }, payload: { id: '2' } },
  });
  for (const token of [forged, ` ${forged}`, `\ufeff${forged}`, 'x'.repeat(1_001)]) {
    const query = new URLSearchParams({ crc_token: token });
    const asked: Pushed = { method: 'GET', query, headers: new Headers(), bytes: Buffer.alloc(0) };
    assert.equal(webhook.handshake?.(asked, app), null, token.slice(0, 20));
  }
});

test('the address answers X’s question, and what is said arrives there, doubled or turned round', async () => {
  const bed = await start();
  const { double } = bed;
  const came: Pushed[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const pushed: Pushed = {
      method: request.method === 'GET' ? 'GET' : 'POST',
      query: new URL(request.url ?? '/', 'http://127.0.0.1').searchParams,
      headers: new Headers(request.headers as Record<string, string>),
      bytes: Buffer.concat(chunks),
    };
    const answer = webhook.handshake?.(pushed, double.app) ?? null;
    if (answer === null) came.push(pushed);
    response.writeHead(answer?.status ?? 200).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await double.pushTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/push`);
    const said = await double.say({ by: 'Ada', text: 'Pushed' });
    await double.edit(said, 'Pushed and changed');
    const answered = await double.say({ by: double.profileId, text: 'We hear you', to: said });
    await double.remove(answered);
    const told = await double.say({ by: 'Ada', text: 'psst', isPrivate: true });
    assert.deepEqual(
      came.map((pushed) => webhook.verify(pushed, double.app, new Date())),
      came.map(() => 'genuine'),
    );
    const things = [...came, ...came].reverse().flatMap((pushed) => webhook.read(pushed));
    const heard = things.map((thing) => hearThing(bed, thing));
    assert.deepEqual(new Set(heard.map((one) => one?.canonicalId)), new Set([said, answered, told]));
    assert.deepEqual(new Set(things.map(({ profileId }) => profileId)), new Set([double.profileId]));
    const own = heard.filter((one) => one?.canonicalId === answered);
    assert.deepEqual(new Set(own.map((one) => one?.isOwn)), new Set([true]));
    assert.deepEqual(new Set(own.map((one) => one?.isRemoved)), new Set([true, false]));
    const polled = await heardOf(bed, sourceOf(bed, 'messages'), told);
    assert.deepEqual(
      heard.find((one) => one?.canonicalId === told)?.threadId,
      polled.threadId,
      'pushed and polled stand in one thread',
    );
  } finally {
    server.close();
  }
});

function hearThing(bed: Awaited<ReturnType<typeof start>>, { raw, kind }: PushedThing) {
  return raw === null ? null : hear(bed, raw, sourceOf(bed, kind));
}

test('a group’s message is only told to be there, and what is no speech says nothing', async () => {
  const bed = await start();
  const [thing] = webhook.read(await bed.double.push(bed.double.sayInGroup('Ada', ['Bo'], 'All of you')));
  assert.deepEqual(thing, { profileId: bed.double.profileId, kind: 'messages', raw: null });
  const of = (event: object) =>
    webhook.read({ bytes: new TextEncoder().encode(JSON.stringify(event)), headers: new Headers() });
  for (const type of ['follow.follow', 'dm.indicate_typing', 'chat.received', 'like.create', 'sung.to']) {
    assert.deepEqual(of({ data: { event_type: type, filter: { user_id: '1' }, payload: { id: '2' } } }), [], type);
  }
  assert.throws(() => of({ data: { event_type: 'post.delete', payload: {} } }), /not which/);
});
