// Fills a phrase: words with holes and what is known in, a line that reads as if it had been written so out. Each hole
// is filled once and what was filled in is never looked at again; what nobody knows stays open for the guard to find.

import { type Placeholder, placeholders } from './phrase.ts';

/** Null: known to be missing, so the line closes over it (a customer without a name). Absent: stays open. */
export type FillValues = Readonly<Partial<Record<Placeholder, string | null>>>;

export interface Piece {
  readonly is: 'words' | 'filled' | 'open';
  readonly text: string;
}

export function fillPhrase(text: string, values: FillValues): string {
  if (!text.includes('{')) return text;
  return fillPieces(text, values)
    .map((piece) => piece.text)
    .join('');
}

/** The line in pieces, so that a preview can show what was filled and what is open. */
export function fillPieces(text: string, values: FillValues): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = closeOver(text, values);
  for (let hole = holeIn(rest); hole !== null; hole = holeIn(rest)) {
    add(pieces, 'words', rest.slice(0, hole.at));
    rest = rest.slice(hole.at + hole.name.length + 2);
    const value = values[hole.name]?.replace(/\s+/gu, ' ').trim();
    if (value === undefined || value === '') add(pieces, 'open', `{${hole.name}}`);
    else {
      const filled = startsSentence(pieces) && !value.includes('://') ? capital(value) : value;
      add(pieces, 'filled', filled);
      // "by 5 p.m." at the end of a sentence brings its own full stop.
      if (filled.endsWith('.') && /^\.(?!\.)/u.test(rest)) rest = rest.slice(1);
    }
  }
  add(pieces, 'words', rest);
  return pieces;
}

/** Holes that nothing of ours fills, such as `{colour}`. */
export function unknownHoles(text: string): readonly string[] {
  const holes = text.match(/\{[^{}\s]{1,40}\}/gu) ?? [];
  return holes.filter((hole) => !placeholders.some((one) => hole === `{${one}}`));
}

/** Whether the line cannot do without the name that is missing: "settled with {first_name}" has no way around it. */
export const needsName = (text: string, values: FillValues): boolean =>
  values.first_name === null && closeOver(text, values).includes('{first_name}');

const hole = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'u');

function holeIn(text: string): { readonly at: number; readonly name: Placeholder } | null {
  const found = hole.exec(text);
  const name = placeholders.find((one) => one === found?.[1]);
  return found === null || name === undefined ? null : { at: found.index, name };
}

const start = '(^|[.!?…]\\s+|[¡¿]\\s*)';
const nameFirst = new RegExp(`${start}\\{first_name\\}\\s*[,:!،–-]+\\s*(\\p{L}?)`, 'gu');
const greeting = new RegExp(`${start}((?:\\p{L}+\\s){0,2}\\p{L}+)\\s\\{first_name\\}(?=[,!])`, 'gu');

/** A name that is missing takes its comma along where it only addresses somebody: "Hello {first_name}, …" is "Hello, …",
 *  "Thank you, {first_name}." is "Thank you." Elsewhere the hole stays. */
function closeOver(text: string, values: FillValues): string {
  if (values.first_name !== null || !text.includes('{first_name}')) return text;
  return text
    .replace(/[,،]\s*\{first_name\}(?=[\p{P}\s]|$)/gu, '')
    .replace(nameFirst, (_all, before: string, next: string) => before + next.toUpperCase())
    .replace(greeting, '$1$2');
}

function startsSentence(before: readonly Piece[]): boolean {
  return /(?:^|[.!?…]["”»)]?\s+|[¡¿]\s*)$/u.test(before.map((piece) => piece.text).join(''));
}

const capital = (value: string): string => value.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

function add(pieces: Piece[], is: Piece['is'], text: string): void {
  if (text !== '') pieces.push({ is, text });
}
