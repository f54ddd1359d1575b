// What a protocol must not say: each case changes one thing in a protocol without a fault.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Calendar } from '../protocol/calendar.ts';
import type { Condition } from '../protocol/condition.ts';
import { defaultProtocol } from '../protocol/default.ts';
import type { Protocol, Recipient, Rota, Route, Target, Tree } from '../protocol/protocol.ts';
import { calendarFaults } from './calendar-faults.ts';
import type { Known } from './check-links.ts';
import { protocolFaults } from './check-protocol.ts';

const known: Known = {
  teams: ['care', 'nights'],
  locations: ['harbour'],
  people: ['ana@example.org', 'ben@example.org'],
  channels: ['letters', 'reviews'],
  deputies: {},
};

const right = defaultProtocol('Europe/Madrid');
const [office, urgent, tree] = [right.calendars[0], right.targets[0], right.trees[0]] as [Calendar, Target, Tree];
const rota: Rota = {
  slug: 'duty',
  name: 'On duty',
  timeZone: 'Europe/Madrid',
  startsOn: '2026-11-02',
  handoverAt: '09:00',
  every: 'week',
  people: ['ana@example.org'],
};
const route: Route = { name: 'Nights', when: { languages: ['es'] }, to: { team: 'nights' }, how: 'propose' };

