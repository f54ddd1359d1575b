// Cases made one, taken apart and put back: whatever happened between them, reading all of it back from the record gives
// the clocks each has, and under another protocol the clocks each would have had.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act, Taking } from '../act.ts';
import { type Case, maxUnanswered, newCase } from '../case.ts';
import type { NewEvent } from '../event.ts';
import { aroundTheClock, defaultProtocol } from '../protocol/default.ts';
import { at, blankCase, person, plainFace } from '../testbed.ts';
import { carriedFrom } from '../transition/join.ts';
import { isRefusal } from '../transition/outcome.ts';
import { transition } from '../transition/transition.ts';
import { caseRules } from './case-rules.ts';
import { replayAll } from './replay.ts';
import { openRules, type Rules } from './rules.ts';
import { triage } from './triage.ts';

const rules = openRules(defaultProtocol('Europe/Madrid'), () => []);
const wall = openRules(aroundTheClock({ ...defaultProtocol('Europe/Madrid'), trees: [] }), () => []);
const seen = { ...person, saw: Number.MAX_SAFE_INTEGER };
const names = ['a', 'b', 'c'] as const;

type Living =
  | { readonly is: 'hear'; readonly kind: Case['face']['kind']; readonly isUrgent: boolean }
  | { readonly is: 'reply' | 'due' | 'promise' | 'resolve' | 'let_be' | 'reopen' | 'acknowledge' };
type Joining = { readonly joins: 'merge' | 'separate' | 'split' };
type Happening = Living | Joining;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    is: fc.constant('hear' as const),
    kind: fc.constantFrom('complaint' as const, 'question' as const, 'praise' as const),
    isUrgent: fc.boolean(),
  }),
  fc.record({
    is: fc.constantFrom(...(['reply', 'due', 'promise', 'resolve', 'let_be', 'reopen', 'acknowledge'] as const)),
  }),
  fc.record({ joins: fc.constantFrom(...(['merge', 'merge', 'separate', 'split', 'split'] as const)) }),
);
const life = fc.array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.nat(2), fc.nat(2), happening), {
  minLength: 1,
  maxLength: 30,
});

/** Cases, their record, and which mentions each had when it went into another. */
class Desk {
  readonly cases = new Map<string, Case>(
    names.map((name) => [name, blankCase({ id: name, channel: name, threadId: name })]),
  );
  readonly events: NewEvent[] = [];
  readonly born = new Map<string, Case>();
  readonly #words = new Map<string, string[]>(names.map((name) => [name, []]));
  readonly #gave = new Map<string, { into: string; words: string[]; promises: string[]; was: Case; intoWas: Case }>();
  readonly #rules: Rules;
  #minute = 0;
  #heard = 0;
  constructor(of: Rules) {
    this.#rules = of;
  }

  live(lived: readonly (readonly [number, number, number, Happening])[]): this {
    for (const [wait, i, j, what] of lived) {
      this.#minute += wait;
      const name = names[i] ?? 'a';
      if (!('joins' in what)) this.#act(name, what);
      else if (what.joins === 'merge') this.#merge(name, names[j] ?? 'a');
      else if (what.joins === 'separate') this.#separate(name);
      else this.#split(name);
    }
    return this;
  }

