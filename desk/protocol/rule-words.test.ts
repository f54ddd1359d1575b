// Rules read as sentences a lead would say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { Target } from '../../core/protocol/protocol.ts';
import { protocol as words } from '../messages/en/protocol.ts';
import { learn } from '../messages/say.ts';
import { conditionWords } from './condition-words.ts';
import { namingOf } from './naming.ts';
import { recipientTitle, routeWords, stepWords, targetWords, triggerWords } from './rule-words.ts';

learn(words);

const protocol = defaultProtocol('Europe/Madrid');
const known = {
  people: [{ email: 'ana@example.org', name: 'Ana Ruiz' }],
  teams: [{ slug: 'care', name: 'Care' }],
  locations: [{ slug: 'soho', name: 'Café Soho' }],
  channels: [{ id: 'murmur', label: 'Murmur' }],
};
const naming = namingOf(known, protocol);
const complaints: Target = {
  name: 'Complaints',
  clock: 'first_reply',
  when: { kinds: ['complaint'] },
  withinMinutes: 60,
  time: 'business',
  calendar: null,
  warnAtShare: 0.75,
};

test('targets', () => {
  const said = (part: Partial<Target>): string => targetWords({ ...complaints, ...part }, naming);
  assert.equal(said({}), 'Complaints get a first reply within 60 minutes of open time; we warn after 45 minutes.');
  assert.equal(
    said({ when: {}, withinMinutes: 1440, time: 'wall' }),
    'All others get a first reply within 1 day around the clock; we warn after 18 hours.',
  );
  assert.equal(
    said({ clock: 'resolution', withinMinutes: 1440, calendar: 'office' }),
    'Complaints are settled within 24 hours of open time (Office hours); we warn after 18 hours.',
  );
});

test('conditions put what they ask together, and name what is not there by its slug', () => {
  assert.equal(
    conditionWords({ isUrgent: true, kinds: ['complaint', 'question'], channels: ['murmur'] }, naming),
    'urgent complaints and questions on Murmur',
  );
  assert.equal(
    conditionWords({ languages: ['es'], locations: ['soho', 'gone'], ratingAtMost: 1, reachAtLeast: 10_000 }, naming),
    'mentions in Spanish about Café Soho or gone with 1 star or fewer from people with 10,000 followers or more',
  );
  assert.equal(conditionWords({}, naming), 'all mentions');
});

test('every criterion changes the words', () => {
  const asked = [
    { channels: ['murmur'] },
    { spheres: ['earned'] },
    { kinds: ['praise'] },
    { feelings: ['negative'] },
    { languages: ['es'] },
    { locations: ['soho'] },
    { teams: ['care'] },
    { purposes: ['support'] },
    { isUrgent: true },
    { isUrgent: false },
    { isAbusive: true },
    { isAbusive: false },
    { priorityAtLeast: 0 },
    { priorityAtLeast: 2 },
    { ratingAtMost: 2 },
    { reachAtLeast: 10 },
  ] as const;
  const said = asked.map((when) => conditionWords(when, naming));
  assert.equal(new Set([...said, conditionWords({}, naming)]).size, asked.length + 1);
});

test('steps wait by the wall, in open time, or until somebody is there', () => {
  const step = {
    afterMinutes: 30,
    tell: [{ team: 'care' }, { person: 'ana@example.org' }],
    calendar: 'office',
  } as const;
  assert.equal(stepWords(step, naming), 'After 30 minutes of open time (Office hours), tell team Care and Ana Ruiz');
  assert.equal(
    stepWords({ ...step, afterMinutes: 0 }, naming),
    'As soon as it is open (Office hours), tell team Care and Ana Ruiz',
  );
  assert.equal(stepWords({ afterMinutes: 0, calendar: null, tell: [] }, naming), 'At once, tell nobody');
});

test('what begins a tree, and routes', () => {
  const [, late] = protocol.trees;
  assert.ok(late !== undefined);
  assert.equal(triggerWords({ ...late, clocks: ['promise'] }, naming), 'when a promise is overdue, for all mentions');
  assert.equal(
    routeWords({ name: 'es', when: { languages: ['es'] }, to: { team: 'care' }, how: 'assign' }, naming),
    'Mentions in Spanish are given to team Care at once',
  );
});

test('an address is not made a sentence of', () => {
  assert.equal(recipientTitle({ address: 'boss@example.com' }, naming), 'boss@example.com');
  assert.equal(recipientTitle({ address: '' }, naming), 'Nobody yet');
  assert.equal(recipientTitle({ role: 'leads' }, naming), 'The leads');
});
