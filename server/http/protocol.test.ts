// The protocol from outside: read, checked, published on a named version, compared, brought back, refused with reasons.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { CheckView, DiffView, ProtocolVersions, ProtocolView } from '../../wire/protocol.ts';
import { rowsOf } from '../testbed.ts';
import { addAgent, cookieFor, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const read = async (brand: TestBrand) => ProtocolView.parse((await brand.at('GET', '/protocol')).body);

/** The brand's protocol with another time for urgent mentions. */
async function withUrgent(brand: TestBrand, withinMinutes: number): Promise<Protocol> {
  const { protocol } = await read(brand);
  const targets = protocol.targets.map((one) => (one.name === 'Urgent' ? { ...one, withinMinutes } : one));
  return { ...protocol, targets };
}

test('a new brand has a protocol without a fault', async () => {
  const brand = await makeBrand(desk);
  const { version, protocol, madeBy, isFallback } = await read(brand);
  assert.deepEqual([version, madeBy?.id, isFallback], [1, brand.personId, false]);
  const checked = CheckView.parse((await brand.at('POST', '/protocol/check', { protocol })).body);
  assert.deepEqual(checked.faults, []);
});

test('publishing makes a version, on the record; publishing the same again makes none', async () => {
  const brand = await makeBrand(desk);
  const protocol = await withUrgent(brand, 20);
  desk.world.clock.pass(60_000);
  const put = await brand.at('PUT', '/protocol', { base: 1, protocol });
  assert.deepEqual([put.status, put.body], [200, { version: 2 }]);
  assert.deepEqual((await brand.at('PUT', '/protocol', { base: 2, protocol })).body, { version: 2 });
  const held = await read(brand);
  assert.deepEqual([held.version, held.protocol.version, held.madeAt], [2, 2, desk.world.now().toISOString()]);
  assert.equal(held.protocol.targets[0]?.withinMinutes, 20);
  const events = await rowsOf<{ kind: string; detail: string }>(
    desk.world,
    brand.brandId,
    `select kind, detail from heed.event where kind = 'protocol.pushed'`,
  );
  assert.deepEqual(
    events.map(({ detail }) => JSON.parse(detail)),
    [{ version: 2 }],
  );
});

test('two people publish on the same version: the second is told who was first, and with what', async () => {
  const brand = await makeBrand(desk);
  const other = await addAgent(desk, brand, 'Ida Berg', 'admin');
  const [mine, theirs] = [await withUrgent(brand, 10), await withUrgent(brand, 15)];
  const both = await Promise.all([
    brand.at<{ since?: { version: number; madeBy: { id: string } }[] }>('PUT', '/protocol', {
      base: 1,
      protocol: mine,
    }),
    other.at<{ since?: { version: number; madeBy: { id: string } }[] }>('PUT', '/protocol', {
      base: 1,
      protocol: theirs,
    }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 409]);
  const refused = both.find((one) => one.status === 409);
  const winner = both[0].status === 200 ? brand.personId : other.personId;
  assert.deepEqual(
    refused?.body.since?.map(({ version, madeBy }) => [version, madeBy.id]),
    [[2, winner]],
  );
  const unknown = await brand.at('PUT', '/protocol', { base: 99, protocol: mine });
  assert.deepEqual([unknown.status, unknown.body.code], [409, 'conflict']);
});

test('versions are listed, compared as files, and brought back', async () => {
  const brand = await makeBrand(desk);
  const first = (await read(brand)).protocol;
  await brand.at('PUT', '/protocol', { base: 1, protocol: await withUrgent(brand, 20) });
  const { diff } = DiffView.parse((await brand.at('GET', '/protocol/diff?from=1&to=2')).body);
  assert.deepEqual(
    diff.split('\n').filter((line) => /^[-+]/u.test(line)),
    ['--- version 1', '+++ version 2', '-    within: 30 min', '+    within: 20 min'],
  );
  const old = ProtocolView.parse((await brand.at('GET', '/protocol/versions/1')).body);
  await brand.at('PUT', '/protocol', { base: 2, protocol: old.protocol });
  assert.deepEqual((await read(brand)).protocol, { ...first, version: 3 });
  assert.equal(DiffView.parse((await brand.at('GET', '/protocol/diff?from=1&to=3')).body).diff, '');
  const { versions } = ProtocolVersions.parse((await brand.at('GET', '/protocol/versions')).body);
  assert.deepEqual(
    versions.map(({ version }) => version),
    [3, 2, 1],
  );
  for (const path of [
    '/protocol/versions/9',
    '/protocol/versions/x',
    '/protocol/versions/0',
    '/protocol/diff?from=1&to=9',
  ]) {
    assert.equal((await brand.at('GET', path)).status, 404, path);
  }
  assert.equal((await brand.at('GET', '/protocol/diff?from=1')).status, 400);
});

test('the file comes out, goes in again, and a mistake in it is named with its line', async () => {
  const brand = await makeBrand(desk);
  const response = await desk.app.inject({
    url: `/api/brands/${brand.slug}/protocol/file`,
    headers: { cookie: await cookieFor(desk.world, brand.personId) },
  });
  assert.match(String(response.headers['content-type']), /yaml/u);
  const file = response.body;
  assert.deepEqual((await brand.at('POST', '/protocol/check', { file })).body, { faults: [] });
  const changed = file.replace('within: 30 min', 'within: 25 min');
  assert.deepEqual((await brand.at('PUT', '/protocol', { base: 1, file: changed })).body, { version: 2 });

  const wrong = changed.replace('routes: []', 'routes:\n  - name: Nights\n    to:\n      team: nowhere');
  const line = wrong.split('\n').findIndex((one) => one.includes('nowhere')) + 1;
  const refused = await brand.at<{ code: string; faults: unknown[] }>('PUT', '/protocol', { base: 2, file: wrong });
  assert.deepEqual([refused.status, refused.body.code], [422, 'faulty']);
  const { faults } = CheckView.parse((await brand.at('POST', '/protocol/check', { file: wrong })).body);
  assert.deepEqual(refused.body.faults, faults);
  assert.deepEqual(
    faults.map((fault) => [fault.code, fault.line, fault.words]),
    [['unknown_team', line, 'There is no team nowhere.']],
  );
  assert.equal((await read(brand)).version, 2);
});

test('agents see it and check a change; publishing is for admins and owners', async () => {
  const brand = await makeBrand(desk);
  const agent = await addAgent(desk, brand);
  const { protocol } = ProtocolView.parse((await agent.at('GET', '/protocol')).body);
  assert.equal((await agent.at('POST', '/protocol/check', { protocol })).status, 200);
  const put = await agent.at('PUT', '/protocol', { base: 1, protocol: { ...protocol, undoSeconds: 9 } });
  assert.deepEqual([put.status, put.body.code], [403, 'not_allowed']);
  assert.equal((await read(brand)).version, 1);
});

test('what has no shape of a protocol is refused field by field, and what names nothing is told what there is', async () => {
  const brand = await makeBrand(desk);
  const { protocol } = await read(brand);
  const faultsOf = async (given: unknown) => {
    const { body } = await brand.at('POST', '/protocol/check', { protocol: given });
    return CheckView.parse(body).faults.map(({ path, code, remedy }) => [path.join('.'), code, remedy]);
  };
  assert.deepEqual(await faultsOf({ ...protocol, undoSecond: 5 }), [
    ['undoSecond', 'unknown_key', 'Did you mean undoSeconds?'],
  ]);
  assert.deepEqual(await faultsOf([]), [['', 'wrong_kind', 'Write a group of fields.']]);
  const [target] = protocol.targets;
  assert.deepEqual(
    await faultsOf({ ...protocol, targets: [{ ...target, calendar: 'offices' }, ...protocol.targets.slice(1)] }),
    [['targets.0.calendar', 'unknown_calendar', 'Did you mean office?']],
  );
  assert.deepEqual(
    await faultsOf({ ...protocol, calendars: [{ ...protocol.calendars[0], timeZone: 'Europe/Madri' }] }).then((all) =>
      all.map(([path]) => path),
    ),
    ['calendars.0.timeZone'],
  );
  for (const body of [{}, { protocol, file: 'a: 1' }, { file: 1 }]) {
    assert.equal((await brand.at('POST', '/protocol/check', body)).status, 400, JSON.stringify(body).slice(0, 40));
  }
});

test('teams, places and people are those the brand has now; one whose deputy has left is told of', async () => {
  const brand = await makeBrand(desk);
  const [ida, gone] = [await addAgent(desk, brand, 'Ida Berg'), await addAgent(desk, brand, 'Gone Already')];
  const addressOf = async (id: string) =>
    (await desk.world.database.account.row<{ email: string }>('select email from account.person where id = $1', [id]))
      ?.email ?? '';
  const [idas, gones] = [await addressOf(ida.personId), await addressOf(gone.personId)];
  await brand.at('POST', '/teams', { name: 'Night shift' });
  await brand.at('POST', '/locations', { name: 'Old Harbour' });
  const { protocol } = await read(brand);
  const rota = {
    slug: 'duty',
    name: 'Duty',
    timeZone: 'UTC',
    startsOn: '2026-11-02',
    handoverAt: '09:00',
    every: 'week',
  };
  const given = {
    ...protocol,
    keeps: { locations: { 'old-harbour': 'office' }, teams: { 'night-shift': 'office' } },
    rotas: [{ ...rota, people: [idas] }],
  };
  const codes = async () =>
    CheckView.parse((await brand.at('POST', '/protocol/check', { protocol: given })).body).faults.map(
      ({ code }) => code,
    );
  assert.deepEqual(await codes(), []);
  await desk.world.database.brand(brand.brandId, (tx) =>
    tx.rows('insert into heed.worker (brand_id, person_id, deputy_id) values ($1, $2, $3)', [
      brand.brandId,
      ida.personId,
      gone.personId,
    ]),
  );
  assert.deepEqual(await codes(), []);
  await desk.world.database.account.rows('delete from account.membership where person_id = $1 and brand_id = $2', [
    gone.personId,
    brand.brandId,
  ]);
  assert.deepEqual(await codes(), ['dead_deputy']);
  given.rotas = [{ ...rota, people: [gones] }];
  assert.deepEqual(await codes(), ['unknown_person']);
});

test('numbers no version can have are refused, not failed at', async () => {
  const brand = await makeBrand(desk);
  const { protocol } = await read(brand);
  assert.equal((await brand.at('PUT', '/protocol', { base: 2 ** 40, protocol })).status, 400);
  const file = await brand.at('POST', '/protocol/check', { file: `version: ${2 ** 40}` });
  assert.deepEqual(
    CheckView.parse(file.body).faults.map(({ path, line }) => [path.join('.'), line]),
    [['version', 1]],
  );
  assert.equal((await brand.at('GET', `/protocol/versions/${2 ** 40}`)).status, 404);
});

test('a holiday table that nobody has is refused with the place', async () => {
  const brand = await makeBrand(desk);
  const { protocol } = await read(brand);
  const withHolidays = (country: string, state: string | null) => {
    const holidays = { country, state, region: null, open: [] };
    return { ...protocol, calendars: protocol.calendars.map((one) => ({ ...one, holidays })) };
  };
  const check = async (given: object) => {
    const { body } = await brand.at('POST', '/protocol/check', { protocol: given });
    return CheckView.parse(body).faults.map(({ path, code }) => [path.join('.'), code]);
  };
  assert.deepEqual(await check(withHolidays('ES', 'MD')), []);
  assert.deepEqual(await check(withHolidays('XX', null)), [['calendars.0.holidays', 'unknown_holidays']]);
  assert.deepEqual(await check(withHolidays('ES', 'QQ')), [['calendars.0.holidays', 'unknown_holidays']]);
});

test('a protocol from before there were calendars is read as the default with its languages', async () => {
  const brand = await makeBrand(desk);
  const old = { version: 1, languages: ['es'], undoSeconds: 9, warnAtShare: 0.5, replyWithinMinutes: { urgent: 1 } };
  await desk.world.database.owner.query('update heed.protocol set body = $2 where brand_id = $1', [brand.brandId, old]);
  const { protocol, isFallback, version } = await read(brand);
  assert.deepEqual([isFallback, version, protocol.languages, protocol.undoSeconds], [true, 1, ['es'], 9]);
  const put = await brand.at('PUT', '/protocol', { base: 1, protocol });
  assert.deepEqual(put.body, { version: 2 });
  assert.equal((await read(brand)).isFallback, false);
});

test('a protocol from before letting be had a line reads as the usual one, and is no other when published', async () => {
  const brand = await makeBrand(desk);
  await desk.world.database.owner.query(`update heed.protocol set body = body - 'letBe' where brand_id = $1`, [
    brand.brandId,
  ]);
  const { protocol, isFallback } = await read(brand);
  assert.deepEqual([protocol.letBe, isFallback], [{ suggest: 'when_likely', otherComplaints: 1 }, false]);
  const { letBe: _, ...older } = protocol;
  assert.deepEqual((await brand.at('PUT', '/protocol', { base: 1, protocol: older })).body, { version: 1 });
});
