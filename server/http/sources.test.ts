// Sources and profiles from outside, and search: what is asked for is checked against the manifest, the rest is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ChannelError } from '../../channels/channel.ts';
import type { SearchPage } from '../../wire/search.ts';
import { SourceView } from '../../wire/sources.ts';
import { heard } from '../flow/testbed.ts';
import { rowsOf } from '../testbed.ts';
import { askAs, connect, hear, makeBrand, openTestApp, type TestApp } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const town = { channel: 'test', kind: 'town', config: { page: 'https://example.org' } };

test('a source is checked against the manifest, made once, and due at once', async () => {
  const brand = await makeBrand(desk);
  const refused: readonly [object, string][] = [
    [{ ...town, channel: 'nowhere' }, 'channel'],
    [{ ...town, channel: '__proto__' }, 'channel'],
    [{ ...town, kind: 'nothing' }, 'kind'],
    [{ ...town, config: {} }, 'page'],
    [{ ...town, config: { page: '  ' } }, 'page'],
    [{ ...town, kind: 'mentions' }, 'profileId'],
    [{ ...town, kind: 'mentions', profileId: brand.sourceId }, 'profileId'],
    [{ ...town, config: { page: 'x'.repeat(2001) } }, 'config.page'],
    [{ ...town, config: { page: 'a\u0000b' } }, 'config.page'],
  ];
  for (const [body, field] of refused) {
    const answer = await brand.at('POST', '/sources', body);
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.field],
      [400, 'bad_request', field],
      JSON.stringify(body),
    );
  }
  const made = await brand.at<{ id: string }>('POST', '/sources', {
    ...town,
    config: { ...town.config, secret: 'not in the form' },
  });
  const view = SourceView.parse(made.body);
  assert.deepEqual(
    [view.config, view.isFirstRead, view.nextPollAt],
    [town.config, true, desk.world.now().toISOString()],
  );
  const again = await brand.at<{ id: string }>('POST', '/sources', town);
  assert.equal(again.body.id, made.body.id);
  const other = { ...town, config: { page: 'https://other.example' } };
  const both = await Promise.all([1, 2, 3].map(() => brand.at<{ id: string }>('POST', '/sources', other)));
  assert.equal(new Set(both.map((one) => one.body.id)).size, 1);
});

test('a paused source is not polled, and listens again when told', async () => {
  const brand = await makeBrand(desk);
  const act = (what: string) => brand.at('POST', `/sources/${brand.sourceId}`, { act: what });
  const paused = SourceView.parse((await act('pause')).body);
  assert.deepEqual([paused.state, paused.nextPollAt], ['paused', null]);
  assert.deepEqual(
    await rowsOf(desk.world, brand.brandId, `select 1 from heed.poll_due where source_id = '${brand.sourceId}'`),
    [],
  );
  const listening = SourceView.parse((await act('listen')).body);
  assert.deepEqual([listening.state, listening.nextPollAt], ['listening', desk.world.now().toISOString()]);
  assert.equal((await act('delete')).status, 400);
  const kinds = await rowsOf<{ kind: string }>(
    desk.world,
    brand.brandId,
    'select kind from heed.event order by number',
  );
  assert.deepEqual(
    kinds.map((row) => row.kind),
    ['source.paused', 'source.resumed'],
  );
});

test('connecting seals the credential, starts what listens as the profile, and says so when it is refused', async () => {
  const brand = await makeBrand(desk);
  desk.world.channel.connect = async () => {
    throw new ChannelError('auth_expired', 'The token was not accepted.');
  };
  const refused = await brand.at<{ code: string; channelCode: string; message: string }>('POST', '/profiles', {
    channel: 'test',
    credential: { token: 'bad' },
  });
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.channelCode],
    [422, 'channel_refused', 'auth_expired'],
  );
  const profile = { externalId: 'brand', handle: 'brand', name: 'Brand', url: 'javascript:alert(1)' };
  desk.world.channel.connect = async (credential) => [{ profile, credential }];
  await connect(brand);
  await connect(brand);
  const [sealed] = await rowsOf<{ sealed: Buffer }>(desk.world, brand.brandId, 'select sealed from heed.credential');
  assert.doesNotMatch(sealed?.sealed.toString('latin1') ?? '', /token/u);
  const { body } = await brand.at<{ sources: { kind: string }[]; profiles: { url: string | null }[] }>(
    'GET',
    '/sources',
  );
  assert.deepEqual(body.sources.map((one) => one.kind).sort(), ['mentions', 'town']);
  assert.deepEqual(
    body.profiles.map((one) => one.url),
    [null],
  );
  assert.doesNotMatch(JSON.stringify(body), /token|sealed/u);
  assert.equal((await brand.at('POST', '/profiles', { channel: 'nowhere', credential: {} })).body.field, 'channel');
});

