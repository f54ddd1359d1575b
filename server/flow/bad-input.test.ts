// Bad input, from the socket to the source's page: a real feed channel behind the guarded client, over HTTP. Every
// fault becomes words that say what is wrong, and when the place is well again nothing is missing.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { loadChannel } from '../../channels/registry.ts';
import { addSource, type SourceRow, sourceById } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { createOutgoing, type Outgoing } from '../outgoing.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import type { World } from '../world.ts';
import { pollSource } from './listen.ts';
import { makeDesk } from './testbed.ts';

let bed: TestWorld;
let world: World;
let server: Server;
let outgoing: Outgoing;
let place: RequestListener;
let address: string;
before(async () => {
  bed = await openTestWorld();
  server = createServer((request, response) => place(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/feed`;
  outgoing = createOutgoing({ allow: [`127.0.0.1:${port}`], userAgent: 'test' });
  world = { ...bed, fetch: outgoing.fetch, loadChannel };
});
after(async () => {
  await outgoing.close();
  server.closeAllConnections();
  server.close();
  await bed.close();
});

let n = 0;
interface Listening {
  readonly brandId: string;
  poll(how: RequestListener): Promise<SourceRow>;
  titles(): Promise<string[]>;
}

async function listenToFeed(): Promise<Listening> {
  n += 1;
  const { brandId } = await makeDesk(bed.database, `bad-input-${n}`);
  const id = newId(bed.now());
  const source = {
    id,
    channel: 'feed',
    kind: 'feed',
    label: 'A feed',
    sphere: 'earned',
    profileId: null,
    everyMs: 900_000,
  } as const;
  await bed.database.brand(brandId, (tx) =>
    addSource(tx, brandId, { ...source, config: { address: `${address}/${n}` }, connectedAt: bed.now() }),
  );
  return {
    brandId,
    poll: async (how) => {
      place = how;
      bed.clock.pass(60_000);
      await pollSource(world, brandId, id, { signal: new AbortController().signal, rechecked: new Map() });
      const row = await bed.database.brand(brandId, (tx) => sourceById(tx, brandId, id));
      assert.ok(row !== null);
      return row;
    },
    titles: async () =>
      (await rowsOf<{ title: string }>(bed, brandId, 'select title from heed.mention order by title')).map(
        (row) => row.title,
      ),
  };
}

const gives =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  };
const item = (id: string, more = '') =>
  `<item><guid>${id}</guid><title>${id}</title><link>https://example.org/${id}</link>${more}</item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>${items.join('')}</channel></rss>`;

const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1 < 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><title>&a8;</title>${item('boom', '<description>&a8;</description>')}</channel></rss>`;
const fifty: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const chunk = Buffer.alloc(1_000_000, ' ');
  let left = 50;
  const more = () => {
    if (response.destroyed) return;
    if (left === 0) return void response.end();
    left -= 1;
    response.write(chunk, more);
  };
  more();
};
const half: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': '5000' });
  response.write(rss(item('a')).slice(0, 60), () => response.destroy());
};

const faults: readonly [string, RequestListener, string, RegExp][] = [
  [
    'a feed that became a web page',
    gives('<!doctype html><html><body>Moved house</body></html>', { 'content-type': 'text/html' }),
    'unreadable',
    /is a web page now, not a feed/u,
  ],
  ['50 MB', fifty, 'unreadable', /larger than 10240 kB/u],
  ['half a body', half, 'unreachable', /broke off before its answer was whole/u],
  ['too many requests', gives('', { 'retry-after': '120' }, 429), 'rate_limited', /asks for fewer requests/u],
  ['an error of its own', gives('', {}, 500), 'unreachable', /could not answer \(500\); Heed tries again/u],
  ['gone for good', gives('', {}, 410), 'gone', /look for its new address/u],
  ['forbidden', gives('', {}, 403), 'rejected', /ask its owner/u],
  [
    'a redirect to the inner network',
    gives('', { location: 'http://10.0.0.1/feed' }, 302),
    'unreachable',
    /10\.0\.0\.1 is not a public address/u,
  ],
  [
    'a redirect to the metadata address',
    gives('', { location: 'http://[::ffff:169.254.169.254]/' }, 301),
    'unreachable',
    /is not a public address/u,
  ],
  [
    'a redirect to another port of the same host',
    gives('', { location: 'http://127.0.0.1:1/' }, 307),
    'unreachable',
    /is not a public address/u,
  ],
  ['a redirect to a file', gives('', { location: 'file:///etc/passwd' }, 302), 'unreachable', /only http and https/u],
];

for (const [what, how, code, words] of faults) {
  test(`${what}: said in words, and nothing is lost`, { timeout: 30_000 }, async () => {
    const one = await listenToFeed();
    await one.poll(gives(rss(item('a'), item('b'))));
    const bad = await one.poll(how);
    assert.equal(bad.errorCode, code, bad.errorMessage ?? '');
    assert.match(bad.errorMessage ?? '', words);
    const well = await one.poll(gives(rss(item('c'), item('b'), item('a'))));
    assert.deepEqual([well.state, well.errorCode, well.mentionCount], ['listening', null, 3]);
    assert.deepEqual(await one.titles(), ['a', 'b', 'c']);
  });
}

test('an entity bomb goes off nowhere', { timeout: 10_000 }, async () => {
  const one = await listenToFeed();
  await one.poll(gives(rss(item('a'))));
  const before = process.memoryUsage().rss;
  await one.poll(gives(bomb));
  assert.ok(process.memoryUsage().rss - before < 300_000_000);
  const sizes = await rowsOf<{ size: number }>(bed, one.brandId, 'select length(text) as size from heed.mention');
  assert.ok(sizes.every((row) => row.size < 10_000));
  assert.ok((await one.poll(gives(rss(item('a'), item('b'))))).mentionCount >= 2);
});

test('markup in titles, dates of 1970 and 2090, missing ids, wrong encodings: each is heard, none is believed', async () => {
  const one = await listenToFeed();
  const items = [
    '<item><guid>m1</guid><title>&lt;b onclick="x"&gt;Bold&lt;/b&gt; &amp;amp; plain&lt;script&gt;alert(1)&lt;/script&gt;</title><link>javascript:alert(1)</link></item>',
    item('m2', '<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>'),
    item('m3', '<pubDate>Sun, 01 Jan 2090 00:00:00 GMT</pubDate>'),
    '<item><title>m4 without an id</title></item>',
    '<item><guid>m5</guid><title>Caf\u00e9</title></item>',
  ];
  const latin = Buffer.from(rss(...items).replace('?>', ' encoding="windows-1252"?>'), 'latin1');
  const row = await one.poll(gives(latin, { 'content-type': 'text/xml; charset=utf-8' }));
  assert.deepEqual([row.errorCode, row.mentionCount, row.unreadCount], [null, 5, 0]);
  assert.deepEqual(await one.titles(), ['Bold & plain', 'Café', 'm2', 'm3', 'm4 without an id']);
  const rows = await rowsOf<{ url: string | null; published_at: Date | null }>(
    bed,
    one.brandId,
    'select url, published_at from heed.mention',
  );
  assert.deepEqual(
    rows.filter((mention) => mention.published_at !== null),
    [],
  );
  assert.ok(rows.every(({ url }) => url === null || url.startsWith('http')));
});

test('the same page twice and in another order changes nothing', async () => {
  const one = await listenToFeed();
  const ids = ['x', 'y', 'z'];
  await one.poll(gives(rss(...ids.map((id) => item(id)))));
  const events = () => rowsOf(bed, one.brandId, 'select 1 from heed.event');
  const before = (await events()).length;
  await one.poll(gives(rss(...ids.map((id) => item(id)))));
  await one.poll(gives(rss(...ids.toReversed().flatMap((id) => [item(id), item(id)]))));
  assert.deepEqual([(await events()).length, await one.titles()], [before, ids]);
});

test('one item the channel cannot read is kept, counted, and no obstacle to the others', async () => {
  const one = await listenToFeed();
  const row = await one.poll(gives(rss(item('good'), '<item></item>', item('also good'))));
  assert.deepEqual([row.errorCode, row.mentionCount, row.unreadCount], [null, 2, 1]);
  const [unread] = await rowsOf<{ error: string }>(
    bed,
    one.brandId,
    `select error from heed.raw where state = 'unread'`,
  );
  assert.ok((unread?.error ?? '').length > 10, unread?.error);
});
