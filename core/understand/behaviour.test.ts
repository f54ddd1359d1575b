// Behaviour over time, by example and by law: order is nothing, silence of ours never counts against anybody, and first
// complaints and open ones are never let be by suggestion.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultProtocol } from '../protocol/default.ts';
import type { LetBeRule } from '../protocol/voice.ts';
import type { Intent } from '../reading.ts';
import { adviseLetBe, behaviourOf, complaintsElsewhere, mentionsLookedAt, type SaidOnce } from './behaviour.ts';

const usual = defaultProtocol().letBe;

const start = Date.UTC(2026, 10, 1);
const hour = (count: number) => new Date(start + count * 3_600_000);

function said(at: number, text: string, more: Partial<SaidOnce> = {}): SaidOnce {
  return {
    id: `m${at}`,
    caseId: 'case',
    at: hour(at),
    text,
    kind: 'other',
    isAbusive: false,
    answeredAt: null,
    ...more,
  };
}

const insult = { isAbusive: true, kind: 'other' } as const;
const answered = (at: number) => ({ answeredAt: hour(at + 0.5) });

/** The same insult over and over, under our answers and to whoever is around. */
const troll = Array.from({ length: 15 }, (_, at) =>
  said(at, `@bakery @shop${at % 4} you are liars, all of you, liars`, {
    ...insult,
    ...(at % 2 === 0 ? answered(at) : {}),
  }),
);

test('one insult fifteen times under our answers is likely out to provoke, with the counts', () => {
  const { likely, likelihood, reasons, counts } = behaviourOf(troll);
  assert.equal(likely, 'likely');
  assert.ok(likelihood !== null && likelihood > 0.95);
  assert.deepEqual(counts, { mentions: 15, repeated: 14, empty: 15, targets: 4, ignored: 7, praise: 0 });
  assert.deepEqual(
    reasons.map(({ code, count, of }) => [code, count, of]),
    [
      ['repeated', 14, 15],
      ['ignored', 7, 15],
      ['empty', 15, 15],
      ['targets', 4, 15],
    ],
  );
});

test('under five mentions, and without an answer of ours, it is too early to say', () => {
  assert.equal(behaviourOf([]).likely, 'too_early');
  assert.equal(behaviourOf(troll.slice(0, 4)).likely, 'too_early');
  const left = troll.map((one) => ({ ...one, answeredAt: null }));
  assert.deepEqual([behaviourOf(left).likely, behaviourOf(left).likelihood], ['too_early', null]);
});

test('an angry customer who asks again, and one who argues, are not', () => {
  const asking = [
    said(0, 'My parcel has not come for two weeks', { kind: 'complaint', ...answered(0) }),
    said(30, 'My parcel has still not come for two weeks', { kind: 'complaint', ...answered(30) }),
    said(60, 'My parcel has not come for three weeks!!', { kind: 'complaint', isAbusive: true }),
    said(61, 'Where is it now?', { kind: 'question' }),
    said(62, 'The courier says you never gave it to them', { kind: 'complaint' }),
    said(63, 'Number 4471', {}),
  ];
  assert.equal(behaviourOf(asking).likely, 'unlikely');
  assert.equal(behaviourOf(asking).counts.ignored, 2);
});

test('thanks speak against it', () => {
  const thanks = [20, 21, 22, 23, 24, 25, 26].map((at) => said(at, `thank you ${at}`, { kind: 'praise' }));
  const [alone, thankful] = [behaviourOf(troll), behaviourOf([...troll, ...thanks])];
  assert.ok((thankful.likelihood ?? 1) < (alone.likelihood ?? 0));
});

test('only the last fifty count', () => {
  const later = Array.from({ length: mentionsLookedAt }, (_, at) =>
    said(100 + at, `a new question number${at} about thing${at}`, { kind: 'question' }),
  );
  assert.deepEqual(behaviourOf([...later, ...troll]), behaviourOf(later));
});

test('letting be is suggested for a troll, and never for a first complaint or an open one', () => {
  const advise = (all: readonly SaidOnce[]) => adviseLetBe(all, 'here', behaviourOf(all), usual);
  const here = said(40, 'liars, all of you, you are liars', { ...insult, caseId: 'here' });
  assert.equal(advise([...troll, here]), 'suggested');
  const complaint = said(41, 'my cake was raw inside', { kind: 'complaint', caseId: 'here' });
  assert.equal(advise([...troll, here, complaint]), 'first_complaint');
  const before = said(20, 'the bread was burnt', { kind: 'complaint', ...answered(20) });
  assert.equal(advise([...troll, before, here, complaint]), 'complaint_inside');
  assert.equal(advise([...troll, before, here, { ...complaint, ...answered(41) }]), 'suggested');
  assert.equal(
    advise([...troll, before, here, said(42, 'is anybody there?', { kind: 'question', caseId: 'here' })]),
    'complaint_inside',
  );
  assert.equal(adviseLetBe([here], 'here', { likely: 'possible' }, usual), 'none');
});

