// Whose yes a draft needs, by when, and what reviews make of a request.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultProtocol } from '../protocol/default.ts';
import type { ApprovalRule } from '../protocol/voice.ts';
import { type Role, roles } from '../role.ts';
import {
  aloneAfterMs,
  byFromCode,
  byToCode,
  type DraftToReview,
  dueAt,
  type Request,
  remindAt,
  requirementFor,
  review,
  reviewersOf,
  stillNeeded,
  whoToTell,
  wishedFor,
  yesTo,
} from './approvals.ts';

const asked = new Date('2026-11-20T10:00:00Z');
const after = (minutes: number) => new Date(asked.getTime() + minutes * 60_000);

const calm: DraftToReview = { role: 'agent', isPublic: true, needsSecondPerson: false, fits: () => true };
const angry: DraftToReview = { ...calm, needsSecondPerson: true };
const rule = (more: Partial<ApprovalRule>): ApprovalRule => ({
  name: 'a rule',
  when: {},
  roles: [],
  onlyFindings: false,
  onlyPublic: false,
  by: { role: 'lead' },
  count: 1,
  withinMinutes: 30,
  ...more,
});

test('by the protocol a brand begins with, only an angry draft of an agent and every draft of a trainee need a yes', () => {
  const { approvals } = defaultProtocol();
  assert.equal(requirementFor(approvals, calm), null);
  assert.deepEqual(requirementFor(approvals, angry), {
    why: 'finding',
    rule: 'A second pair of eyes',
    by: { role: 'lead' },
    count: 1,
    withinMinutes: 30,
  });
  const trainee = requirementFor(approvals, { ...calm, role: 'trainee' });
  assert.deepEqual([trainee?.why, trainee?.by], ['trainee', { role: 'agent' }]);
  assert.deepEqual(requirementFor(approvals, { ...angry, role: 'trainee' })?.by, { role: 'lead' });
});

test('the first rule that fits holds, by role, place and condition; a finding needs a lead where none does', () => {
  const rules = [
    rule({ name: 'private', onlyPublic: true, roles: ['agent'], by: { team: 'press' }, count: 2 }),
    rule({ name: 'all of the leads', roles: ['lead'], by: { role: 'owner' } }),
  ];
  assert.equal(requirementFor(rules, calm)?.rule, 'private');
  assert.equal(requirementFor(rules, { ...calm, isPublic: false }), null);
  assert.deepEqual(requirementFor(rules, { ...angry, isPublic: false })?.by, { role: 'lead' });
  assert.equal(requirementFor(rules, { ...calm, role: 'lead' })?.rule, 'all of the leads');
  assert.equal(requirementFor(rules, { ...calm, fits: () => false }), null);
  assert.equal(wishedFor([rule({ name: 'findings', onlyFindings: true })], calm).rule, 'findings');
  assert.deepEqual(wishedFor([], calm).by, { role: 'lead' });
});

test('a draft with a finding that wants a second person never goes without one, whatever the protocol says', () => {
  const anyRule = fc.record({
    name: fc.string(),
    when: fc.constant({}),
    roles: fc.subarray([...roles]),
    onlyFindings: fc.boolean(),
    onlyPublic: fc.boolean(),
    by: fc.oneof(fc.record({ role: fc.constantFrom(...roles) }), fc.record({ team: fc.constantFrom('care', 'press') })),
    count: fc.integer({ min: 1, max: 5 }),
    withinMinutes: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyRule),
      fc.constantFrom(...roles),
      fc.boolean(),
      fc.boolean(),
      (rules, role, isPublic, fit) => {
        assert.notEqual(requirementFor(rules, { role, isPublic, needsSecondPerson: true, fits: () => fit }), null);
        assert.notEqual(
          requirementFor(rules, { role: 'trainee', isPublic, needsSecondPerson: false, fits: () => fit }),
          null,
        );
      },
    ),
  );
});

test('it is due in the rule’s time, and before the clock warns or ends', () => {
  assert.deepEqual(dueAt(asked, 30, null), after(30));
  assert.deepEqual(dueAt(asked, 30, { warnAt: after(10), deadlineAt: after(20) }), after(10));
  assert.deepEqual(dueAt(asked, 30, { warnAt: after(-1), deadlineAt: after(20) }), after(20));
  assert.deepEqual(dueAt(asked, 30, { warnAt: after(-9), deadlineAt: after(-1) }), after(30));
  assert.deepEqual(remindAt(asked, after(40)), after(30));
});

const person = (id: string, role: Role, more: object = {}) => ({
  id,
  role,
  teams: [] as string[],
  isOnShift: true,
  isAway: false,
  ...more,
});
const team = [
  person('trainee', 'trainee', { teams: ['press'] }),
  person('agent', 'agent'),
  person('lead', 'lead', { teams: ['press'] }),
  person('owner', 'owner'),
];
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id).join(' ');

test('a role and all above it may say yes, or a team; never the author, never a trainee', () => {
  assert.equal(ids(reviewersOf({ role: 'lead' }, team, 'agent')), 'lead owner');
  assert.equal(ids(reviewersOf({ role: 'lead' }, team, 'lead')), 'owner');
  assert.equal(ids(reviewersOf({ role: 'observer' }, team, 'owner')), 'agent lead');
  assert.equal(ids(reviewersOf({ team: 'press' }, team, 'agent')), 'lead');
  assert.equal(ids(reviewersOf({ team: 'press' }, team, 'lead')), 'owner', 'leads stand in for a team that is empty');
  assert.equal(ids(reviewersOf({ role: 'lead' }, team, 'owner')), 'lead');
});

