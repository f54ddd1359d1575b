// Cards, accounts, phone numbers and order numbers in a text. In: plain text. Out: where they stand. Checksums decide
// where there are any; elsewhere the way the digits are grouped and the words around them.

import { fillers, orderWords, phoneWords, thingWords } from './private-cues.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** How many characters of a card or account may stand between two groups of it. */
const SEPARATED_DIGITS = /(?<![\p{L}\d])\d(?:[ \-–./·•∙‧_\u00a0\u202f]{0,3}\d){12,40}(?!\d)/gu;

export function cardsIn(text: string): Piece[] {
  const found: Piece[] = [];
  for (const { 0: run, index } of text.matchAll(SEPARATED_DIGITS)) {
    const groups = [...run.matchAll(/\d+/gu)].map((group) => ({ at: index + group.index, digits: group[0] }));
    const piece = cardAmong(groups);
    if (piece !== null) found.push(piece);
  }
  return found;
}

/** The longest stretch of whole groups that has a card's length and its check digit. */
function cardAmong(groups: readonly { readonly at: number; readonly digits: string }[]): Piece | null {
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = groups.length; to > from; to -= 1) {
      const some = groups.slice(from, to);
      const digits = some.map((group) => group.digits).join('');
      // Digits typed one by one are a card as a whole or not at all: a part of them passes by chance.
      const isWhole = some.length === groups.length;
      if (!isWhole && some.some((group) => group.digits.length < 3)) continue;
      const last = some.at(-1);
      if (digits.length < 13 || digits.length > 19 || last === undefined || !/^[2-68]/u.test(digits)) continue;
      if (passesLuhn(digits)) return { start: some[0]?.at ?? 0, end: last.at + last.digits.length };
    }
  }
  return null;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const value = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2;
  }
  return sum % 10 === 0 && /[1-9]/u.test(digits);
}