test('search finds words, phrases and beginnings, page by page, and only of its own brand', async () => {
  const brand = await makeBrand(desk);
  const other = await makeBrand(desk);
  const say = (id: string, text: string, of = brand) =>
    hear(desk, of, { canonicalId: id, text, author: { ...heard().author, externalId: id } });
  for (let i = 0; i < 5; i += 1) await say(`s:${i}`, `The blue kettle number ${i} leaks`);
  await say('s:x', 'A kettle, rather blue');
  await say('s:secret', 'The blue kettle of somebody else', other);
  const find = async (query: string) => (await brand.at<SearchPage>('GET', `/search?${query}`)).body;
  assert.equal((await find('q=kettle')).hits.length, 6);
  assert.equal((await find(`q=${encodeURIComponent('"blue kettle"')}`)).hits.length, 5);
  assert.equal((await find('q=ket')).hits.length, 6);
  assert.equal((await find('q=kettle&channel=nowhere')).hits.length, 0);
  const first = await find('q=kettle&limit=4');
  const second = await find(`q=kettle&limit=4&before=${first.next}`);
  const ids = [...first.hits, ...second.hits].map((hit) => hit.mentionId);
  assert.deepEqual([ids.length, new Set(ids).size, second.next], [6, 6, null]);
  assert.deepEqual(
    first.hits[1]?.excerpt.filter((piece) => piece.isHit).map((piece) => piece.text),
    ['kettle'],
  );
  for (const q of [
    "'",
    '"',
    '((',
    '!!',
    '&|',
    '\\',
    ':*',
    '<->',
    '%',
    '①②',
    'a'.repeat(199),
    "x'); drop table heed.mention; --",
    '🙂🙂',
  ]) {
    const answer = await brand.at('GET', `/search?q=${encodeURIComponent(q.padEnd(2))}x`);
    assert.equal(answer.status, 200, q);
  }
  for (const bad of ['q=x', 'q=', '', 'q=ok&limit=0', 'q=ok&before=nonsense', 'q=a%00b', `q=${'x'.repeat(201)}`]) {
    assert.equal((await brand.at('GET', `/search?${bad}`)).status, 400, bad);
  }
});

test('channels are shown to those who are signed in; icons are plain pictures', async () => {
  const brand = await makeBrand(desk);
  assert.equal((await askAs(desk.app, null)('GET', '/api/channels')).status, 401);
  assert.equal((await brand.ask('GET', '/api/channels')).status, 200);
  assert.equal((await brand.ask('GET', '/api/channels/nowhere/icon.svg')).status, 404);
  const people = await brand.at('GET', '/people');
  assert.doesNotMatch(JSON.stringify(people.body), /password|digest/u);
});

test('a source speaks for a location, and what it hears from then on is found there', async () => {
  const brand = await makeBrand(desk);
  const made = await brand.at<{ id: string }>('POST', '/locations', { name: 'Madrid', address: null, timeZone: null });
  assert.ok(made.status < 300, JSON.stringify(made.body));
  const [location] = await rowsOf<{ id: string }>(desk.world, brand.brandId, 'select id from heed.location');
  const place = (locationId: string | null) =>
    brand.at<{ locationId: string | null }>('POST', `/sources/${brand.sourceId}`, { act: 'locate', locationId });
  assert.equal((await place('01a00000-0000-7000-8000-00000000dead')).status, 400);
  assert.equal((await place(location?.id ?? '')).body.locationId, location?.id);
  assert.equal((await place(null)).body.locationId, null);
});

test('a platform that keeps a page for each branch: each speaks for its location, made when it is not there', async () => {
  const brand = await makeBrand(desk);
  const harbour = (await brand.at<{ id: string }>('POST', '/locations', { name: 'Harbour' })).body.id;
  const profile = { externalId: 'account', handle: null, name: 'The Brand', url: null };
  const page = (location: string) => ({ kind: 'town', label: location, config: { page: location }, location });
  desk.world.channel.connect = async (credential) => [
    { profile, credential, sources: [page('HARBOUR '), page('Old Town'), page('Old town')] },
  ];
  await connect(brand);
  await connect(brand);
  const { locations } = (await brand.at<{ locations: { id: string; name: string }[] }>('GET', '/locations')).body;
  assert.deepEqual(
    locations.map((one) => one.name),
    ['Harbour', 'Old Town'],
  );
  const { sources } = (await brand.at<{ sources: SourceView[] }>('GET', '/sources')).body;
  const placed = new Map(sources.map((one) => [one.label, one.locationId]));
  const oldTown = locations.find(({ name }) => name === 'Old Town')?.id;
  assert.deepEqual(
    ['HARBOUR ', 'Old Town', 'Old town'].map((label) => placed.get(label)),
    [harbour, oldTown, oldTown],
  );
});
