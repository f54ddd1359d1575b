// Reading a case back from its events gives the clocks it has cached, whatever happened to it; under another protocol
// they come out as if that had always held.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act } from '../act.ts';
import { type Case, nearestClock, nextDueAt } from '../case.ts';
import type { NewEvent } from '../event.ts';
import { aroundTheClock, defaultProtocol } from '../protocol/default.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { at, blankCase, person, plainFace } from '../testbed.ts';
import { isRefusal } from '../transition/outcome.ts';
import { transition } from '../transition/transition.ts';
import { caseRules } from './case-rules.ts';
import { replay } from './replay.ts';
import { openRules, type Rules } from './rules.ts';
import { triage } from './triage.ts';

const office = defaultProtocol('Europe/Madrid');
const protocol: Protocol = {
  ...office,
  trees: [
    ...office.trees,
    {
      name: 'Seen by many',
      on: 'heard',
      clocks: [],
      when: { reachAtLeast: 5000 },
      severity: 'critical',
      steps: [
        { afterMinutes: 0, tell: [{ role: 'leads' }], calendar: null },
        { afterMinutes: 10, tell: [{ role: 'owners' }], calendar: null },
      ],
      repeats: 2,
      last: { afterMinutes: 10, tell: [{ role: 'owners' }], calendar: null },
      thenTree: 'Too late',
    },
  ],
};
const rules = openRules(protocol, () => []);

interface Lived {
  readonly one: Case;
  readonly events: readonly NewEvent[];
}

/** What happens, said without the clocks, which triage makes of it as the pipeline does. */
type Happening =
  | {
      readonly is: 'hear';
      readonly head: Pick<Case['face'], 'kind' | 'isUrgent'>;
      readonly reach: number;
      readonly late: number;
      readonly isHistory: boolean;
    }
  | { readonly is: 'correct' | 'reread' | 'reread_older'; readonly kind: Case['face']['kind'] }
  | { readonly is: 'reply'; readonly took: number; readonly isPublic: boolean; readonly keeps: boolean }
  | { readonly is: 'offline' | 'bring_back' | 'resolve_untold' | 'undo' }
  | { readonly is: 'own' | 'resolve' | 'let_be' | 'reopen' | 'due' | 'acknowledge' | 'take_back' }
  | { readonly is: 'promise'; readonly minutes: number };

const kinds = fc.constantFrom('complaint', 'question', 'praise', 'other') as fc.Arbitrary<Case['face']['kind']>;
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    is: fc.constant('hear' as const),
    head: fc.record({ kind: kinds, isUrgent: fc.boolean() }),
    reach: fc.constantFrom(3, 9000),
    late: fc.nat(40),
    isHistory: fc.constantFrom(false, false, false, true),
  }),
  fc.record({ is: fc.constantFrom('correct', 'reread', 'reread_older'), kind: kinds }) as fc.Arbitrary<Happening>,
  fc.record({
    is: fc.constant('reply' as const),
    took: fc.nat(5),
    isPublic: fc.boolean(),
    // Whether it keeps the promises made before it, or makes the oldest of them itself.
    keeps: fc.constantFrom(true, true, false),
  }),
  fc.record({ is: fc.constantFrom('offline', 'bring_back', 'resolve_untold', 'undo') }) as fc.Arbitrary<Happening>,
  fc.record({
    is: fc.constantFrom('own', 'resolve', 'let_be', 'reopen', 'due', 'due', 'due', 'acknowledge', 'take_back' as const),
  }) as fc.Arbitrary<Happening>,
  fc.record({ is: fc.constant('promise' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
);
const life = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), happening), { minLength: 1, maxLength: 25 });

