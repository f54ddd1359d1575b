// Until when a platform takes replies: counted from the customer's last words or from the mention, told when it is near.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReplyWindow } from '../channel.ts';
import { closingOf } from './closing.ts';
import { fits, type Ways } from './fits.ts';

const hourMs = 3_600_000;
const wayOut = 'Answer in public, or ask for their email address.';
const day: ReplyWindow = { forMs: 24 * hourMs, since: 'their_last_words', wayOut };
const mention = new Date('2026-11-20T10:00:00Z');
const after = (hours: number) => new Date(mention.getTime() + hours * hourMs);
const spoken = { mention, last: after(5) };

test('it runs from their last words, or from the mention itself, and is over in the very moment it ends', () => {
  assert.equal(closingOf(undefined, spoken, mention), null);
  assert.deepEqual(closingOf(day, spoken, after(29)), { endsAt: after(29), nearAt: after(26), isOver: true, wayOut });
  assert.equal(closingOf(day, spoken, new Date(after(29).getTime() - 1))?.isOver, false);
  assert.deepEqual(closingOf({ ...day, since: 'the_mention' }, spoken, mention)?.endsAt, after(24));
});

test('a long time is told a day before its end, a short one in its last eighth', () => {
  const nearAt = (hours: number) =>
    closingOf({ ...day, forMs: hours * hourMs }, { mention, last: mention }, mention)?.nearAt;
  assert.deepEqual(nearAt(30 * 24), after(29 * 24));
  assert.deepEqual(nearAt(8), after(7));
});

test('what would leave after the end is stopped, with the way out; on the platform’s own page nobody asks', () => {
  const closing = (hours: number) => closingOf(day, spoken, after(hours));
  const ways = (hours: number, more: Partial<Ways> = {}): Ways => ({
    ...{ public: 'interface', private: 'interface', publicLimit: null, privateLimit: null, addressee: null },
    ...{ closings: { public: null, private: closing(hours) }, ...more },
  });
  const codes = (of: Ways, visibility: 'public' | 'private') =>
    fits({ text: 'Hello', visibility }, of).findings.map(({ code }) => code);
  assert.deepEqual(fits({ text: 'Hello', visibility: 'private' }, ways(30)).findings, [
    {
      ...{ code: 'window_closed', level: 'may_not_go', spans: [], better: null },
      detail: { endedAt: after(29).toISOString(), wayOut },
    },
  ]);
  assert.deepEqual(codes(ways(28), 'private'), []);
  assert.deepEqual(codes(ways(30), 'public'), []);
  assert.deepEqual(codes(ways(30, { private: 'link_out' }), 'private'), []);
});