const one: fc.Arbitrary<SaidOnce> = fc.record({
  id: fc.uuid(),
  caseId: fc.constantFrom('here', 'there'),
  at: fc.nat(200).map(hour),
  text: fc.constantFrom(
    'you liars',
    'you liars!!',
    '@a you liars',
    '@b fools',
    'where is it',
    'my cake was raw',
    '',
    '🤬',
  ),
  kind: fc.constantFrom<Intent>('complaint', 'question', 'praise', 'other'),
  isAbusive: fc.boolean(),
  answeredAt: fc.option(fc.nat(200).map(hour)),
});
const life = fc.uniqueArray(one, { maxLength: 40, selector: ({ id }) => id });

test('the order in which mentions are given does not matter', () => {
  const shuffled = life.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([all, mixed]) => {
      assert.deepEqual(behaviourOf(mixed), behaviourOf(all));
      const behaviour = { likely: 'likely' as const };
      assert.equal(adviseLetBe(mixed, 'here', behaviour, usual), adviseLetBe(all, 'here', behaviour, usual));
    }),
  );
});

test('an answer less never makes anybody likelier, and the likelihood stays between nothing and one', () => {
  fc.assert(
    fc.property(life, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (all, kept) => {
      const less = all.map((each, at) => (kept[at] ? each : { ...each, answeredAt: null }));
      const [more, fewer] = [behaviourOf(all).likelihood ?? 0, behaviourOf(less).likelihood ?? 0];
      assert.ok(more >= 0 && more < 1 && fewer <= more);
    }),
  );
});

const rule: fc.Arbitrary<LetBeRule> = fc.record({
  suggest: fc.constantFrom('never', 'when_likely'),
  // Below one as well, which no protocol can say: the law does not rest on that.
  otherComplaints: fc.integer({ min: -1, max: 5 }),
});
const suspect = { likely: 'likely' as const };

test('nobody’s first complaint is ever suggested to be let be, whatever the protocol says', () => {
  fc.assert(
    fc.property(life, rule, (all, said) => {
      const elsewhere = all.filter(({ caseId, kind }) => caseId === 'here' || kind !== 'complaint');
      const isHere = elsewhere.some(({ caseId, kind }) => caseId === 'here' && kind === 'complaint');
      if (isHere) assert.equal(adviseLetBe(elsewhere, 'here', suspect, said), 'first_complaint');
    }),
  );
});

test('a protocol can only suggest letting be less often than the usual one', () => {
  fc.assert(
    fc.property(life, rule, (all, said) => {
      const [ruled, usually] = [adviseLetBe(all, 'here', suspect, said), adviseLetBe(all, 'here', suspect, usual)];
      if (ruled === 'suggested') assert.deepEqual([usually, said.suggest], ['suggested', 'when_likely']);
    }),
  );
});

test('a protocol may never suggest it, or ask for complaints in more matters of theirs', () => {
  const complaint = (at: number, caseId: string, text: string) =>
    said(at, text, { kind: 'complaint', caseId, ...answered(at) });
  const [bread, tea] = [complaint(20, 'bread', 'the bread was burnt'), complaint(30, 'tea', 'my tea came cold')];
  const here = [said(40, 'you are liars', { ...insult, caseId: 'here' }), complaint(41, 'here', 'my cake was raw')];
  const advise = (all: readonly SaidOnce[], change: Partial<LetBeRule>) =>
    adviseLetBe(all, 'here', suspect, { ...usual, ...change });
  const once = [
    ...troll,
    bread,
    said(21, 'still burnt', { kind: 'complaint', caseId: 'bread', ...answered(21) }),
    ...here,
  ];
  assert.equal(complaintsElsewhere(once, 'here'), 1);
  assert.deepEqual(
    [advise(once, {}), advise(once, { suggest: 'never' }), advise(once, { otherComplaints: 2 })],
    ['suggested', 'never_suggested', 'too_few_complaints'],
  );
  assert.equal(advise([...once, tea], { otherComplaints: 2 }), 'suggested');
  // What holds no complaint at all is no matter of how often they complained.
  assert.equal(advise([...troll, ...here.slice(0, 1)], { otherComplaints: 5 }), 'suggested');
  assert.equal(advise([...troll, ...here], { suggest: 'never' }), 'first_complaint');
  assert.equal(adviseLetBe(once, 'here', { likely: 'possible' }, { ...usual, suggest: 'never' }), 'none');
});
