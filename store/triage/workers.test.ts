// Who works now, asked of a real PostgreSQL: shifts in their own zone, absences, open cases, turns.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { Worker } from '../../core/triage/route.ts';
import type { Shift } from '../../core/triage/shifts.ts';
import { createBrand } from '../account/brands.ts';
import { addMember, addPerson } from '../account/people.ts';
import type { BrandTx } from '../database.ts';
import { newId } from '../new-id.ts';
import { openTestDatabase, type TestDatabase } from '../testbed.ts';
import { endAway, noteAway } from './away.ts';
import { addTeam, saveMembers, saveTeam } from './teams.ts';
import { isZone, noteTurns, saveShifts, saveWork, shiftsOf, workersOf } from './workers.ts';

const at = new Date('2026-11-20T10:00:00Z');
const hour = 3_600_000;
let database: TestDatabase;
const [brandId, mara, jo] = [newId(at), newId(at), newId(at)];

before(async () => {
  database = await openTestDatabase();
  for (const [id, name] of [
    [mara, 'Mara'],
    [jo, 'Jo'],
  ] as const) {
    await addPerson(database.account, { id, email: `${name.toLowerCase()}@example.org`, name, passwordHash: 'x', at });
  }
  const brand = { id: brandId, slug: 'acme', name: 'Acme', isRehearsal: false, ownerId: mara, at };
  await createBrand(database, { ...brand, protocol: defaultProtocol() });
  await addMember(database.account, brandId, jo, 'trainee', at);
});
after(() => database.drop());

const inBrand = <T>(work: (tx: BrandTx) => Promise<T>) => database.brand(brandId, work);

async function workerAt(personId: string, now: Date): Promise<Worker> {
  const found = (await inBrand((tx) => workersOf(tx, brandId, now))).find((one) => one.id === personId);
  assert.ok(found);
  return found;
}

test('who has said nothing of themselves takes everything, always', async () => {
  assert.deepEqual(await workerAt(mara, at), {
    id: mara,
    email: 'mara@example.org',
    name: 'Mara',
    role: 'owner',
    languages: [],
    teams: [],
    openCases: 0,
    capacity: null,
    lastAssignedAt: null,
    isOnShift: true,
    hasShifts: false,
    isAway: false,
    deputyId: null,
  });
  assert.equal((await workerAt(jo, at)).role, 'trainee');
});

test('teams at work count, archived ones do not', async () => {
  const [care, old] = [newId(at), newId(at)];
  await inBrand(async (tx) => {
    await addTeam(tx, brandId, { id: care, slug: 'care', name: 'Care', at });
    await addTeam(tx, brandId, { id: old, slug: 'old', name: 'Old', at });
    for (const teamId of [care, old]) await saveMembers(tx, brandId, { teamId, personIds: [jo, mara], at });
    await saveTeam(tx, brandId, { id: old, name: 'Old', archivedAt: at });
    await saveMembers(tx, brandId, { teamId: care, personIds: [jo], at });
  });
  assert.deepEqual([(await workerAt(jo, at)).teams, (await workerAt(mara, at)).teams], [['care'], []]);
});

async function isOn(shifts: readonly Shift[], timeZone: string, instant: string): Promise<boolean> {
  await inBrand((tx) => saveShifts(tx, brandId, { personId: jo, timeZone, shifts }));
  return (await workerAt(jo, new Date(instant))).isOnShift;
}

test('a shift is local: it begins and ends by the wall, also when the clocks change', async () => {
  const week: Shift[] = [{ weekday: 'mon', from: '09:00', to: '17:00' }];
  // Friday 20 November is no Monday; Monday 23 November is.
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-11-20T10:00:00Z'), false);
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-11-23T07:59:59Z'), false);
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-11-23T08:00:00Z'), true);
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-11-23T15:59:59Z'), true);
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-11-23T16:00:00Z'), false);
  // In summer an hour earlier in the world's time.
  assert.equal(await isOn(week, 'Europe/Madrid', '2026-07-06T07:00:00Z'), true);
  assert.equal(await isOn(week, 'Asia/Tokyo', '2026-11-23T08:00:00Z'), false);
  assert.equal(await isOn(week, 'Asia/Tokyo', '2026-11-23T00:00:00Z'), true);
});