/** How long the account numbers of each country are. */
const ibanLengths = new Map(
  'NO15 BE16 DK18 FO18 FI18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 XK20 LT20 LU20 HR21 LV21 LI21 CH21 BH22 BG22 CR22 GE22 DE22 IE22 ME22 RS22 GB22 VA22 GI23 IL23 AE23 IQ23 AD24 CZ24 MD24 PK24 RO24 SA24 SK24 ES24 SE24 TN24 VG24 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MR27 MC27 SM27 AL28 AZ28 CY28 DO28 GT28 HU28 LB28 PL28 SV28 BY28 BR29 PS29 QA29 UA29 EG29 JO30 KW30 MU30 MT31 SC31'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const IBAN_START = /(?<![\p{L}\d])([A-Za-z]{2})[ \-.·\u00a0]?\d[ \-.·\u00a0]?\d(?=[ \-.·\u00a0]{0,2}[A-Za-z\d])/gu;

export function ibansIn(text: string): Piece[] {
  const found: Piece[] = [];
  for (const { 0: head, 1: country = '', index } of text.matchAll(IBAN_START)) {
    const length = ibanLengths.get(country.toUpperCase());
    if (length === undefined) continue;
    let letters = '';
    let at = index;
    for (const limit = index + head.length + 90; letters.length < length && at < limit; at += 1) {
      const character = text[at] ?? '';
      if (/[A-Za-z\d]/u.test(character)) letters += character;
      else if (!/[ \-–./·•∙‧_\u00a0\u202f]/u.test(character)) break;
    }
    const isCut = /[A-Za-z\d]/u.test(text[at] ?? '');
    if (letters.length === length && !isCut && passesMod97(letters)) found.push({ start: index, end: at });
  }
  return found;
}

function passesMod97(iban: string): boolean {
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`.toUpperCase();
  let rest = 0;
  for (const character of turned) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest === 1;
}

/** Codes behind a word that says whose they are, or that say it themselves. */
const GROUP = String.raw`(?:[A-Z\d]{1,22}|[a-z]{0,5}\d[a-z\d]{1,20}|[a-z]{1,4}(?=-\d))`;
const CODE = new RegExp(
  String.raw`#?(?<![\p{L}\d])${GROUP}(?:[-/._–]${GROUP}|[ \u00a0][A-Z\d]{1,22}(?!\p{L})){0,12}(?![\p{L}\d%€$£°])`,
  'gu',
);
const SELF_TELLING =
  /(?<![\p{L}\d-])#?(?:(?:ORD|ORDER|PED|CMD|INV|RFD|REF|BOOK|BKG|RES|TKT|CASE|INC|RMA|DEV|ENC|BEST|KDN|KD|FAC|FACT|SR|TT|CRM|POL|CLM|HTL|AUF)[-_/ ]?\d{4,}|[A-Z]{2}\d{9}[A-Z]{2}|1Z[A-Z\d]{16})(?:[-/][A-Z\d]{1,8}){0,3}(?![\p{L}\d])|(?<![\p{L}\d&])#(?:\d{5,}|[A-Z]{2,5}-?\d{4,}(?:-[A-Z\d]{1,6})?)(?![\p{L}\d])/gu;
const reach = 48;

export function orderNumbersIn(text: string): Piece[] {
  const found: Piece[] = [];
  for (const { 0: word, index } of text.matchAll(orderWords)) {
    const piece = codeBehind(text, index + word.length);
    if (piece !== null) found.push(piece);
  }
  for (const { 0: code, index } of text.matchAll(SELF_TELLING)) {
    if (!isOfThing(text, index)) found.push({ start: index, end: index + code.length });
  }
  return found;
}

/** What is written like a code though no word names it: letters among five digits, or many digits behind a word. */
export function codesIn(text: string): Piece[] {
  const found: Piece[] = [];
  for (const { 0: code, index } of text.matchAll(CODE)) {
    if (!looksLikeCode(code) || isOfThing(text, index) || code.search(thingWords) >= 0) continue;
    const digits = code.replace(/\D/gu, '').length;
    const isMixed = /[A-Z]/u.test(code) && digits >= (/^[A-Z]|[-/]/u.test(code) ? 5 : 7);
    const isLong =
      digits >= (/[-/ ]/u.test(code) ? 6 : 7) &&
      /(?<!\bthe)(?<=\p{L}):?\s$/u.test(text.slice(Math.max(0, index - 6), index));
    if (isMixed || (isLong && !isAmount(text, code, index))) found.push({ start: index, end: index + code.length });
  }
  return found;
}

function isAmount(text: string, code: string, at: number): boolean {
  return /^\d{1,3}(?:[ .]\d{3})+$/u.test(code) || /^[.,:]\d/u.test(text.slice(at + code.length));
}

function codeBehind(text: string, from: number): Piece | null {
  const ahead = text.slice(from, from + reach + 40);
  for (const { 0: code, index } of ahead.matchAll(CODE)) {
    if (index > reach) return null;
    const between = ahead.slice(0, index);
    const whole = code.replace(/[ ](?:I|A|E|O|Y)$/u, '');
    if (!/\d/u.test(whole)) continue;
    if (!(isNear(between) || (isStrong(whole) && isSameSentence(between)))) return null;
    const isCode = looksLikeCode(whole) && !isOfThing(text, from + index);
    return isCode ? { start: from + index, end: from + index + whole.length } : null;
  }
  return null;
}

/** Nobody writes such a thing but as a code: "PL-44712-22". */
function isStrong(code: string): boolean {
  return /\p{L}/u.test(code) && code.replace(/\D/gu, '').length >= 5 && /^[\p{L}\d]+[-/]/u.test(code);
}

function isSameSentence(between: string): boolean {
  return !/[!?\n;]|\p{L}{4,}\.\s/u.test(between);
}

/** Nothing but small words stands between: "number is", "no.", ": ". */
function isNear(between: string): boolean {
  if (/[!?\n;]|\.\s+\p{Lu}/u.test(between)) return false;
  const words = between.match(/[\p{L}º°]+/gu) ?? [];
  return words.length <= 4 && words.every((word) => fillers.test(word));
}

const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/u;

function looksLikeCode(code: string): boolean {
  if (DATE.test(code) || /^(?:19|20)\d\d[-–/](?:19|20)?\d\d$/u.test(code)) return false;
  // "2.400" and "1.250.000" are amounts.
  if (/^\d{1,3}(?:\.\d{3})+$/u.test(code)) return false;
  // "1000km" and "20min" are amounts.
  if (/^\d+\p{Ll}{1,3}$/u.test(code)) return false;
  // An account number that fails its checksum is nobody's.
  if (/^[A-Z]{2}\d{2}[ A-Z\d]{11,}$/u.test(code) && ibanLengths.has(code.slice(0, 2))) return false;
  const plain = code.replace(/[^A-Za-z\d]/gu, '');
  const digits = plain.replace(/\D/gu, '').length;
  if (digits === plain.length) return digits >= 5;
  return plain.length >= 5 && (digits >= 3 || (digits === 2 && plain.length >= 6 && !/[-/._ ]/u.test(code)));
}

/** A serial number, a flight, a form: the word for it stands right before. */
function isOfThing(text: string, at: number, most = 2): boolean {
  const before = text.slice(Math.max(0, at - 30), at);
  const last = [...before.matchAll(thingWords)].at(-1);
  if (last === undefined) return false;
  const between = before.slice(last.index + last[0].length);
  return !/[.!?;]\s/u.test(between) && (between.match(/\p{L}+/gu) ?? []).length <= most;
}

const PHONE =
  /(?<![\p{L}\d+]|\d[.,:/-])(?:\+|\(\+?|\+\()?\d(?:[\s.\-–/()·•∙‧_]{0,3}\d){5,16}(?![\d\p{L}]|[.,:]\d|\s?[%€$£°])/gu;

/** How national numbers are grouped where they begin with no zero; the digits of each group. */
const groupings = new Set(['333', '3222', '2322', '334', '244', '2144', '254', '1334', '55', '2233', '3223']);

export function phonesIn(text: string, language: string | null): Piece[] {
  const found: Piece[] = [];
  for (const { 0: run, index } of text.matchAll(PHONE)) {
    if (isPhone(run, text, index, language) && !isOfThing(text, index, 1))
      found.push({ start: index, end: index + run.length });
  }
  return found;
}

function isPhone(run: string, text: string, index: number, language: string | null): boolean {
  const groups = run.match(/\d+/gu) ?? [];
  const digits = groups.join('');
  if (DATE.test(run) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\s/u.test(run)) return false;
  if (/^(?:19|20)\d\d[-–/](?:19|20)\d\d$/u.test(run)) return false;
  if (run.includes('+')) return digits.length >= 8 && digits.length <= 15;
  if (digits.startsWith('00')) return digits.length >= 10 && digits.length <= 15 && !/^0{4}/u.test(digits);
  if (digits.startsWith('0')) return digits.length >= 9 && digits.length <= 12;
  if (/^\(\d{2,4}\)/u.test(run)) return digits.length >= 8 && digits.length <= 12;
  const shape = groups.map(({ length }) => length).join('');
  // Thousands are grouped by three as well, and rarely begin like a mobile phone.
  if (shape === '333') return /^[26-9]/u.test(digits);
  if (groupings.has(shape)) return true;
  if (shape === '9' && (language === 'es' || language === 'pt') && /^[679]/u.test(digits)) return true;
  // Like much else: only where the words around speak of a phone.
  const isLikely = digits.length >= 7 && digits.length <= 11 && groups.length <= 5;
  return isLikely && phoneWords.test(text.slice(Math.max(0, index - 45), index + run.length + 45));
}
