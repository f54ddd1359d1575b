// Whose a contact in a draft is. In: plain text, what was found in it, the business's own contacts. Out: which of them are
// the business's. The nearest words decide; where there are none, what speaks for a customer is weighed against what
// speaks for a shop: whom the sentence addresses, what has happened already, how a mailbox or a number is made.

import { ownPlaces, ownWords, secondPerson, theirWords, thingWords } from './private-cues.ts';

export interface Contact {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** A street without a town may be a shop's: only words make it a customer's. */
  readonly isTelling: boolean;
}

const contextLength = 110;
const noOwner = new Set(['card', 'iban', 'order_number']);

export function ownersOf(
  text: string,
  found: readonly Contact[],
  language: string | null,
  ownContacts: readonly string[],
): boolean[] {
  const known = ownContacts.map(comparable).filter((contact) => contact.length > 4);
  const names = namesIn(without(text, found));
  const owners: boolean[] = [];
  found.forEach((one, i) => {
    if (noOwner.has(one.kind)) {
      owners.push(!one.isTelling && !isToSomebody(text, one, language, names));
      return;
    }
    const itself = comparable(text.slice(one.start, one.end));
    owners.push(
      known.some((contact) => itself.includes(contact) || contact.includes(itself)) ||
        isOwn({ text, one, before: found[i - 1], wasOwn: owners[i - 1] ?? false, language, names }),
    );
  });
  return owners;
}

/** A code that no word names is a customer's where a customer is spoken to, or it can be nothing else. */
function isToSomebody(text: string, one: Contact, language: string | null, names: string): boolean {
  const lead = text.slice(Math.max(0, one.start - contextLength, sentenceStart(text, one.start)), one.start);
  if (secondPerson.get(language ?? 'en')?.test(lead) === true) return true;
  const code = text.slice(one.start, one.end);
  const isClear = /[A-Z]/u.test(code) && code.split(/[-/]/u).length > 2 && code.replace(/\D/gu, '').length > 6;
  return (names !== '' || isClear) && lead.search(OUR) < 0 && lead.search(thingWords) < 0;
}

function comparable(contact: string): string {
  return contact.toLowerCase().replace(/[^\p{L}\d@]/gu, '');
}

interface Look {
  readonly text: string;
  readonly one: Contact;
  readonly before: Contact | undefined;
  readonly wasOwn: boolean;
  readonly language: string | null;
  readonly names: string;
}

function isOwn(look: Look): boolean {
  const { text, one, before, wasOwn } = look;
  if (one.kind === 'email' && mailboxWeight(look.names, text.slice(one.start, one.end)) > 2) return false;
  if (one.kind === 'phone' && isService(text.slice(one.start, one.end))) return true;
  const from = Math.max(0, one.start - contextLength, sentenceStart(text, one.start));
  const isNextToOther = before !== undefined && before.end > from;
  const lead = text.slice(isNextToOther ? before.end : from, one.start);
  const own = Math.max(...[ownWords, TO_US, ...placesOf(one.kind)].map((words) => lastOf(lead, words)));
  const their = Math.max(lastOf(lead, theirWords), lastOf(lead, HAPPENED));
  if (own !== their || own >= 0) return own >= their;
  const isBesideIt = isNextToOther && before.kind !== 'order_number' && lead.length < 40;
  if (isBesideIt) return wasOwn;
  const weight = weightOf(look, text.slice(from, one.start));
  if (weight > 1) return false;
  // What follows in the next clause is about something else.
  const clause = clauseOf(text.slice(one.end, one.end + 40));
  if (clause.search(ownWords) >= 0 && clause.search(theirWords) < 0) return true;
  // A number that ends its clause is being given, when no more than a greeting speaks against it.
  const isGiven = one.kind === 'phone' && /^\s*$/u.test(clause);
  return weight <= (isGiven ? 1 : 0) || !one.isTelling;
}

