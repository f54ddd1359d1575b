// A protocol and its file say the same, whatever the protocol; and a file that anybody may have written is read within
// bounds, each mistake with its line and the remedy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weekdays } from '../core/protocol/calendar.ts';
import { defaultProtocol } from '../core/protocol/default.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { ProtocolShape } from '../wire/protocol.ts';
import { fromFile, toFile } from './protocol-file.ts';

/** Words that YAML, this file's own texts or JavaScript would take for something else. */
const traps = [
  'no',
  'true',
  'null',
  '~',
  '1e3',
  '0x1F',
  '2026-01-01',
  '- a',
  'a: b',
  '# a',
  '"',
  "'",
  '&a',
  '*a',
  '!a',
];
const more = [
  '{a}',
  '[a]',
  '%',
  '@',
  '`',
  '|',
  '>',
  '?',
  '<<',
  '75 %',
  '30 min',
  'closed',
  'é́',
  '👩‍👩‍👧',
  '\u2028',
  'x '.repeat(60),
];
const name = fc
  .oneof(fc.constantFrom(...traps, ...more), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }))
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .slice(0, 120)
      .trim(),
  )
  .filter((text) => text !== '' && text.isWellFormed());
const slug = fc.oneof(
  fc.constantFrom('no', 'null', '12', '1e3', 'constructor', 'tell', 'within', 'mon'),
  fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,5})?$/u),
);
const address = fc.stringMatching(/^[a-z][a-z0-9]{0,8}@[a-z]{1,8}\.example$/u);
const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${`${h}`.padStart(2, '0')}:${`${m}`.padStart(2, '0')}`);
const spans = fc.array(fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) }), { maxLength: 3 });
const share = fc.nat(10_000).map((n) => Math.round(n) / 10_000);
const minutes = fc.oneof(fc.nat(200), fc.nat(600_000), fc.constantFrom(0, 60, 1440, 1500));
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const severity = fc.constantFrom('normal' as const, 'high' as const, 'critical' as const);
const language = fc.constantFrom('no', 'en', 'es');
const role = fc.constantFrom('agent' as const, 'lead' as const, 'owner' as const);

const when = fc.record(
  {
    channels: few(slug),
    spheres: few(fc.constantFrom('owned_public' as const, 'earned' as const)),
    kinds: few(fc.constantFrom('complaint' as const, 'question' as const)),
    feelings: few(fc.constantFrom('negative' as const)),
    languages: few(language),
    locations: few(slug),
    teams: few(slug),
    purposes: few(name),
    isUrgent: fc.boolean(),
    isAbusive: fc.boolean(),
    priorityAtLeast: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    ratingAtMost: fc.integer({ min: 1, max: 5 }),
    reachAtLeast: fc.nat(),
  },
  { requiredKeys: [] },
);
const recipient = fc.oneof(
  fc.record({ person: address }),
  fc.record({ team: slug }),
  fc.record({ rota: slug }),
  fc.record({ role: fc.constantFrom('assignee' as const, 'leads' as const, 'owners' as const) }),
  fc.record({ address }),
);
const step = fc.record({ afterMinutes: minutes, tell: few(recipient), calendar: fc.option(slug) });
const clock = fc.constantFrom('first_reply' as const, 'next_reply' as const, 'resolution' as const);
const hours = Object.fromEntries(weekdays.map((day) => [day, spans])) as Record<
  (typeof weekdays)[number],
  typeof spans
>;
const calendar = fc.record({
  slug,
  name,
  timeZone: fc.constantFrom('Europe/Madrid', 'UTC'),
  hours: fc.oneof(
    fc.record(hours),
    spans.map((one) => ({ mon: one, tue: one, wed: [], thu: one, fri: one, sat: one, sun: [] })),
  ),
  holidays: fc.option(
    fc.record({
      country: fc.constantFrom('NO', 'ES'),
      state: fc.option(fc.constantFrom('MD', '03')),
      region: fc.option(slug),
      open: few(name),
    }),
  ),
  days: few(fc.record({ date: fc.constantFrom('2026-12-24', '12-24'), name, hours: spans })),
});
const protocol: fc.Arbitrary<Protocol> = fc.record({
  version: fc.integer({ min: 1, max: 1e6 }),
  languages: few(language),
  undoSeconds: fc.nat(10_000),
  calendars: few(calendar),
  keeps: fc.record({
    locations: fc.dictionary(slug, slug, { maxKeys: 3 }),
    teams: fc.dictionary(slug, slug, { maxKeys: 3 }),
  }),
  targets: few(
    fc.record({
      name,
      clock,
      when,
      withinMinutes: minutes,
      time: fc.constantFrom('business' as const, 'wall' as const),
      calendar: fc.option(slug),
      warnAtShare: share,
    }),
  ),
  promiseWarnAtShare: share,
  trees: few(
    fc.record({
      name,
      on: fc.constantFrom('heard' as const, 'warning' as const, 'breach' as const),
      clocks: few(fc.oneof(clock, fc.constant('promise' as const))),
      when,
      severity,
      steps: few(step),
      repeats: fc.nat(5),
      last: step,
      thenTree: fc.option(name),
    }),
  ),
  rotas: few(
    fc.record({
      slug,
      name,
      timeZone: fc.constant('UTC'),
      startsOn: fc.constant('2026-11-02'),
      handoverAt: time,
      every: fc.constantFrom('day' as const, 'week' as const),
      people: few(address),
    }),
  ),
  routes: few(
    fc.record({
      name,
      when,
      to: fc.oneof(fc.record({ team: slug }), fc.record({ person: address })),
      how: fc.constantFrom('propose' as const, 'assign' as const),
    }),
  ),
  purposes: fc.dictionary(
    fc.tuple(slug, name).map((both) => both.join(':')),
    name,
    { maxKeys: 3 },
  ),
  notices: fc.record({ breaksQuietFrom: severity, lateMinutes: minutes }),
  voice: fc.record({
    address: fc.constantFrom('informal' as const, 'formal' as const, 'either' as const),
    usesFirstNames: fc.boolean(),
    preferred: few(fc.record({ say: name, insteadOf: name })),
    banned: few(name),
    emoji: fc.constantFrom('none' as const, 'few' as const, 'free' as const),
    signOff: fc.option(name),
  }),
  guard: fc.record({
    levels: fc.dictionary(
      fc.constantFrom('anger', 'undo', 'within', 'then', 'levels', 'sign_off'),
      fc.constantFrom('note' as const, 'second_person' as const, 'may_not_go' as const, 'off' as const),
    ),
    offlineAfterReplies: fc.integer({ min: 1, max: 100 }),
    cannedFrom: share,
  }),
  approvals: few(
    fc.record({
      name,
      when,
      roles: few(role),
      onlyFindings: fc.boolean(),
      onlyPublic: fc.boolean(),
      by: fc.oneof(fc.record({ role }), fc.record({ team: slug })),
      count: fc.integer({ min: 1, max: 10 }),
      withinMinutes: minutes,
    }),
  ),
  letBe: fc.record({
    suggest: fc.constantFrom('never' as const, 'when_likely' as const),
    otherComplaints: fc.integer({ min: 1, max: 20 }),
  }),
  letBeReasons: few(fc.record({ code: slug, words: name })),
});

test('what a protocol says its file says, and back', () => {
  fc.assert(
    fc.property(protocol, (one) => {
      const plain = JSON.parse(JSON.stringify(one)) as Protocol;
      assert.deepEqual(ProtocolShape.parse(plain), plain);
      const read = fromFile(toFile(plain));
      assert.deepEqual('protocol' in read ? read.protocol : read.faults, plain);
      assert.equal('base' in read && read.base, plain.version);
    }),
    { numRuns: 300 },
  );
});

function protocolIn(text: string): Protocol {
  const read = fromFile(text);
  assert.ok('protocol' in read, 'faults' in read ? JSON.stringify(read.faults) : '');
  return read.protocol;
}

test('what is left out takes the default, and the default trees wait in the calendar that is there', () => {
  assert.deepEqual(protocolIn(''), defaultProtocol());
  assert.deepEqual(protocolIn('# only a remark'), defaultProtocol());
  const { calendars, trees, targets } = protocolIn('calendars:\n  - slug: shop\n    name: The shop\n');
  assert.deepEqual(calendars[0], { ...defaultProtocol().calendars[0], slug: 'shop', name: 'The shop' });
  assert.deepEqual(
    new Set(trees.flatMap((tree) => [...tree.steps, tree.last]).map((one) => one.calendar)),
    new Set([null, 'shop']),
  );
  assert.deepEqual(targets, defaultProtocol().targets);
});

test('of how one speaks, only what differs need be written', () => {
  const { voice, guard, approvals, letBeReasons } = protocolIn(
    'voice: { address: informal }\nguard: { levels: { shouting: off } }\napprovals:\n  - name: Ours\n    by: { team: care }\n',
  );
  const usual = defaultProtocol();
  assert.deepEqual(voice, { ...usual.voice, address: 'informal' });
  assert.deepEqual(guard, { ...usual.guard, levels: { shouting: 'off' } });
  const ours = { when: {}, roles: [], onlyFindings: false, onlyPublic: false, count: 1, withinMinutes: 30 };
  assert.deepEqual(approvals, [{ name: 'Ours', by: { team: 'care' }, ...ours }]);
  assert.deepEqual(letBeReasons, usual.letBeReasons);
});

test('letting be is suggested as usual when a file says nothing of it, and a first complaint is never', () => {
  const usual = { suggest: 'when_likely', otherComplaints: 1 };
  assert.deepEqual(protocolIn('undo: 5 s').letBe, usual);
  assert.deepEqual(protocolIn('let_be: { suggest: never }').letBe, { ...usual, suggest: 'never' });
  assert.deepEqual(protocolIn('let_be: { other_complaints: 3 }').letBe, { ...usual, otherComplaints: 3 });
  for (const count of ['0', '21', '1.5']) assert.equal(faultsIn(`let_be: { other_complaints: ${count} }`).length, 1);
  assert.deepEqual(ProtocolShape.parse({ ...defaultProtocol(), letBe: undefined }).letBe, usual);
});

test('lengths, shares and hours are read as people write them', () => {
  const within = (text: string) =>
    protocolIn(`targets: [{ name: a, clock: first_reply, within: ${text} }]`).targets[0]?.withinMinutes;
  assert.deepEqual(
    ['30 min', '30min', '2 h', '1 h 30 min', '1d', '1 d 2 h', '120 s'].map(within),
    [30, 30, 120, 90, 1440, 1560, 2],
  );
  const week = (lines: string) =>
    protocolIn(`calendars: [{ slug: a, name: A, hours: { ${lines} } }]`).calendars[0]?.hours;
  const long = [
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '02:00' },
  ];
  assert.deepEqual(week('"fri-mon": "09:00-13:00, 14:00 - 02:00", tue: closed'), {
    fri: long,
    sat: long,
    sun: long,
    mon: long,
    tue: [],
    wed: [],
    thu: [],
  });
  assert.deepEqual(week('"mon, wed": "00:00-24:00"')?.wed, [{ from: '00:00', to: '24:00' }]);
  assert.equal(protocolIn('promises_warn_at: 66.6 %').promiseWarnAtShare, 0.666);
});

/** `line:column words remedy` of each fault. */
function faultsIn(text: string): readonly string[] {
  const read = fromFile(text);
  return 'faults' in read ? read.faults.map((one) => `${one.line}:${one.column} ${one.words} ${one.remedy}`) : [];
}

test('each mistake has its line, what is wrong, and what to do', () => {
  const cases: readonly (readonly [text: string, ...faults: readonly string[]])[] = [
    ['target: []', '1:1 Nothing here is called target. Did you mean targets?'],
    [
      'targets:\n  - name: a\n    clock: first_reply\n    wihtin: 30 min',
      '4:5 Nothing here is called wihtin. Did you mean within?',
    ],
    ['targets:\n  - name: a\n    clock: first_reply', '2:5 within is missing. Add within.'],
    ['undo: 30', '1:7 undo is no length of time. Write 5 s or 1 min.'],
    [
      'targets:\n  - { name: a, clock: first_repply, within: 1 fortnight }',
      '2:23 clock cannot be first_repply. Did you mean first_reply?',
      '2:45 within is no length of time. Write 30 min, 2 h or 1 d, or together: 1 h 30 min.',
    ],
    ['promises_warn_at: 0.75', '1:19 promises_warn_at is no share. Write it in percent: 75 %.'],
    [
      'calendars:\n  - slug: a\n    name: A\n    hours:\n      mon-fri: 9-18',
      '5:16 mon-fri are no opening hours. Write 09:00-18:00, with a break 09:00-13:00, 14:00-18:00, or closed.',
    ],
    [
      'calendars:\n  - slug: a\n    name: A\n    hours:\n      mon-fri: 09:00-18:00\n      wed: 10:00-11:00',
      '6:12 wed says the hours of wed a second time. Say the hours of each day once.',
    ],
    [
      'calendars:\n  - slug: A b\n    name: 2026',
      '2:11 slug is no short name: small letters, digits and hyphens: A b. Change it; docs/protocol.md shows how each thing is written.',
      '3:11 name is a number, not a text. Put it in quotes.',
    ],
    [
      'calendars:\n  - slug: a\n    name: A\n    hours:\n      sat: 09:00-25:00',
      '5:12 to is no time of day such as 18:00: 25:00. Change it; docs/protocol.md shows how each thing is written.',
    ],
    [
      'undo: 99999999 min',
      '1:7 undoSeconds is too long: 5999999940. Change it; docs/protocol.md shows how each thing is written.',
    ],
    ['trees:', '1:7 trees is nothing, not a list. Write a list.'],
    ['- a', '1:1 the protocol is a list, not a group of fields. Write a group of fields.'],
  ];
  for (const [text, ...faults] of cases) assert.deepEqual(faultsIn(text), faults);
});

test('a fault found later still points into the file', () => {
  const read = fromFile('calendars:\n  - slug: a\n    name: A\n    hours:\n      mon-fri: 09:00-09:00\nundo: 5 s\n');
  assert.ok('place' in read);
  const at = (...path: readonly (string | number)[]) => {
    const [fault] = read.place([{ path, code: 'x', words: '', remedy: '' }]);
    return `${fault?.line}:${fault?.column}`;
  };
  assert.equal(at('calendars', 0, 'hours', 'wed', 0, 'from'), '5:16');
  assert.equal(at('calendars', 0, 'timeZone'), '2:5');
  assert.equal(at('undoSeconds'), '6:7');
  assert.equal(at('targets', 3, 'withinMinutes'), '1:1');
});

test('aliases, anchors, tags, keys twice, second documents and directives are refused', () => {
  assert.deepEqual(faultsIn('a: &x [1]\nb: *x'), [
    '1:7 Anchors (&) are not read. Leave it out, and write what it stands for in full.',
    '2:4 Aliases (*) are not read. Write it out in full.',
  ]);
  for (const tag of ['!!binary aGk=', '!!str 5', '!!js/function "x"', '! 5', '!own {}']) {
    assert.match(faultsIn(`undo: ${tag}`).join(), /^1:\d+ Tags .* are not read/u, tag);
  }
  assert.deepEqual(faultsIn('undo: 5 s\nundo: 6 s\n"undo": 7 s'), [
    '2:1 undo is there twice. Keep one of the two.',
    '3:1 undo is there twice. Keep one of the two.',
  ]);
  assert.match(faultsIn('undo: 5 s\n---\nundo: 6 s').join(), /^\d+:1 This is not YAML/u);
  assert.deepEqual(faultsIn('%YAML 1.1\n---\nundo: 5 s'), ['1:1 The file has a %YAML line. Leave it out.']);
  assert.deepEqual(faultsIn('<<: { undo: 6 s }').length, 1);
  assert.deepEqual(faultsIn('? [undo]\n: 5 s').length > 0, true);
  assert.match(faultsIn('__proto__: { undo: 6 s }').join(), /__proto__/u);
});

test('a file of any size and depth is refused in a moment', () => {
  const nest = Array.from({ length: 990 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  const compact = Array.from({ length: 110 }, (_, at) => `${' '.repeat(at * 76)}${'- '.repeat(38)}`).join('\n');
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghi'].map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
  ];
  const texts = {
    'five megabytes': 'a'.repeat(5_000_000),
    'a hundred thousand brackets': '['.repeat(100_000),
    'nine hundred brackets': '['.repeat(900),
    'braces in lines': '{a:\n'.repeat(999),
    'a deep block': nest,
    'deep lists': compact,
    'a billion laughs': bomb.join('\n'),
    'fifty thousand keys': `{${Array.from({ length: 50_000 }, (_, at) => `a${at}`).join(',')}}`,
    'forty thousand lists': 'a: x\n'.repeat(40_000),
    'one long quote': `a: "${'\\x41'.repeat(100_000)}`,
    comments: `${'# a\n'.repeat(120_000)}x`,
  };
  for (const [what, text] of Object.entries(texts)) {
    const started = performance.now();
    const faults = faultsIn(text);
    const ms = performance.now() - started;
    assert.ok(faults.length > 0 && faults.length <= 50, what);
    assert.ok(ms < 3000, `${what} took ${Math.round(ms)} ms`);
  }
});
