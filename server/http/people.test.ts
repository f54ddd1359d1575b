// People at work: roles and leaving, hours, absences, teams, locations, and what must not happen to any of them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { saveProtocol } from '../../store/triage/protocols.ts';
import type { LocationView, People, PersonView, Teams, TeamView } from '../../wire/people.ts';
import { rowsOf } from '../testbed.ts';
import { addAgent, askAs, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
});
after(() => desk.close());

async function seen(personId: string, at = brand.at): Promise<PersonView> {
  const { body } = await at<People>('GET', '/people');
  const found = body.people.find((one) => one.id === personId);
  assert.ok(found);
  return found;
}

async function newest(kind: string): Promise<{ person: string; subject: string; detail: string } | undefined> {
  const rows = await rowsOf<{ kind: string; person: string; subject: string; detail: string }>(
    desk.world,
    brand.brandId,
    'select kind, person_id as person, subject_id as subject, detail from heed.event order by number desc',
  );
  return rows.find((one) => one.kind === kind);
}

test('a role is changed and on record; the last owner stays, also when two go at once', async () => {
  const jo = await addAgent(desk, brand);
  assert.equal((await brand.at('PUT', `/people/${jo.personId}/role`, { role: 'owner' })).status, 204);
  assert.equal((await seen(jo.personId)).role, 'owner');
  const event = await newest('person.role_changed');
  assert.deepEqual(
    [event?.person, event?.subject, event?.detail],
    [brand.personId, jo.personId, '{"from":"agent","to":"owner"}'],
  );
  const both = await Promise.all([
    brand.at('PUT', `/people/${jo.personId}/role`, { role: 'agent' }),
    jo.at('PUT', `/people/${brand.personId}/role`, { role: 'agent' }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), [204, 403]);
  const [left] = (await brand.at<People>('GET', '/people')).body.people.filter((one) => one.role === 'owner');
  const last = left?.id === jo.personId ? jo.at : brand.at;
  for (const [method, path, body] of [
    ['PUT', `/people/${left?.id}/role`, { role: 'agent' }],
    ['DELETE', `/people/${left?.id}`, undefined],
  ] as const) {
    const answer = await last(method, path, body);
    assert.deepEqual([answer.status, answer.body.code], [409, 'not_now'], method);
  }
  assert.equal((await last('PUT', `/people/${brand.personId}/role`, { role: 'owner' })).status, 204);
});

test('who is removed loses the brand, and their customers wait for everybody, not for them', async () => {
  const kim = await addAgent(desk, brand, 'Kim Ito');
  const { caseId } = await hear(desk, brand, { canonicalId: 'removed:1' });
  const given = await brand.at('POST', `/cases/${caseId}/acts`, { act: 'assign', saw: 99, assigneeId: kim.personId });
  assert.equal(given.status, 200);
  const team = await brand.at<TeamView>('POST', '/teams', { name: 'Kims', memberIds: [kim.personId] });
  const pal = await addAgent(desk, brand, 'Pal Dee');
  await brand.at('PUT', `/people/${pal.personId}/work`, { capacity: null, languages: [], deputyId: kim.personId });
  const until = '2026-11-25T00:00:00.000Z';
  await pal.at('POST', `/people/${pal.personId}/away`, { until, kind: 'sick', deputyId: kim.personId });
  assert.equal((await seen(kim.personId)).openCases, 1);
  assert.equal((await brand.at('DELETE', `/people/${kim.personId}`)).status, 204);
  assert.equal((await kim.at('GET', '/inbox')).status, 404);
  const page = await brand.at<{ row: { assignee: unknown } }>('GET', `/cases/${caseId}`);
  assert.equal(page.body.row.assignee, null);
  const { teams } = (await brand.at<Teams>('GET', '/teams')).body;
  assert.deepEqual(teams.find((one) => one.id === team.body.id)?.memberIds, []);
  const { deputyId, away } = await seen(pal.personId);
  assert.deepEqual([deputyId, away?.deputyId], [null, null], 'nobody stands in who is gone');
  const event = await newest('person.removed');
  assert.deepEqual([event?.subject, event?.detail], [kim.personId, '{"role":"agent"}']);
  assert.equal((await brand.at('DELETE', `/people/${kim.personId}`)).status, 404);
});

test('an observer holds no cases: lowering somebody to one puts theirs back', async () => {
  const lee = await addAgent(desk, brand, 'Lee Oh');
  const { caseId } = await hear(desk, brand, { canonicalId: 'lowered:1' });
  await brand.at('POST', `/cases/${caseId}/acts`, { act: 'assign', saw: 99, assigneeId: lee.personId });
  await brand.at('PUT', `/people/${lee.personId}/role`, { role: 'trainee' });
  assert.equal((await seen(lee.personId)).openCases, 1);
  await brand.at('PUT', `/people/${lee.personId}/role`, { role: 'observer' });
  assert.equal((await seen(lee.personId)).openCases, 0);
});

test('capacity, languages and deputy are kept; a deputy is somebody else of this brand', async () => {
  const ana = await addAgent(desk, brand, 'Ana Ruiz');
  const work = { capacity: 12, languages: ['es', 'en', 'es'], deputyId: brand.personId };
  assert.equal((await brand.at('PUT', `/people/${ana.personId}/work`, work)).status, 204);
  const { capacity, languages, deputyId } = await seen(ana.personId);
  assert.deepEqual([capacity, languages, deputyId], [12, ['es', 'en'], brand.personId]);
  const stranger = (await makeBrand(desk)).personId;
  for (const bad of [stranger, ana.personId]) {
    const answer = await brand.at('PUT', `/people/${ana.personId}/work`, { ...work, deputyId: bad });
    assert.deepEqual([answer.status, answer.body.field], [400, 'deputyId']);
  }
  for (const [field, bad] of [
    ['capacity', { ...work, capacity: -1 }],
    ['capacity', { ...work, capacity: 1.5 }],
    ['languages.0', { ...work, languages: ['Spanish'] }],
  ] as const) {
    const answer = await brand.at('PUT', `/people/${ana.personId}/work`, bad);
    assert.deepEqual([answer.status, answer.body.field], [400, field]);
  }
  assert.equal((await brand.at('PUT', `/people/${stranger}/work`, work)).status, 404);
});

test('a week of shifts is kept whole; what overlaps, has no zone or no time is refused with its place', async () => {
  const bo = await addAgent(desk, brand, 'Bo Chen');
  const path = `/people/${bo.personId}/shifts`;
  const shifts = [
    { weekday: 'thu', from: '09:00', to: '12:00' },
    { weekday: 'fri', from: '09:00', to: '12:00' },
    { weekday: 'fri', from: '22:00', to: '06:00' },
  ];
  assert.equal((await brand.at('PUT', path, { timeZone: 'Europe/Madrid', shifts })).status, 204);
  // The clock of the tests stands at Friday, 11:00 in Madrid.
  const view = await seen(bo.personId);
  assert.deepEqual([view.shifts, view.timeZone, view.isOnShift], [shifts, 'Europe/Madrid', true]);
  const bad: readonly [string, object][] = [
    ['shifts.3', { timeZone: 'Europe/Madrid', shifts: [...shifts, { weekday: 'sat', from: '05:00', to: '07:00' }] }],
    ['timeZone', { timeZone: 'Moon/Base', shifts }],
    ['timeZone', { timeZone: "x'; drop", shifts }],
    ['shifts.0.from', { timeZone: 'Europe/Madrid', shifts: [{ weekday: 'mon', from: '24:00', to: '12:00' }] }],
    ['shifts.0.to', { timeZone: 'Europe/Madrid', shifts: [{ weekday: 'mon', from: '09:00', to: '9' }] }],
    ['shifts.0.weekday', { timeZone: 'Europe/Madrid', shifts: [{ weekday: 'noday', from: '09:00', to: '10:00' }] }],
  ];
  for (const [field, body] of bad) {
    const answer = await brand.at('PUT', path, body);
    assert.deepEqual([answer.status, answer.body.field], [400, field], JSON.stringify(body));
  }
  assert.deepEqual((await seen(bo.personId)).shifts, shifts);
  assert.equal((await brand.at('PUT', path, { timeZone: 'Asia/Tokyo', shifts: [] })).status, 204);
  assert.equal((await seen(bo.personId)).isOnShift, true);
});

test('anybody is away by their own word, others by a lead; the next one takes its place; back is back', async () => {
  const di = await addAgent(desk, brand, 'Di Abe');
  const path = `/people/${di.personId}/away`;
  const until = '2026-11-30T08:00:00.000Z';
  assert.equal((await di.at('POST', path, { until, kind: 'holiday', deputyId: brand.personId })).status, 204);
  const { away } = await seen(di.personId);
  const from = desk.world.now().toISOString();
  assert.deepEqual(away, { from, until, kind: 'holiday', deputyId: brand.personId, isNow: true });
  assert.deepEqual(
    [(await newest('person.away'))?.person, (await newest('person.away'))?.subject],
    [di.personId, di.personId],
  );
  const other = await di.at('POST', `/people/${brand.personId}/away`, { until, kind: 'sick' });
  assert.deepEqual([other.status, other.body.code], [403, 'not_allowed']);
  const later = { from: '2026-12-20T00:00:00.000Z', until: '2027-01-02T00:00:00.000Z', kind: 'holiday' };
  assert.equal((await brand.at('POST', path, later)).status, 204);
  assert.deepEqual((await seen(di.personId)).away, { ...later, deputyId: null, isNow: false });
  for (const bad of [
    { until: '2026-11-01T00:00:00Z', kind: 'sick' },
    { from: later.until, until: later.from, kind: 'sick' },
  ]) {
    const answer = await di.at('POST', path, bad);
    assert.deepEqual([answer.status, answer.body.field], [400, 'until']);
  }
  assert.equal((await di.at('DELETE', path)).status, 204);
  assert.equal((await seen(di.personId)).away, null);
});

test('an invitation that is taken back opens nothing', async () => {
  const made = await brand.at<{ link: string }>('POST', '/invitations', { email: 'late@example.org', role: 'trainee' });
  const { invitations } = (await brand.at<People>('GET', '/people')).body;
  const open = invitations.find((one) => one.email === 'late@example.org');
  assert.equal(open?.role, 'trainee');
  const theirs = await makeBrand(desk);
  assert.equal((await theirs.at('DELETE', `/invitations/${open?.id}`)).status, 410);
  assert.equal((await brand.at('DELETE', `/invitations/${open?.id}`)).status, 204);
  assert.equal((await brand.at('DELETE', `/invitations/${open?.id}`)).status, 410);
  const path = `/api/invitations/${made.body.link.split('#')[1]}`;
  const stranger = askAs(desk.app, null);
  assert.equal((await stranger('GET', path)).status, 410);
  assert.equal((await stranger('POST', path, { name: 'Late', password: 'a long enough password' })).status, 410);
  assert.equal((await newest('invitation.revoked'))?.subject, open?.id);
});

test('teams have names and slugs of their own, also when made at once; archived ones come back', async () => {
  const names = ['Night Café', 'night cafe', '夜'];
  const made = await Promise.all(names.map((name) => brand.at<TeamView>('POST', '/teams', { name })));
  assert.deepEqual(made.map((one) => one.body.slug).sort(), ['night-cafe', 'night-cafe-2', 'team']);
  const twice = await brand.at('POST', '/teams', { name: 'NIGHT CAFÉ' });
  assert.deepEqual([twice.status, twice.body.field], [409, 'name']);
  const [first] = made;
  assert.ok(first);
  const { id, slug } = first.body;
  const member = await addAgent(desk, brand, 'Ed Fox');
  const path = `/teams/${id}`;
  const changed = await brand.at<TeamView>('PUT', path, { name: 'Nights', memberIds: [member.personId] });
  assert.deepEqual(changed.body, { id, slug, name: 'Nights', memberIds: [member.personId], isArchived: false });
  assert.deepEqual((await seen(member.personId)).teamIds, [id]);
  assert.equal((await brand.at<TeamView>('PUT', path, { isArchived: true })).body.isArchived, true);
  assert.deepEqual((await seen(member.personId)).teamIds, []);
  const back = await brand.at<TeamView>('PUT', path, { isArchived: false });
  assert.deepEqual([back.body.isArchived, back.body.memberIds], [false, [member.personId]]);
  const theirs = await makeBrand(desk);
  const foreign = await brand.at('PUT', path, { memberIds: [theirs.personId] });
  assert.deepEqual([foreign.status, foreign.body.field], [400, 'memberIds']);
  assert.equal((await theirs.at('PUT', path, { name: 'Taken' })).status, 404);
  assert.equal((await brand.at('DELETE', path)).status, 404, 'a team is never deleted');
});

test('locations keep their slug when they are renamed, and their zone exists', async () => {
  const made = await brand.at<LocationView>('POST', '/locations', { name: 'Harbour', timeZone: 'Europe/Lisbon' });
  const again = await brand.at<LocationView>('POST', '/locations', { name: 'Harbour', address: ' Quay 2 ' });
  assert.deepEqual([made.body.slug, again.body.slug, again.body.address], ['harbour', 'harbour-2', 'Quay 2']);
  const path = `/locations/${made.body.id}`;
  const renamed = await brand.at<LocationView>('PUT', path, { name: 'Old harbour', timeZone: 'Europe/Lisbon' });
  assert.deepEqual([renamed.body.slug, renamed.body.name], ['harbour', 'Old harbour']);
  const bad = await brand.at('PUT', path, { name: 'Old harbour', timeZone: 'Europe/Atlantis' });
  assert.deepEqual([bad.status, bad.body.field], [400, 'timeZone']);
  const listed = await brand.at<{ locations: LocationView[] }>('GET', '/locations');
  assert.deepEqual(
    listed.body.locations.map((one) => one.name),
    ['Harbour', 'Old harbour'],
  );
});

test('who has no shifts is here while one of their teams is open', async () => {
  const closed = await makeBrand(desk);
  const { id } = (await closed.at<TeamView>('POST', '/teams', { name: 'Care', memberIds: [closed.personId] })).body;
  assert.equal((await seen(closed.personId, closed.at)).isOnShift, true);
  const { calendars, ...rest } = defaultProtocol('Europe/Madrid');
  const [office] = calendars;
  assert.ok(office);
  // The clock of the tests stands at Friday, 11:00 in Madrid.
  const afternoon = { ...office, hours: { ...office.hours, fri: [{ from: '14:00', to: '18:00' }] } };
  await desk.world.database.brand(closed.brandId, (tx) =>
    saveProtocol(tx, closed.brandId, {
      protocol: { ...rest, calendars: [afternoon], version: 2 },
      madeBy: closed.personId,
      at: desk.world.now(),
    }),
  );
  assert.equal((await seen(closed.personId, closed.at)).isOnShift, false);
  await closed.at('PUT', `/teams/${id}`, { memberIds: [] });
  assert.equal((await seen(closed.personId, closed.at)).isOnShift, true, 'without a team nothing says otherwise');
});