/** A van of "ours" may stand at a customer's door; a shop stands at its own, and "our" mail is ours. */
function placesOf(kind: string): readonly RegExp[] {
  return kind === 'address' ? [ownPlaces] : [ownPlaces, OUR];
}

/** Numbers anyone may call and nobody lives at: freephone and shared-cost numbers. */
function isService(phone: string): boolean {
  const digits = phone.replace(/\D/gu, '');
  return /^(?:0?8(?:00|08)|1[38]00|1?8(?:00|88|77|66|55|44|33)(?=\d{7}$)|03(?:00|30|33|4[345]|70)|90[012](?=\d{6}$)|0180|0[89]1?7?0(?=\d{7}$))/u.test(
    digits,
  );
}

const HAPPENED =
  /(?<!\p{L})(?<!be\s|our\s)(?:\p{L}{2,}(?:ed|['’]d)|\p{Ll}{2,}(?:ó|aron|ieron|ou|ámos|aram)|(?:hat|hatte|wurde|ging|lag|kam|war|stand|standen|could|couldn't|pudo|pudieron|konnte|konnten|pôde|went|sent|rang|got|had|has|was|wrote|came|fue|hemos|avons|avez|left)(?=\s))(?!\p{L})/giu;
const OUR = /(?<!\p{L})(?:our|nuestr[oa]s?|notre|nos(?=\s\p{L}+[sx]\s)|unser\p{L}{0,2}|noss[oa]s?)\s/giu;
/** "Find us on", "encuéntranos en", "retrouvez-nous", "fale-nos". */
const TO_US =
  /(?<!\p{L})(?:(?<!you\s\p{L}{1,12}\s(?:to\s)?)(?:us|me)(?:\s\p{L}{3,})?\s(?:on|at|in|via|by|under)|we(?:['’]re|\sare)\s(?:on|at|in)|(?<!wir\s)(?:erreichen|finden)\ssie\s(?:unter|in|am|im)|uns\s(?:unter|auf|per|an|in|am|im)|\p{L}{3,}[áéíóú]\p{L}{1,6}nos|\p{L}{3,}-n(?:ou|o)s|nos\s\p{L}+\sen)(?!\p{L})/giu;
const LABEL = /(?:^|[.!?…]\s*)(?:[^\s:,]+\s){0,4}[^\s:,]+\s?:\s*$/u;
/** "If 07700 900480 is wrong": it is asked about. */
const IF_IT = /(?<!\p{L})(?:if|si|se|falls|wenn)\s(?:(?:the|el|la|le|o|a|die)\s)?$/iu;
/** "You can", with which a business begins to speak of itself. */
const YOU_CAN =
  /(?<!\p{L})(?:you(?:['’]ll|\s(?:can|may|will))|vous\s(?:pouvez|trouverez)|puede[ns]?|podéis|pode[ms]?|können|kannst|könnt)(?!\p{L})/iu;
/** What simply is somewhere is nobody's delivery: "the show is at", "die Nummer ist die". */
const IS_AT =
  /(?<=\p{L}\s)(?:is|are|ist|sind|es|est|é|está|están|fica|se trouve|são|queda)\s(?:(?:at|in|on|en|der|die|dem|na|no|au|à|la|le|el|o|a)\s){0,3}$/u;
const NOT = /(?<!\p{L})(?:not|n't|no|ne|n'|pas|nicht|keiner?|kein|não)(?!\p{L})/iu;
/** Mobile phones of Europe, Brazil and Australia: seldom a shop's. */
const MOBILE = /^(?:(?:00)?(?:44|33|49|34|351|55\d\d|61)?(?:0?[467]\d{8}|0?7\d{9}|[679]\d{8})|\d\d9\d{8})$/u;
/** "For repairs, …", "if it comes back, …": what one does then. */
const PURPOSE = /(?:^|,)\s*(?:for(?!\syou)|if|para|pour|für|si|se|falls|wenn)\s\p{L}/iu;

function isMobile(digits: string, language: string | null): boolean {
  return MOBILE.test(digits) || (language === 'de' && /^(?:0|(?:00)?49)1[567]/u.test(digits));
}

function clauseOf(ahead: string): string {
  return ahead.split(/[,.;!?\n]/u, 1)[0] ?? '';
}

/** Above nothing, more speaks for the customer; below, for the business. */
function weightOf({ text, one, language, names }: Look, lead: string): number {
  const itself = text.slice(one.start, one.end);
  const ahead = text.slice(one.end, one.end + 80);
  const you = secondPerson.get(language ?? 'en');
  let weight = names !== '' ? 1 : 0;
  if (you?.test(lead) === true || IF_IT.test(lead)) weight += 2;
  if (one.kind === 'phone' && you?.test(clauseOf(ahead)) === true) weight += 1;
  if (clauseOf(ahead).search(HAPPENED) >= 0 || NOT.test(clauseOf(ahead))) weight += 1;
  if (one.kind === 'phone' && isMobile(itself.replace(/\D/gu, ''), language)) weight += 1;
  const isAsked = /^[^.!;]*\?/u.test(ahead);
  if (isAsked) weight += 2;
  if (PURPOSE.test(lead) || YOU_CAN.test(lead) || (!isAsked && IS_AT.test(lead))) weight -= 2;
  if (LABEL.test(lead) && you?.test(lead) !== true) weight -= 2;
  return weight + (one.kind === 'email' ? mailboxWeight(names, itself) : 0);
}

/** People's mailboxes are called like people; a shop's are one plain word. */
function mailboxWeight(names: string, mail: string): number {
  const [local = ''] = mail.split(/[@\s([{]/u, 1);
  const called = names.split(' ').filter((name) => name.length > 2);
  const parts = local
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 2);
  if (parts.some((part) => names.includes(part) || called.some((name) => part.includes(name)))) return 3;
  return /^\p{L}+$/u.test(local) ? -2 : 1;
}

const NAME = String.raw`\p{Lu}[\p{Ll}\p{M}'’-]{1,24}(?:\s\p{Lu}[\p{Ll}\p{M}'’-]{1,24}){0,2}`;
const CALLED = new RegExp(
  String.raw`(?<=^[^\p{L}]{0,4}(?:\p{L}{1,12}\.?,?\s){0,2})${NAME}(?=\s?[,!.:])|(?<=,\s(?:\p{Lu}\p{L}{0,7}\.?\s|do[nñ]a?\s|se[nñ]h?ora?\s)?)${NAME}(?=[.!?:,;]|$)`,
  'gu',
);

/** Who is called by name: "Hi Ana,", "thanks, Ana." */
function namesIn(text: string): string {
  return [...text.matchAll(CALLED)].map(({ 0: name }) => name.toLowerCase()).join(' ');
}

/** The text with what was found blotted out: a town is nobody's name. */
function without(text: string, found: readonly Contact[]): string {
  const kept = found.map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start));
  return [...kept, text.slice(found.at(-1)?.end ?? 0)].join('#');
}

function lastOf(text: string, words: RegExp): number {
  let last = -1;
  for (const { 0: word, index } of text.matchAll(words)) last = index + word.length;
  return last;
}

/** Where the sentence before `at` begins; the dots of abbreviations and dates end none. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - contextLength - 40);
  // A few characters of what follows tell whether a dot right before it ends a sentence.
  const before = text.slice(from, at + 4);
  let start = 0;
  for (const { 0: end, index } of before.matchAll(
    /[!?;\n]+\s*|(?<=\p{L}{3,}|\d{2}|,\s\p{Lu}\p{Ll})\.\s+(?=[\p{Lu}¿¡]|[+(]?\d{3})/gu,
  ))
    if (index < at - from) start = index + end.length;
  return Math.min(at, from + start);
}