function actFrom(what: Happening, one: Case, minute: number, by: Rules): Act {
  const seen = { ...person, saw: Number.MAX_SAFE_INTEGER };
  const newest = one.unanswered.at(-1);
  const subject = newest?.mentionId ?? 'm0';
  switch (what.is) {
    case 'hear': {
      const face = { ...plainFace, ...what.head };
      const startsAt = what.isHistory ? null : at(minute - what.late);
      const mentionId = `m${one.mentionCount}`;
      const { clock, priority } = triage({ mentionId, of: one, face, reach: what.reach, startsAt, rules: by });
      return {
        act: 'hear',
        mentionId,
        face,
        clock,
        priority,
        reach: what.reach,
        startsAt,
        saidAt: at(minute - what.late),
      };
    }
    case 'correct':
    case 'reread':
    case 'reread_older':
    case 'take_back': {
      const face = { ...one.face, kind: 'kind' in what ? what.kind : one.face.kind };
      const startsAt = newest?.startedAt ?? null;
      const kind = newest === undefined ? {} : { kind: newest.kind };
      const { clock, priority } = triage({
        mentionId: subject,
        of: one,
        face,
        reach: one.reach,
        startsAt,
        rules: by,
        ...kind,
      });
      const read = { mentionId: subject, face, clock, priority };
      if (what.is === 'reread' || what.is === 'reread_older') {
        return { act: 'reread', ...read, isNewest: what.is === 'reread', head: 'kind', madeBy: 'classifier:ours' };
      }
      return what.is === 'correct'
        ? { act: 'correct', ...seen, ...read, changed: 'kind' }
        : { act: 'revise', ...read, isRemoved: true, isNewest: true };
    }
    case 'reply':
      return {
        act: 'reply_sent',
        replyId: 'r',
        toMentionId: subject,
        sentAt: at(minute),
        queuedAt: at(minute - what.took),
        wasFound: false,
        isPublic: what.isPublic,
        promiseId: what.keeps ? null : (one.promises[0]?.promiseId ?? null),
      };
    case 'own':
      return { act: 'hear_own', mentionId: 'o', toMentionId: null, saidAt: at(minute), isHistory: false };
    case 'promise':
      return { act: 'promise', ...seen, promiseId: `p${minute}`, until: at(minute + what.minutes) };
    case 'offline':
      return { act: 'take_offline', ...seen, handoverId: `h${minute}`, way: 'page' };
    case 'resolve_untold':
      return { act: 'resolve', ...seen, isUnclosed: true };
    case 'undo':
      return { act: 'cancel_reply', ...seen, replyId: 'r', promiseId: one.promises[0]?.promiseId ?? null };
    case 'due':
      return { act: 'clock_due' };
    default:
      return { act: what.is, ...seen };
  }
}

function live(lived: readonly (readonly [number, Happening])[], by: Rules): Lived {
  let one = blankCase();
  let minute = 0;
  const events: NewEvent[] = [];
  for (const [wait, what] of lived) {
    minute += wait;
    const outcome = transition(one, actFrom(what, one, minute, by), at(minute), caseRules(by));
    if (isRefusal(outcome)) continue;
    one = outcome.case;
    events.push(...outcome.events);
  }
  return { one, events };
}

const clocks = ({ state, unanswered, unansweredCount, resolution, promises, climbs, isHistory, handover }: Case) => ({
  state,
  unanswered,
  unansweredCount,
  resolution,
  promises,
  climbs,
  isHistory,
  handover,
});

test('whatever happened, reading it back gives the same clocks', () => {
  fc.assert(
    fc.property(life, (lived) => {
      const { one, events } = live(lived, rules);
      assert.deepEqual(clocks(replay(one, events, rules)), clocks(one));
    }),
    { numRuns: 2000 },
  );
});

test('under another protocol the clocks come out as if it had always held, but for the instants at which it was looked', () => {
  const other = openRules(aroundTheClock({ ...protocol, trees: [] }), () => []);
  const still = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 900 }),
      happening.filter((one) => !['due', 'acknowledge'].includes(one.is)),
    ),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(still, (lived) => {
      const before = live(lived, rules);
      const always = live(lived, other);
      assert.deepEqual(clocks(replay(before.one, before.events, other)), clocks(always.one));
    }),
    { numRuns: 1000 },
  );
});

