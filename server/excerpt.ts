// Cuts the piece of a text around what was searched for, and marks the words found.

const length = 220;
const lead = 60;

export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** Words are found where the search finds them: whole, and the last one also as a beginning. Case does not matter. */
export function excerpt(text: string, query: string): Piece[] {
  const words = [...new Set((query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).slice(0, 20))];
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (words.length === 0) return [{ text: piece(flat, 0), isHit: false }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})`, 'giu');
  const first = flat.search(pattern);
  const start = first <= lead ? 0 : flat.indexOf(' ', first - lead) + 1;
  const window = piece(flat, start);
  const pieces: Piece[] = [];
  let at = 0;
  if (start > 0) pieces.push({ text: '… ', isHit: false });
  for (const match of window.matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: window.slice(at, match.index), isHit: false });
    pieces.push({ text: match[0], isHit: true });
    at = match.index + match[0].length;
  }
  const rest = window.slice(at) + (start + length < flat.length ? ' …' : '');
  if (rest !== '') pieces.push({ text: rest, isHit: false });
  return pieces;
}

/** From there on, without half a character at either end. */
function piece(text: string, start: number): string {
  return text.slice(start, start + length).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '');
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