/** The codes with their places. */
function faults(change: Partial<Protocol>, brand: Partial<Known> = {}): readonly string[] {
  const found = protocolFaults({ ...right, ...change }, { ...known, ...brand }, calendarFaults);
  for (const { words, remedy } of found) {
    assert.match(words, /^\S.*[.…]$/u);
    assert.match(remedy, /^\S.*[.?]$/u);
  }
  return found.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const targetsWith = (change: Partial<Target>) => ({ targets: [{ ...urgent, ...change }, ...right.targets.slice(1)] });
const treesWith = (change: Partial<Tree>) => ({ trees: [{ ...tree, ...change }, ...right.trees.slice(1)] });
const telling = (...tell: readonly Recipient[]) => ({ afterMinutes: 0, tell, calendar: null });
const when = (condition: Condition) => faults(targetsWith({ when: condition }));

test('the protocol of the first day has no fault, and neither has a rich one', () => {
  assert.deepEqual(faults({}), []);
  const rich: Partial<Protocol> = {
    rotas: [rota],
    routes: [route, { name: 'Rest', when: {}, to: { person: 'ben@example.org' }, how: 'assign' }],
    purposes: { 'letters:heed.example:8080': 'Support' },
    keeps: { locations: { harbour: 'office' }, teams: { care: 'office' } },
    ...treesWith({
      steps: [
        telling({ team: 'care' }, { rota: 'duty' }, { person: 'ana@example.org' }, { address: 'boss@example.com' }),
      ],
      thenTree: 'Too late',
    }),
  };
  assert.deepEqual(faults(rich), []);
});

test('a name stands for one thing', () => {
  assert.deepEqual(faults({ calendars: [office, office] }), ['name_twice calendars.1.slug']);
  assert.deepEqual(faults({ rotas: [rota, { ...rota, name: 'Other' }] }), ['name_twice rotas.1.slug']);
  assert.deepEqual(faults({ trees: [...right.trees, { ...tree, on: 'breach' }] }), ['name_twice trees.2.name']);
  assert.deepEqual(faults({ targets: [urgent, ...right.targets] }), [
    'name_twice targets.1.name',
    'never_reached targets.1',
  ]);
  assert.deepEqual(faults({ routes: [route, { ...route, when: { languages: ['fr'] } }] }), [
    'name_twice routes.1.name',
  ]);
});

test('every name leads somewhere', () => {
  assert.deepEqual(faults(targetsWith({ calendar: 'nightly' })), ['unknown_calendar targets.0.calendar']);
  assert.deepEqual(faults({ keeps: { locations: { mill: 'office' }, teams: { care: 'never' } } }), [
    'unknown_location keeps.locations.mill',
    'unknown_calendar keeps.teams.care',
  ]);
  const step = telling({ team: 'cares' }, { person: 'eve@example.org' }, { rota: 'duty' });
  assert.deepEqual(faults(treesWith({ steps: [step], last: { ...step, tell: [{ role: 'owners' }], calendar: 'x' } })), [
    'unknown_team trees.0.steps.0.tell.0.team',
    'unknown_person trees.0.steps.0.tell.1.person',
    'unknown_rota trees.0.steps.0.tell.2.rota',
    'unknown_calendar trees.0.last.calendar',
  ]);
  assert.deepEqual(faults(treesWith({ thenTree: 'Nowhere' })), ['unknown_tree trees.0.thenTree']);
  assert.deepEqual(faults({ routes: [{ ...route, to: { team: 'days' } }] }), ['unknown_team routes.0.to.team']);
  assert.deepEqual(faults({ purposes: { 'pigeons:ana': 'Support', letters: 'Support' } }), [
    'unknown_channel purposes.pigeons:ana',
    'no_profile purposes.letters',
  ]);
});

test('the remedy names what was probably meant', () => {
  const remedyOf = (change: Partial<Protocol>) =>
    protocolFaults({ ...right, ...change }, known, calendarFaults).map(({ remedy }) => remedy);
  assert.deepEqual(remedyOf({ routes: [{ ...route, to: { team: 'nigths' } }] }), ['Did you mean nights?']);
  assert.deepEqual(remedyOf({ routes: [{ ...route, to: { team: 'somebody' } }] }), ['There is care, nights.']);
  assert.deepEqual(remedyOf(targetsWith({ when: { locations: ['Harbor'] } })), ['Did you mean harbour?']);
});

test('who left, or whose deputy left, cannot be the one who is told', () => {
  const deputies = { 'ana@example.org': 'gone@example.org', 'ben@example.org': 'ana@example.org' };
  assert.deepEqual(faults({ rotas: [{ ...rota, people: ['gone@example.org', 'ben@example.org'] }] }, { deputies }), [
    'unknown_person rotas.0.people.0',
  ]);
  assert.deepEqual(faults({ rotas: [rota] }, { deputies }), ['dead_deputy rotas.0.people.0']);
});

test('every mention has a clock: without a target for all the rest, one would wait in silence', () => {
  const without = (name: string) => ({ targets: right.targets.filter((one) => one.name !== name) });
  assert.deepEqual(faults(without('Everything else')), ['no_catch_all targets']);
  assert.deepEqual(faults(without('Next words')), ['no_catch_all targets']);
  assert.deepEqual(faults(without('Complaints settled')), []);
  assert.deepEqual(faults({ targets: [] }), ['no_catch_all targets', 'no_catch_all targets']);
});

test('what stands below something wider never has its turn', () => {
  const [first, ...rest] = right.targets;
  assert.deepEqual(faults({ targets: [...rest, ...(first ? [first] : [])] }), ['never_reached targets.7']);
  const order = (...conditions: readonly Condition[]) =>
    faults({ routes: conditions.map((one, at) => ({ ...route, name: `${at}`, when: one })) });
  assert.deepEqual(order({ kinds: ['complaint', 'question'] }, { kinds: ['question'], isUrgent: true }), [
    'never_reached routes.1',
  ]);
  assert.deepEqual(order({ kinds: ['question'] }, { kinds: ['complaint', 'question'] }), []);
  assert.deepEqual(order({ reachAtLeast: 100 }, { reachAtLeast: 1000 }), ['never_reached routes.1']);
  assert.deepEqual(order({ reachAtLeast: 1000 }, { reachAtLeast: 100 }), []);
  assert.deepEqual(order({ ratingAtMost: 3 }, { ratingAtMost: 2 }), ['never_reached routes.1']);
  assert.deepEqual(order({ isUrgent: true }, { isUrgent: false }), []);
});

test('conditions name what exists, and something can meet them', () => {
  assert.deepEqual(when({ channels: ['letters', 'pigeons'] }), ['unknown_channel targets.0.when.channels.1']);
  assert.deepEqual(when({ teams: ['days'], locations: ['mill'] }), [
    'unknown_location targets.0.when.locations.0',
    'unknown_team targets.0.when.teams.0',
  ]);
  assert.deepEqual(when({ purposes: ['Support'] }), ['unknown_purpose targets.0.when.purposes.0']);
  assert.deepEqual(when({ kinds: [] }), ['fits_nothing targets.0.when.kinds']);
  assert.deepEqual(when({ ratingAtMost: 0 }), ['out_of_range targets.0.when.ratingAtMost']);
  assert.deepEqual(when({ reachAtLeast: 0 }), ['out_of_range targets.0.when.reachAtLeast']);
  assert.deepEqual(when({ priorityAtLeast: 0 }), ['out_of_range targets.0.when.priorityAtLeast']);
});

test('an escalation has steps that tell somebody, and an end', () => {
  assert.deepEqual(faults(treesWith({ steps: [] })), ['no_steps trees.0.steps']);
  assert.deepEqual(faults(treesWith({ steps: [telling()] })), ['tells_nobody trees.0.steps.0.tell']);
  assert.deepEqual(faults(treesWith({ last: telling() })), ['tells_nobody trees.0.last.tell']);
  assert.deepEqual(faults(treesWith({ repeats: 3 })), ['no_wait trees.0.repeats']);
  assert.deepEqual(faults(treesWith({ repeats: 21 })), ['too_many trees.0.repeats']);
  assert.deepEqual(faults(treesWith({ on: 'heard', clocks: ['promise'] })), ['no_clock_yet trees.0.clocks']);
  const late = { ...telling({ role: 'leads' }), afterMinutes: 50_000 };
  assert.deepEqual(faults(treesWith({ last: late })), ['too_long trees.0.last.afterMinutes']);
});

test('a loop of trees is named once, with its way round', () => {
  const chain = (...then: readonly (string | null)[]) => ({
    trees: then.map((thenTree, at) => ({ ...tree, name: `${at}`, thenTree })),
  });
  assert.deepEqual(faults(chain('0')), ['loop trees.0.thenTree']);
  assert.deepEqual(faults(chain('1', '2', '1')), ['loop trees.1.thenTree']);
  assert.deepEqual(faults(chain('1', '0', '3', '2')), ['loop trees.0.thenTree', 'loop trees.2.thenTree']);
  assert.deepEqual(faults(chain('1', '2', null)), []);
  const [loop] = protocolFaults({ ...right, ...chain('1', '0') }, known, calendarFaults);
  assert.match(loop?.words ?? '', /0 → 1 → 0/u);
});

test('people take turns in a place and from a day', () => {
  assert.deepEqual(faults({ rotas: [{ ...rota, people: [] }] }), ['no_people rotas.0.people']);
  for (const timeZone of ['Mars/Olympus', '+02:00']) {
    assert.deepEqual(faults({ rotas: [{ ...rota, timeZone }] }), ['unknown_time_zone rotas.0.timeZone']);
  }
  assert.deepEqual(faults({ rotas: [{ ...rota, startsOn: '2026-02-30' }] }), ['no_date rotas.0.startsOn']);
});

test('lengths and shares are such that somebody can keep them', () => {
  assert.deepEqual(faults(targetsWith({ withinMinutes: 0 })), ['no_time targets.0.withinMinutes']);
  assert.deepEqual(faults(targetsWith({ withinMinutes: 600_000 })), ['too_long targets.0.withinMinutes']);
  for (const share of [0, 1, -0.5, 75]) {
    assert.deepEqual(faults(targetsWith({ warnAtShare: share })), ['share_out_of_range targets.0.warnAtShare']);
    assert.deepEqual(faults({ promiseWarnAtShare: share }), ['share_out_of_range promiseWarnAtShare']);
  }
  assert.deepEqual(faults({ undoSeconds: 301 }), ['too_long undoSeconds']);
  assert.deepEqual(faults({ notices: { ...right.notices, lateMinutes: 0 } }), ['out_of_range notices.lateMinutes']);
});

test('faults of a calendar stand where the calendar stands; without a calendar nothing is open', () => {
  const broken = { ...office, slug: 'other', timeZone: 'Europe/Nowhere' };
  assert.deepEqual(faults({ calendars: [office, broken] }), ['unknown_time_zone calendars.1.timeZone']);
  const targets = right.targets.map((one) => ({ ...one, calendar: null }));
  assert.deepEqual(faults({ calendars: [], targets, trees: [] }), ['no_calendar calendars']);
});