test('the whole matter rests while the customer is waited for, and goes on where it stopped', () => {
  const wall = openRules(aroundTheClock(protocol), () => []);
  const complaint = {
    is: 'hear',
    head: { kind: 'complaint', isUrgent: false },
    reach: 3,
    late: 0,
    isHistory: false,
  } as const;
  const asked = live([[10, complaint]], wall).one;
  assert.equal(asked.resolution?.deadlineAt?.getTime(), at(10 + 1620).getTime());
  const waiting = live(
    [
      [10, complaint],
      [20, { is: 'reply', took: 1, isPublic: true, keeps: true }],
    ],
    wall,
  ).one;
  assert.deepEqual([waiting.state, waiting.resolution?.deadlineAt, nearestClock(waiting)], ['waiting', null, null]);
  const back = live(
    [
      [10, complaint],
      [20, { is: 'reply', took: 1, isPublic: true, keeps: true }],
      [1000, complaint],
    ],
    wall,
  ).one;
  assert.equal(back.resolution?.deadlineAt?.getTime(), at(1030 + 1620 - 20).getTime());
  assert.deepEqual(back.resolution?.runs, [
    [at(10), at(30)],
    [at(1030), null],
  ]);
});

test('a promise keeps the case open until a reply made after it', () => {
  const wall = openRules(aroundTheClock(protocol), () => []);
  const question = {
    is: 'hear',
    head: { kind: 'question', isUrgent: false },
    reach: 3,
    late: 0,
    isHistory: false,
  } as const;
  const promised = [
    [10, question],
    [20, { is: 'promise', minutes: 60 }],
  ] as const;
  // Written before the promise, sent after it: it answers and does not keep it.
  const answered = live([...promised, [2, { is: 'reply', took: 5, isPublic: true, keeps: true }]], wall).one;
  assert.deepEqual([answered.state, answered.unanswered.length, answered.promises.length], ['open', 0, 1]);
  assert.deepEqual([nearestClock(answered)?.kind, nextDueAt(answered)], ['promise', at(30 + 45)]);
  const kept = live(
    [
      ...promised,
      [2, { is: 'reply', took: 5, isPublic: true, keeps: true }],
      [30, { is: 'reply', took: 1, isPublic: true, keeps: true }],
    ],
    wall,
  ).one;
  assert.deepEqual([kept.state, kept.promises.length], ['waiting', 0]);
});

test('a tree is climbed step by step, round by round, into the next tree, until somebody acknowledges', () => {
  const wall = openRules(aroundTheClock(protocol), () => []);
  const loud = {
    is: 'hear',
    head: { kind: 'other', isUrgent: false },
    reach: 9000,
    late: 0,
    isHistory: false,
  } as const;
  const due = { is: 'due' } as const;
  const steps = (lived: Lived) =>
    lived.events
      .filter((one) => one.kind === 'escalation.climbed')
      .map(({ detail }) => `${detail['tree']} ${detail['round']}.${detail['step']}${detail['isLast'] ? ' last' : ''}`);
  const climbed = live(
    [
      [10, loud],
      [1, due],
      [10, due],
      [10, due],
      [10, due],
      [10, due],
      [10, due],
      [10, due],
      [10, due],
    ],
    wall,
  );
  assert.deepEqual(
    steps(climbed),
    [
      ...['Seen by many 0.0', 'Seen by many 0.1', 'Seen by many 1.0', 'Seen by many 1.1', 'Seen by many 2.0'],
      ...['Seen by many 2.1', 'Seen by many 2.2 last', 'Too late 0.0', 'Too late 0.1'],
    ].map((one) => one),
  );
  const told = live(
    [
      [10, loud],
      [1, due],
      [2, { is: 'acknowledge' }],
      [60, due],
    ],
    wall,
  );
  assert.deepEqual([steps(told), told.one.climbs], [['Seen by many 0.0'], []]);
});

test('what has rung does not ring again: after a look, whatever comes next lies ahead', () => {
  const wall = openRules(aroundTheClock(protocol), () => []);
  fc.assert(
    fc.property(life, fc.integer({ min: 0, max: 9000 }), (lived, wait) => {
      const { one } = live(lived, wall);
      const now = at(lived.reduce((sum, [minutes]) => sum + minutes, wait));
      const rung = transition(one, { act: 'clock_due' }, now, caseRules(wall));
      const next = nextDueAt(isRefusal(rung) ? one : rung.case);
      assert.ok(next === null || next.getTime() > now.getTime(), `${next?.toISOString()} at ${now.toISOString()}`);
    }),
    { numRuns: 1000 },
  );
});
