// Text as the numbers of pieces, the way SentencePiece cuts it by a unigram model (Kudo 2018): of all ways to cut a text into
// known pieces the likeliest. In: text. Out: ids. In time linear in the text, for no piece is longer than the longest.

export interface Piece {
  readonly id: number;
  /** Logarithm of how likely it is. */
  readonly score: number;
}

export interface PieceTable {
  readonly pieces: ReadonlyMap<string, Piece>;
  /** Characters of the longest piece. */
  readonly longest: number;
}

/** Stands for a blank, and before the first word. */
const blank = '\u2581';
const unknown = 0;
/** Far below the rarest piece: what is in no piece is cut off alone. */
const unknownScore = -30;
/** The first few are signs for the model, not pieces of text. */
const reserved = 6;

export function pieceTable(pieces: readonly string[], scores: readonly number[]): PieceTable {
  const table = new Map<string, Piece>();
  let longest = 1;
  for (let id = reserved; id < pieces.length; id += 1) {
    const piece = pieces[id] ?? '';
    table.set(piece, { id, score: scores[id] ?? unknownScore });
    longest = Math.max(longest, [...piece].length);
  }
  return { pieces: table, longest };
}

export function cutToPieces(text: string, { pieces, longest }: PieceTable): number[] {
  const signs = [...(blank + text.normalize('NFKC').trim().replace(/\s+/gu, blank))];
  if (signs.length === 1) return [];
  const best = new Float64Array(signs.length + 1).fill(Number.NEGATIVE_INFINITY);
  const ids = new Int32Array(signs.length + 1);
  const lengths = new Int32Array(signs.length + 1);
  best[0] = 0;
  for (let from = 0; from < signs.length; from += 1) {
    const before = best[from] ?? 0;
    let piece = '';
    for (let length = 1; length <= longest && from + length <= signs.length; length += 1) {
      piece += signs[from + length - 1] ?? '';
      const { id, score } = pieces.get(piece) ?? { id: unknown, score: length === 1 ? unknownScore : null };
      if (score === null || before + score <= (best[from + length] ?? 0)) continue;
      best[from + length] = before + score;
      ids[from + length] = id;
      lengths[from + length] = length;
    }
  }
  return backFrom(signs.length, ids, lengths);
}

/** From the end to the start along what was best; of unknown signs side by side one is kept. */
function backFrom(end: number, ids: Int32Array, lengths: Int32Array): number[] {
  const found: number[] = [];
  for (let at = end; at > 0; at -= lengths[at] ?? 1) {
    const id = ids[at] ?? unknown;
    if (id !== unknown || found.at(-1) !== unknown) found.push(id);
  }
  return found.reverse();
}