  #at(name: string): Case {
    const one = this.cases.get(name);
    assert.ok(one);
    return one;
  }

  #apply(name: string, act: Act): boolean {
    const outcome = transition(this.#at(name), act, at(this.#minute), caseRules(this.#rules));
    if (isRefusal(outcome)) return false;
    this.cases.set(name, outcome.case);
    this.events.push(...outcome.events);
    return true;
  }

  #act(name: string, what: Living): void {
    const home = this.#at(name).mergedInto ?? name;
    const one = this.#at(home);
    const minute = this.#minute;
    if (what.is === 'hear') {
      this.#heard += 1;
      const mentionId = `m${this.#heard}`;
      const face = { ...plainFace, kind: what.kind, isUrgent: what.isUrgent };
      const startsAt = at(minute);
      const triaged = triage({ mentionId, of: one, face, reach: 3, startsAt, rules: this.#rules });
      const { clock, priority } = triaged;
      this.#words.get(home)?.push(mentionId);
      this.#apply(home, { act: 'hear', mentionId, face, clock, priority, reach: 3, startsAt, saidAt: startsAt });
    } else if (what.is === 'reply') {
      const sentAt = at(minute);
      const act = {
        act: 'reply_sent',
        replyId: 'r',
        toMentionId: null,
        sentAt,
        queuedAt: sentAt,
        wasFound: false,
      } as const;
      this.#apply(home, act);
    } else if (what.is === 'due') this.#apply(home, { act: 'clock_due' });
    else if (what.is === 'promise')
      this.#apply(home, { act: 'promise', ...seen, promiseId: `p${minute}`, until: at(minute + 300) });
    else this.#apply(home, { act: what.is, ...seen });
  }

  #merge(name: string, other: string): void {
    const [one, into] = [this.#at(name), this.#at(other)];
    if (name === other || one.state === 'merged' || into.state === 'merged') return;
    const promises = one.promises.map(({ promiseId }) => promiseId);
    const words = this.#words.get(name) ?? [];
    if (!this.#apply(other, { act: 'absorb', ...seen, from: one, carried: carriedFrom(one, 'all') })) return;
    assert.ok(this.#apply(name, { act: 'merge', ...seen, intoId: other, isSameMatter: false }));
    for (const [gone, given] of this.#gave) {
      if (given.into !== name) continue;
      assert.ok(this.#apply(gone, { act: 'merge', ...seen, intoId: other, isSameMatter: false }));
      given.into = other;
    }
    this.#words.set(other, [...(this.#words.get(other) ?? []), ...words]);
    this.#words.set(name, []);
    this.#gave.set(name, { into: other, words, promises, was: one, intoWas: into });
  }

  #separate(name: string): void {
    const given = this.#gave.get(name);
    if (given === undefined) return;
    const there = this.#words.get(given.into) ?? [];
    const mentionIds = given.words.filter((id) => there.includes(id));
    if (there.length === mentionIds.length) return;
    const taking: Taking = { mentionIds, promiseIds: given.promises, mentionCount: mentionIds.length };
    this.#give(given.into, name, taking, { was: given.was.state, intoWas: given.intoWas.state });
    this.#gave.delete(name);
  }

  #split(name: string): void {
    const words = this.#words.get(name) ?? [];
    if (words.length < 2) return;
    const born = newCase({ ...this.#at(name), id: `${name}${this.#minute}`, openedAt: at(this.#minute) });
    this.cases.set(born.id, born);
    this.born.set(born.id, born);
    const taking = { mentionIds: words.slice(-1), promiseIds: [], mentionCount: 1 };
    this.#give(name, born.id, taking, { was: null, intoWas: null });
  }

  #give(
    name: string,
    other: string,
    taking: Taking,
    was: { was: Case['state'] | null; intoWas: Case['state'] | null },
  ) {
    const one = this.#at(name);
    const said = { face: one.face, priority: one.priority, lastMentionAt: one.lastMentionAt };
    const parted = { taking, ...said };
    const carried = carriedFrom(one, taking);
    const more = { assigneeId: null, team: null, reach: 3, lastReplyAt: null, isHistory: false };
    const took = { act: 'part', ...seen, ...parted, ...more, was: was.was, fromId: name, carried } as const;
    assert.ok(this.#apply(other, took));
    assert.ok(this.#apply(name, { act: 'split', ...seen, ...parted, was: was.intoWas, intoId: other }));
    const gone = new Set(taking.mentionIds);
    this.#words.set(
      name,
      (this.#words.get(name) ?? []).filter((id) => !gone.has(id)),
    );
    this.#words.set(other, [...taking.mentionIds]);
  }
}

const clocks = ({ id, state, unanswered, unansweredCount, resolution, promises, climbs, mergedInto }: Case) => ({
  id,
  state,
  unanswered,
  unansweredCount,
  resolution,
  promises,
  climbs,
  mergedInto,
});

function assertSame(again: ReadonlyMap<string, Case>, cases: ReadonlyMap<string, Case>): void {
  for (const [id, one] of cases) assert.deepEqual(clocks(again.get(id) ?? blankCase()), clocks(one));
}

test('whatever went between cases, reading them back side by side gives each its clocks', () => {
  let joined = 0;
  fc.assert(
    fc.property(life, (lived) => {
      const desk = new Desk(rules).live(lived);
      if (desk.events.some(({ kind }) => kind === 'case.absorbed')) joined += 1;
      assertSame(replayAll([...desk.cases.values()], desk.events, rules), desk.cases);
    }),
    { numRuns: 1500 },
  );
  assert.ok(joined > 300, `${joined} lives had cases made one`);
});

test('under another protocol the clocks come out as if it had always held, also those that came from another case', () => {
  const still = life.map((lived) =>
    lived.filter(([, , , what]) => 'joins' in what || (what.is !== 'due' && what.is !== 'acknowledge')),
  );
  fc.assert(
    fc.property(still, (lived) => {
      const before = new Desk(rules).live(lived);
      const always = new Desk(wall).live(lived);
      assertSame(replayAll([...before.cases.values()], before.events, wall), always.cases);
    }),
    { numRuns: 1000 },
  );
});

test('nothing that waits is lost or doubled on the way: what all cases owe stays the same', () => {
  fc.assert(
    fc.property(life, (lived) => {
      const desk = new Desk(rules).live(lived);
      const owed = [...desk.cases.values()].flatMap((one) => [
        ...one.unanswered.map(({ mentionId }) => mentionId),
        ...one.promises.map(({ promiseId }) => promiseId),
      ]);
      assert.equal(new Set(owed).size, owed.length, 'each runs in one case');
      for (const one of desk.cases.values()) {
        assert.ok(one.unanswered.length <= maxUnanswered);
        assert.ok(one.unansweredCount >= one.unanswered.length);
        if (one.state === 'merged') assert.deepEqual([one.unanswered, one.promises, one.climbs], [[], [], []]);
        else assert.equal(one.mergedInto, null);
      }
    }),
    { numRuns: 1000 },
  );
});
