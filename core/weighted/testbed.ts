// Texts that hurt whoever counts them: links, bare hosts and what stands around them, emoji and what only looks like one,
// marks, broken halves of characters, the edges of what weighs one. Out: generators for property tests.

import fc from 'fast-check';
import { topLevel } from './top-level.ts';

const from = (...pieces: readonly string[]) => fc.constantFrom(...pieces);
export const letters = (chars: string) => from(...chars);

const script = letters('aZ0 é漢字かナ한국не العร२꜀￿\u0345\u01c5ſKıßΙͅ');
export const mark = from('\u0301', '\u0327', '\u030a', '\u{1d165}', '\u0e33', '\u1160', '\u11ff', '\u1200');
const edge = from(
  'ჿ',
  '\u10ff',
  '\u1100',
  '\u1fff',
  '\u2000',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2010',
  '\u201f',
  '\u2020',
  '\u2031',
);
const further = from(
  '\u2032',
  '\u2037',
  '\u2038',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u3002',
  '\u3000',
  '\0',
);
export const broken = from('\ud83d', '\ud83c', '\udc68', '\udfff', '\ud800');
const person = from('👨', '👩', '👦', '👧', '🧑', '👯', '🤼', '🏃', '🧟', '🏋', '🕵', '⛹', '👮', '🫂', '🦸', '💏');
const thing = from('❤', '💋', '⚕', '✈', '🚀', '🦰', '🌈', '🏳', '🏴', '☠', '👁', '🗨', '♀', '♂', '⚖', '🐕', '🦺', '❄');
const sign = from('©', '®', '™', '♟', '‼', 'ℹ', '☝', '✌', '✊', '🖐', '🅰', '🈚', '⌚', '🫠', '#', '*', '7', '\u20e3');
const joint = from('\u200d', '\u200d', '\ufe0f', '\ufe0f', '\ufe0e', '\u{1f3fb}', '\u{1f3ff}');
const flag = fc.oneof(
  fc
    .array(fc.integer({ min: 0x1f1e6, max: 0x1f1ff }), { minLength: 1, maxLength: 4 })
    .map((points) => String.fromCodePoint(...points)),
  from('🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🏴󠁵󠁳󠁴󠁸󠁿', '\u{e0067}', '\u{e007f}'),
);
export const emoji = fc.oneof(person, joint, joint, thing, sign, flag);

const top = fc.oneof(
  from(
    'com',
    'co',
    'COM',
    'de',
    'みんな',
    'рф',
    'भारतम्',
    'भारत',
    'ευ',
    'vermögensberater',
    'სხვა',
    'გე',
    'xn--p1ai',
    'XN--a-',
    'xn--',
    'test',
    'coz',
    'onion',
  ),
  from(...topLevel),
);
const label = from(
  'x',
  'ab',
  'a-b',
  'a_b',
  '-a',
  'a-',
  '_',
  'é',
  '漢',
  'exämple',
  'xn--',
  'xn--a',
  't',
  '😀',
  'a。b',
  '"',
  'ⱥ',
  'ι',
  'a'.repeat(63),
  'ü'.repeat(20),
  '漢字'.repeat(15),
);
const dot = from('.', '.', '.', '.', '..', '。', '-', '_');
const host = fc
  .array(fc.tuple(label, dot), { minLength: 1, maxLength: 4 })
  .chain((labels) => top.map((end) => labels.flat().join('') + end));
const protocol = from(
  '',
  '',
  '',
  'http://',
  'https://',
  'HTTPS://',
  'ftp://',
  '//',
  'https://t.co/',
  'https://http://',
);
const port = from('', '', '', ':80', ':', ':a');
const part = from(
  '/',
  'a',
  '0',
  '(',
  ')',
  '(a)',
  '(a(b)c)',
  '(a',
  '!',
  '.',
  ',',
  '@',
  '@a/',
  '–',
  'é',
  'я',
  '漢',
  '?',
  '?a=b',
  '&',
  '#',
  '%20',
  '~',
  '|',
  "'",
  ';',
  '_',
  '-',
  'ᲀ',
  'ſ',
  '"',
);
const tail = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
export const link = fc.tuple(protocol, host, port, from('', '/', '/', '?'), tail).map((parts) => parts.join(''));
export const around = from(
  ' ',
  ' ',
  '\n',
  '',
  '',
  '@',
  '#',
  '$',
  '＠',
  '＃',
  '.',
  '-',
  '_',
  '/',
  ':',
  ',',
  '(',
  ')',
  '"',
  '、',
  '。',
  'は',
  'a',
  '1',
  '\u200f',
  '+',
);
const rest = from(
  'mail ana@example.org',
  '@ana',
  '@ana.com',
  '#tag',
  '#a.com',
  '$x.com',
  'e.g.',
  '1.5',
  '3.de',
  'https://t.co/abcDEF1',
  `https://t.co/${'a'.repeat(41)}`,
);

const piece = fc.oneof(link, around, around, emoji, rest, script, mark, edge, further, broken);
export const sentence = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
