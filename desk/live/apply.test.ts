// The law of the live desk, tried on random histories: whatever happened, in whatever doubles it was delivered, the
// kept snapshot is the one a fresh fetch would give.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow, InboxPage, View } from '../../wire/inbox.ts';
import type { LiveEvent } from '../../wire/live.ts';
import { applyToCase, applyToPages, joinPages, type LoadedPage, loaded, placeOf } from './apply.ts';
import { belongsTo, compareIn, views } from './views.ts';

const me = 'person-1';
const minute = (n: number): string => new Date(Date.UTC(2026, 10, 22, 8, n)).toISOString();

interface Change {
  readonly id: number;
  readonly state: CaseRow['state'];
  readonly deadline: number | null;
  readonly said: number;
  readonly assignee: string | null;
  readonly kind: CaseRow['kind'];
  readonly isHistory: boolean;
  readonly isForApproval?: boolean;
  readonly isOffline?: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.integer({ min: 0, max: 11 }),
  state: fc.constantFrom('open', 'open', 'open', 'waiting', 'let_be', 'resolved'),
  deadline: fc.option(fc.integer({ min: 0, max: 9 })),
  said: fc.integer({ min: 0, max: 9 }),
  assignee: fc.constantFrom(null, me, 'person-2'),
  kind: fc.constantFrom('complaint', 'praise'),
  isHistory: fc.constantFrom(false, false, false, true),
  isForApproval: fc.boolean(),
  isOffline: fc.boolean(),
});

function rowOf(change: Change, version: number): CaseRow {
  return {
    id: `case-${change.id}`,
    version,
    state: change.state,
    channel: 'rehearsal',
    sphere: 'owned_public',
    visibility: 'public',
    customer: { id: `customer-${change.id}`, name: 'Ada', handle: null },
    firstLine: `words ${version}`,
    title: null,
    feeling: 'neutral',
    kind: change.kind,
    isAbusive: false,
    language: 'en',
    rating: null,
    reach: null,
    priority: 1,
    assignee: change.assignee === null ? null : { id: change.assignee, name: change.assignee },
    proposed: null,
    team: null,
    location: null,
    clockKind: change.deadline === null ? null : 'first_reply',
    clockStartedAt: null,
    warnAt: null,
    deadlineAt: change.deadline === null ? null : minute(change.deadline),
    isResting: false,
    openedAt: minute(0),
    lastMentionAt: minute(change.said),
    mentionCount: 1,
    unansweredCount: 1,
    isHistory: change.isHistory,
    isForApproval: change.isForApproval ?? false,
    isOffline: change.isOffline ?? false,
  };
}

/** A server small enough to be obviously right. */
class Truth {
  readonly rows = new Map<string, CaseRow>();
  readonly events: LiveEvent[] = [];

  happen(change: Change): void {
    const number = this.events.length + 1;
    const row = rowOf(change, number);
    this.rows.set(row.id, row);
    const at = minute(number);
    this.events.push({ number, at, kind: 'case.changed', by: null, detail: {}, caseId: row.id, row });
  }

  fetch(view: View, after: CaseRow | null, limit: number): InboxPage & { readonly cursor: CaseRow | null } {
    const all = [...this.rows.values()].filter((row) => belongsTo(view, row, me)).sort((a, b) => compareIn(view, a, b));
    const below = after === null ? all : all.filter((row) => compareIn(view, after, row) < 0);
    const rows = below.slice(0, limit);
    const cursor = below.length > limit ? (rows.at(-1) ?? null) : null;
    return { rows, next: cursor === null ? null : cursor.id, asOf: this.events.length, cursor };
  }
}

/** Everything the server would show as far down as the kept pages reach. */
function fresh(truth: Truth, view: View, pages: readonly LoadedPage[]): CaseRow[] {
  const edge = pages.at(-1)?.edge ?? null;
  const all = truth.fetch(view, null, Number.MAX_SAFE_INTEGER).rows;
  return edge === null ? all : all.filter((row) => compareIn(view, row, edge) <= 0);
}

test('old snapshot + events = new snapshot, with doubles and with pages fetched in between', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...views),
      fc.array(change, { maxLength: 20 }),
      fc.array(change, { maxLength: 20 }),
      fc.array(change, { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
      (view, before, between, after, limit, doubles) => {
        const truth = new Truth();
        for (const one of before) truth.happen(one);
        const first = truth.fetch(view, null, limit);
        let pages: LoadedPage[] = [loaded(first)];
        for (const one of between) truth.happen(one);
        // The next page is fetched before the events that happened meanwhile have arrived.
        if (first.cursor !== null) pages = [...pages, loaded(truth.fetch(view, first.cursor, limit))];
        for (const one of after) truth.happen(one);
        const delivered = truth.events.flatMap((event, i) =>
          doubles.includes(i) ? [event, ...truth.events.slice(Math.max(0, i - 3), i + 1)] : [event],
        );
        for (const event of delivered) pages = applyToPages(pages, event, { view, personId: me });
        assert.deepEqual(joinPages(pages, view), fresh(truth, view, pages));
      },
    ),
    { numRuns: 500 },
  );
});

test('applying everything a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...views), fc.array(change, { maxLength: 30 }), (view, changes) => {
      const truth = new Truth();
      let pages: LoadedPage[] = [loaded(truth.fetch(view, null, 5))];
      for (const one of changes) truth.happen(one);
      for (const event of truth.events) pages = applyToPages(pages, event, { view, personId: me });
      const once = pages;
      for (const event of truth.events) pages = applyToPages(pages, event, { view, personId: me });
      assert.deepEqual(pages, once);
    }),
  );
});

test('a row goes in front of the first one that stands below it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), change, (changes, newcomer) => {
      const rows = changes.map((one, i) => rowOf({ ...one, id: i + 100 }, 1)).sort((a, b) => compareIn('due', a, b));
      const row = rowOf(newcomer, 1);
      const place = placeOf(rows, row, 'due');
      assert.ok(rows.slice(0, place).every((above) => compareIn('due', above, row) < 0));
      assert.ok(rows.slice(place).every((below) => compareIn('due', below, row) > 0));
    }),
  );
});

test('a case keeps its newest row and takes each line of its record once', () => {
  const truth = new Truth();
  const one: Change = { id: 1, state: 'open', deadline: 3, said: 0, assignee: null, kind: 'praise', isHistory: false };
  truth.happen(one);
  truth.happen({ ...one, id: 2 });
  truth.happen({ ...one, assignee: me });
  const [opened] = truth.events;
  assert.ok(opened?.row);
  const page = { row: opened.row, events: [], asOf: 0 } as unknown as CasePage;
  const twice = [...truth.events, ...truth.events].reduce(applyToCase, page);
  assert.equal(twice.row.assignee?.id, me);
  assert.deepEqual(
    twice.events.map((line) => line.number),
    [1, 3],
  );
  assert.equal(twice.asOf, 3);
});
