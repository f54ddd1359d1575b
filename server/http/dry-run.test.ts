// The dry run and the holidays over HTTP, with a draft that is not in force.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { DryRun, RoutesDryRun } from '../../wire/dry-run.ts';
import { HolidaysFound } from '../../wire/holidays.ts';
import { heard } from '../flow/testbed.ts';
import { hear, makeBrand, openTestApp, type TestApp } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const about = {
  channel: 'bluesky',
  sphere: 'earned',
  kind: 'complaint',
  feeling: 'negative',
  language: 'en',
  location: null,
  isUrgent: false,
  isAbusive: false,
  rating: null,
  reach: 12,
};

test('a complaint on a Friday evening under a draft: due on Saturday, and the owner hears of it in the end', async () => {
  const brand = await makeBrand(desk);
  const protocol = defaultProtocol('Europe/Madrid');
  const asked = { protocol, about, at: '2026-11-20T16:45:00.000Z' };
  const { status, body } = await brand.at('POST', '/protocol/dry-run', asked);
  assert.equal(status, 200, JSON.stringify(body));
  const found = DryRun.parse(body);
  assert.equal(found.clocks[0]?.deadlineAt, '2026-11-21T09:45:00.000Z');
  assert.ok(found.tells.length >= 4 && found.tells.every((one) => one.recipients.length > 0));
});

test('a draft that is none, and one with a country nobody knows, are refused in words', async () => {
  const brand = await makeBrand(desk);
  const none = await brand.at<{ error: { message: string } }>('POST', '/protocol/dry-run', {
    protocol: { calendars: 3 },
    about,
    at: '2026-11-20T16:45:00.000Z',
  });
  assert.equal(none.status, 400);
  const nowhere = await brand.at('GET', '/holidays?year=2026&country=XX');
  assert.equal(nowhere.status, 400);
});

test('the holidays of a place: its countries, states, and the days of a year', async () => {
  const brand = await makeBrand(desk);
  const { body } = await brand.at('GET', '/holidays?year=2026&country=ES&state=MD');
  const found = HolidaysFound.parse(body);
  assert.ok(found.countries.length > 100 && found.states.some((one) => one.code === 'MD'));
  assert.ok(
    found.days.some((one) => one.date === '2026-05-02'),
    'the day of Madrid',
  );
});

test('the cases of the last day under a draft: who would have taken them', async () => {
  const brand = await makeBrand(desk);
  await hear(desk, brand, { canonicalId: 'routes:1' });
  await hear(desk, brand, { canonicalId: 'routes:2', author: { ...heard().author, externalId: 'ben' } });
  const routes = [{ name: 'Everything to Mara', when: {}, to: { person: `${brand.slug}@example.org` }, how: 'assign' }];
  const { status, body } = await brand.at('POST', '/protocol/routes/dry-run', {
    protocol: { ...defaultProtocol(), routes },
  });
  assert.equal(status, 200, JSON.stringify(body));
  const found = RoutesDryRun.parse(body);
  assert.deepEqual(found.turns, [{ name: 'Mara Lind', cases: 2 }]);
  assert.deepEqual(
    found.cases.map(({ has, person, why }) => [has, person, why]),
    [
      [null, 'Mara Lind', 'route'],
      [null, 'Mara Lind', 'route'],
    ],
  );
});
