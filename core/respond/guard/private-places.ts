// Mail addresses and postal addresses in a text. In: plain text. Out: where they stand. A postal address is a street
// with its number and what follows it up to the postcode or the town.

import { streetAfterNumber, streetEnds, streetFirst, streetTails, streetWeak } from './private-cues.ts';
import type { Piece } from './private-numbers.ts';

const DOT = String.raw`(?:\.|\s\.\s|\s?\((?:dot|punkt|punto|ponto|point)\)\s?|\s?\[(?:dot|punkt|punto|ponto|point)\]\s?|\s(?:dot|punkt|punto|ponto|point)\s)`;
const SAID_DOT = String.raw`(?:\s?[([](?:dot|punkt|punto|ponto|point)[)\]]\s?|\s(?:dot|punkt|punto|ponto|point)\s)`;
const AT = String.raw`(?:\s?[([{](?:at|ät|arroba|arobase|a)[)\]}]\s?|\s?[-_*]at[-_*]\s?|\s@\s?|@\s|\s(?:arroba|arobase)\s)`;
const LOCAL = String.raw`(?<![\p{L}\d@._%+-])[\p{L}\d][\p{L}\d_%+'-]{0,40}(?:${DOT}[\p{L}\d_%+'-]{1,40}){0,4}`;
const MAILS = [
  /(?<![\p{L}\d@._%+-])[\p{L}\d][\p{L}\d._%+'-]{0,63}@(?:[\p{L}\d-]{1,63}\.){1,4}\p{L}{2,24}/gu,
  new RegExp(String.raw`${LOCAL}${AT}[\p{L}\d-]{1,63}(?:${DOT}[\p{L}\d-]{1,63}){1,3}`, 'giu'),
  // "at" is a word of English: only a spoken dot makes an address of it.
  new RegExp(String.raw`${LOCAL}\sat\s[\p{L}\d-]{1,63}(?:${SAID_DOT}[\p{L}\d-]{1,63}){1,3}`, 'giu'),
  /(?<![\p{L}\d@._%+-])\p{L}{1,40}[._\d][\p{L}\d._-]{0,40}\sat\s(?:[\p{L}\d-]{1,63}\.){1,3}\p{L}{2,24}/giu,
];

export function mailsIn(text: string): Piece[] {
  return MAILS.flatMap((mail) =>
    [...text.matchAll(mail)].map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  );
}

const CAP = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]{0,24}|\d{1,2}(?:st|nd|rd|th))`;
const SMALL = `(?:de|del|de la|de las|de los|do|da|dos|das|du|des|de l['’]|d['’]|l['’]|la|le|les|the|of|von|van|der|den|dem|e|y|et)`;
const NUMBER = String.raw`\d{1,5}\s?[a-zA-Z]?(?:[/-]\d{1,4}){0,3}(?![\d\p{L}])`;
const FLAT = String.raw`(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Studio|Wohnung|Appt\.?|Piso)\s[\p{L}\d]{1,5},?\s)?`;
interface Street {
  readonly looks: RegExp;
  /** Its words are other words as well: only a postcode makes an address of it. */
  readonly isWeak: boolean;
}

const WORDS = String.raw`(?:(?:${SMALL}\s?|${CAP}[\s-]?)){1,6}`;
const street = (looks: string, flags = 'gu', isWeak = false): Street => ({ looks: new RegExp(looks, flags), isWeak });
const STREETS: readonly Street[] = [
  street(String.raw`${FLAT}${NUMBER},?\s(?:${CAP}\s){1,4}(?:${streetEnds})(?!\p{L})\.?`),
  street(String.raw`Flat\s[\p{L}\d]{1,5},\s(?:${CAP}\s?,?\s){1,5}(?:${streetEnds})(?!\p{L})`),
  street(String.raw`(?:${CAP}\s){1,3}(?:${streetEnds}),\s(?:${CAP}\s){1,3}(?:${streetEnds})(?!\p{L})`),
  // The house has a name and no number: "The Old Forge, Mill Lane, Ely CB7 4XY".
  street(String.raw`(?:${CAP}\s){0,3}${CAP},\s(?:${CAP}\s){1,3}(?:${streetEnds})(?!\p{L})`, 'gu', true),
  // Houses and places of names only, where the postcode has letters and digits as no other number has.
  street(
    String.raw`(?:${CAP}\s){0,3}${CAP}(?:,\s(?:${CAP}\s?){1,3}){1,3}(?=,?\s(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4})(?![\p{L}\d]))`,
    'gu',
    true,
  ),
  // Whatever a street is called, a postcode and a town behind it tell.
  street(String.raw`${NUMBER},?\s(?:[\p{L}'’.-]{1,24}\s){0,4}[\p{L}'’.-]{1,24}(?=,\s\d{5}\s\p{Lu})`, 'gu', true),
  street(
    String.raw`(?<!\p{L})${CAP}\s(?:(?:${SMALL}|${CAP})\s){0,4}${NUMBER}(?=,\s(?:[^,;!?]{1,12},\s)?(?:[A-Z]-)?\d{4,5}\s\p{Lu})`,
    'gu',
    true,
  ),
  // No word for a street: "Los Alerces 2250, Ñuñoa, Santiago".
  street(String.raw`(?<!\p{L})(?:${CAP}\s){1,4}\d{2,5},\s(?:${CAP}\s?){1,3},\s${CAP}`),
  // Streets with numbers for names: "Carrera 7 # 72-41", "Rua 12, nº 40".
  street(String.raw`(?<![\p{L}\d])(?:${streetFirst})\s?\d{1,3}[a-z]?,?\s?(?:#|n[.º°o]{1,2})\s?${NUMBER}`, 'giu'),
  street(String.raw`P\.?\s?O\.?\sBox\s\d{1,6}`, 'gu', true),
  street(String.raw`${NUMBER},?\s(?:bis|ter|quater)?,?\s?(?:${streetAfterNumber})\s${WORDS}`, 'giu'),
  street(
    String.raw`(?<![\p{L}\d])(?:${streetFirst})(?!\sa\s)\s?${WORDS},?\s?(?:n\.?[º°]\s?|nº\s?|número\s)?${NUMBER}`,
    'giu',
  ),
  street(String.raw`(?<![\p{L}\d])(?:${streetWeak})(?!\sa\s)\s${WORDS},?\s?${NUMBER}`, 'giu', true),
  street(String.raw`(?<![\p{L}\d-])(?:${CAP}[\s-]){0,2}\p{Lu}[\p{L}-]{0,30}(?:${streetTails})\s${NUMBER}`),
  street(
    String.raw`(?<![\p{L}\d-])(?:${CAP}[\s-]){1,3}(?:Straße|Strasse|Str\.|Weg|Gasse|Platz|Allee|Ring|Ufer|Damm)\s${NUMBER}`,
  ),
];

const POSTCODE =
  /(?<![\p{L}\d])(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]{2}\s\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{3}\s\d{2}|\d{4,6})(?![\p{L}\d]|[.,:]\d)/u;
const TOWN =
  /^,?\s?(?:(?:St\.\s)?\p{Lu}[\p{L}\p{M}'’-]{1,24})(?:(?:\s|-)(?:(?:am|an der|im|bei|sur|de|do|da|del|la|le|el|upon|of)\s)?\p{Lu}[\p{L}\p{M}'’-]{1,24}){0,3}/u;
const reach = 70;
/** Between street and postcode stand parts of the house and the place; a long word in small letters ends it. */
const PROSE =
  /(?<!\p{L})(?!apto|apartamento|andar|piso|puerta|bloque|escalera|planta|étage|bâtiment|appartement|escalier|stock|stiege|hinterhaus|floor|apartment|bâti)\p{Ll}{5,}|[!?;:\n]|\p{L}{4,}\.\s\p{Lu}/u;

export interface Place extends Piece {
  /** A street and its number alone may be a shop's: the words around have to say whose it is. */
  readonly isWhole: boolean;
}

export function addressesIn(text: string): Place[] {
  if (!/\d/u.test(text)) return [];
  const found: Place[] = [];
  for (const { looks, isWeak } of STREETS) {
    for (const { 0: words, index } of text.matchAll(looks)) {
      const place = withTown(text, index, index + words.trimEnd().replace(/,$/u, '').length);
      if (place.isWhole || !isWeak) found.push(place);
    }
  }
  return found;
}

function withTown(text: string, start: number, end: number): Place {
  const ahead = text.slice(end, end + reach);
  const post = POSTCODE.exec(ahead);
  if (post !== null && !PROSE.test(ahead.slice(0, post.index))) {
    const to = post.index + post[0].length;
    const isTownBefore = /\p{Lu}\p{Ll}/u.test(ahead.slice(0, post.index));
    // Behind a comma the next sentence may begin; after a postcode that follows the town nothing more belongs to it.
    const town = isTownBefore ? null : TOWN.exec(ahead.slice(to));
    return { start, end: end + to + (town?.[0].length ?? 0), isWhole: true };
  }
  const town = /^,\s/u.test(ahead) ? TOWN.exec(ahead) : null;
  return { start, end: end + (town?.[0].length ?? 0), isWhole: false };
}