test('those nearest to the work hear of it who are here, and everybody where too few are', () => {
  const reviewers = reviewersOf({ role: 'lead' }, team, 'agent');
  assert.equal(ids(whoToTell(reviewers, 1)), 'lead');
  assert.equal(ids(whoToTell(reviewers, 2)), 'lead owner');
  const asleep = reviewers.map((one) => ({ ...one, isOnShift: one.role === 'owner' }));
  assert.equal(ids(whoToTell(asleep, 1)), 'owner');
  assert.equal(
    ids(
      whoToTell(
        asleep.map((one) => ({ ...one, isAway: true })),
        1,
      ),
    ),
    'lead owner',
  );
});

const request = (more: Partial<Request> = {}): Request => ({
  state: 'asked',
  authorId: 'agent',
  authorRole: 'agent',
  version: 1,
  needed: 1,
  askedAt: asked,
  reviews: [],
  reviewers: [{ id: 'lead' }, { id: 'owner' }],
  ...more,
});
const yes = (personId: string, version = 1, isEdit = false) => ({ personId, verdict: 'yes' as const, version, isEdit });

test('one yes settles it, of two the second; a no or a wish for changes sends it back', () => {
  assert.deepEqual(review(request(), yes('lead'), asked), { settles: 'approved', isAlone: false });
  const two = request({ needed: 2 });
  assert.deepEqual(review(two, yes('lead'), asked), { settles: null, isAlone: false });
  const one = { ...two, reviews: [yes('lead')] };
  assert.deepEqual(review(one, yes('owner'), asked), { settles: 'approved', isAlone: false });
  assert.deepEqual(review(one, yes('lead'), asked), { refused: 'said_already' });
  for (const verdict of ['no', 'changes'] as const) {
    assert.deepEqual(review(one, { ...yes('owner'), verdict }, asked), { settles: 'refused', isAlone: false });
  }
  assert.deepEqual(review(request({ state: 'void' }), yes('lead'), asked), { refused: 'settled' });
  assert.deepEqual(review(request(), yes('stranger'), asked), { refused: 'not_yours' });
  assert.deepEqual(review(request(), yes('agent'), asked), { refused: 'not_yours' });
});

test('a yes is to the words that were read: an edit takes every earlier yes with it', () => {
  const edited = request({ needed: 2, version: 2, reviews: [yes('lead', 1), yes('owner', 2)] });
  assert.deepEqual(yesTo(edited), ['owner']);
  assert.deepEqual(review(edited, yes('lead', 1), asked), { refused: 'other_words' });
  assert.deepEqual(review(edited, yes('lead', 2), asked), { settles: 'approved', isAlone: false });
  const one = request({ needed: 2, reviews: [yes('lead')] });
  assert.deepEqual(review(one, yes('owner', 1, true), asked), { settles: null, isAlone: false });
});

test('whoever is alone says yes to their own words after a while; a trainee never does', () => {
  const alone = request({ authorId: 'owner', authorRole: 'owner', reviewers: [], needed: 2 });
  assert.equal(stillNeeded(alone), 1);
  assert.deepEqual(review(alone, yes('owner'), after(4)), { refused: 'too_soon' });
  const later = new Date(asked.getTime() + aloneAfterMs);
  assert.deepEqual(review(alone, yes('owner'), later), { settles: 'approved', isAlone: true });
  assert.deepEqual(review({ ...alone, authorRole: 'trainee' }, yes('owner'), later), { refused: 'not_yours' });
  const joined = { ...alone, reviewers: [{ id: 'lead' }] };
  assert.deepEqual(review(joined, yes('owner'), later), { refused: 'not_yours' });
});

test('whatever is said, in any order: approved only with enough different people’s yes to the words that stand', () => {
  const step = fc.record({
    personId: fc.constantFrom('agent', 'lead', 'owner', 'stranger'),
    verdict: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'changes' as const),
    isOld: fc.boolean(),
    isEdit: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 4 }), (steps, needed) => {
      let one = request({ needed });
      for (const { personId, verdict, isOld, isEdit: wants } of steps) {
        const isEdit = wants && verdict === 'yes';
        const read = isOld ? one.version - 1 : one.version;
        const outcome = review(one, { personId, verdict, version: read, isEdit }, after(60));
        if ('refused' in outcome) continue;
        const version = isEdit ? one.version + 1 : one.version;
        const reviews = [...one.reviews, { personId, verdict, version }];
        one = { ...one, version, reviews, state: outcome.settles ?? 'asked' };
        const isEnough = yesTo(one).length >= Math.min(needed, 2);
        assert.equal(one.state === 'approved', isEnough && verdict === 'yes');
      }
    }),
  );
});

test('whose yes is asked for is read back from its code', () => {
  for (const by of [{ role: 'lead' }, { role: 'admin' }, { team: 'press' }] as const) {
    assert.deepEqual(byFromCode(byToCode(by)), by);
  }
  assert.deepEqual(byFromCode('role:king'), { role: 'lead' });
});
