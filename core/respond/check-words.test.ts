// What the words part of a protocol must not say: each case changes one thing in a protocol without a fault.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../protocol/default.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { ApprovalRule, GuardRules, Voice } from '../protocol/voice.ts';
import { wordsFaults } from './check-words.ts';

const right = defaultProtocol();
const [rule] = right.approvals as readonly [ApprovalRule];

/** The codes with their places. */
function faults(change: Partial<Protocol>): readonly string[] {
  const found = wordsFaults({ ...right, ...change }, ['care']);
  for (const { words, remedy } of found) {
    assert.match(words, /^\S.*[.]$/u);
    assert.match(remedy, /^\S.*[.?]$/u);
  }
  return found.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const voice = (change: Partial<Voice>) => faults({ voice: { ...right.voice, ...change } });
const guard = (change: Partial<GuardRules>) => faults({ guard: { ...right.guard, ...change } });
const approval = (change: Partial<ApprovalRule>) => faults({ approvals: [{ ...rule, ...change }] });

test('the protocol of the first day has no fault, and neither has a strict one', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(
    voice({ signOff: '{agent} of {brand}', banned: ['guys'], preferred: [{ say: 'a', insteadOf: 'b' }] }),
    [],
  );
  assert.deepEqual(guard({ levels: { anger: 'may_not_go', canned: 'off' }, cannedFrom: 1 }), []);
  assert.deepEqual(approval({ by: { team: 'care' }, roles: ['trainee'], count: 2 }), []);
});

test('a word cannot be preferred and banned, nor preferred to itself', () => {
  assert.deepEqual(voice({ preferred: [{ say: 'Parcel', insteadOf: 'parcel ' }] }), [
    'same_words voice.preferred.0.insteadOf',
  ]);
  assert.deepEqual(voice({ preferred: [{ say: 'guys', insteadOf: 'all' }], banned: ['Guys'] }), [
    'banned_word voice.preferred.0.say',
  ]);
});

test('a sign-off holds only what is filled', () => {
  assert.deepEqual(voice({ signOff: '– {agent}, {shop}' }), ['unknown_placeholder voice.signOff']);
  assert.deepEqual(voice({ signOff: '{}' }), ['unknown_placeholder voice.signOff']);
});

test('levels are of findings there are, and what cannot be sent stays so', () => {
  assert.deepEqual(guard({ levels: { shoutin: 'off' } }), ['unknown_finding guard.levels.shoutin']);
  assert.deepEqual(guard({ levels: { too_long: 'note' } }), ['fixed_level guard.levels.too_long']);
  assert.deepEqual(guard({ cannedFrom: 0.1 }), ['out_of_range guard.cannedFrom']);
});

test('an approval can be given, and in time', () => {
  assert.deepEqual(approval({ by: { team: 'nights' } }), ['unknown_team approvals.0.by.team']);
  assert.deepEqual(approval({ by: { role: 'trainee' } }), ['cannot_approve approvals.0.by.role']);
  assert.deepEqual(approval({ withinMinutes: 0 }), ['out_of_range approvals.0.withinMinutes']);
  assert.deepEqual(approval({ withinMinutes: 7 * 1440 + 1 }), ['out_of_range approvals.0.withinMinutes']);
});

test('there is a reason to let a matter be, each once', () => {
  assert.deepEqual(faults({ letBeReasons: [] }), ['no_reason letBeReasons']);
  const spam = { code: 'spam', words: 'Advertising' };
  assert.deepEqual(faults({ letBeReasons: [spam, { ...spam, words: 'Again' }] }), ['name_twice letBeReasons.1.code']);
});