test('a night shift runs into the next morning, Sunday into Monday too; 24:00 is the end of the day', async () => {
  const night: Shift[] = [
    { weekday: 'sun', from: '22:00', to: '06:00' },
    { weekday: 'wed', from: '20:00', to: '24:00' },
  ];
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-22T21:59:00Z'), false);
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-22T23:30:00Z'), true);
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-23T05:59:00Z'), true);
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-23T06:00:00Z'), false);
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-25T23:59:59Z'), true);
  assert.equal(await isOn(night, 'Etc/UTC', '2026-11-26T00:00:00Z'), false);
  const read = await inBrand((tx) => shiftsOf(tx, brandId));
  assert.deepEqual(
    read.map(({ weekday, from, to }) => [weekday, from, to]),
    [
      ['wed', '20:00', '24:00'],
      ['sun', '22:00', '06:00'],
    ],
  );
  assert.equal(await isOn([], 'Etc/UTC', '2026-11-23T12:00:00Z'), true);
});

test('zones are those PostgreSQL knows', async () => {
  const known = await inBrand(async (tx) => [await isZone(tx, 'Europe/Madrid'), await isZone(tx, 'Moon/Base')]);
  assert.deepEqual(known, [true, false]);
});

test('an absence counts from its first to its last instant, names its deputy, and can end early', async () => {
  const away = { personId: jo, from: new Date(at.getTime() + hour), until: new Date(at.getTime() + 3 * hour) };
  await inBrand(async (tx) => {
    await saveWork(tx, brandId, { personId: jo, capacity: 4, deputyId: null, languages: ['es'] });
    const more = { id: newId(at), kind: 'sick' as const, deputyId: mara, notedBy: jo, notedAt: at };
    await noteAway(tx, brandId, { ...away, ...more });
  });
  const isAway = async (ms: number) => (await workerAt(jo, new Date(at.getTime() + ms))).isAway;
  assert.deepEqual(
    [await isAway(hour - 1), await isAway(hour), await isAway(3 * hour - 1), await isAway(3 * hour)],
    [false, true, true, false],
  );
  const { deputyId, capacity, languages } = await workerAt(jo, new Date(at.getTime() + 2 * hour));
  assert.deepEqual([deputyId, capacity, languages], [mara, 4, ['es']]);
  assert.equal(await inBrand((tx) => endAway(tx, brandId, jo, at)), true);
  assert.equal(await inBrand((tx) => endAway(tx, brandId, jo, at)), false);
  assert.equal(await isAway(2 * hour), false);
});

test('open cases are counted by who has them; a turn is noted once it was given, never backwards', async () => {
  await database.owner.query(
    `insert into heed.case (brand_id, id, version, state, channel, sphere, visibility, source_id, thread_id, identity_id,
       customer_id, customer_name, assignee_id, priority, feeling, kind, is_abusive, unanswered, unanswered_count,
       mention_count, deadline_at, opened_at, last_mention_at, is_history, touched)
     select $1, gen_random_uuid(), 1, case when n > 3 then 'resolved' else 'open' end, 'test', 'earned', 'public', $1,
       gen_random_uuid(), gen_random_uuid(), $1, 'Ana', $2, 1, 'neutral', 'other', false, '[]', 0, 1, 'infinity', $3, $3,
       false, '{0,0,0,0}' from generate_series(1, 5) n`,
    [brandId, mara, at],
  );
  await inBrand((tx) => noteTurns(tx, brandId, [mara, mara], at));
  await inBrand((tx) => noteTurns(tx, brandId, [mara], new Date(at.getTime() - hour)));
  const { openCases, lastAssignedAt } = await workerAt(mara, at);
  assert.deepEqual([openCases, lastAssignedAt], [3, at]);
  assert.equal((await workerAt(jo, at)).openCases, 0);
});
