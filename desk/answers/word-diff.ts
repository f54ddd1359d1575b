// Two wordings side by side: which words stayed, went and came. In: the old and the new text. Out: pieces in order.

export interface Piece {
  readonly is: 'kept' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this the table of the comparison would take seconds; the whole text is then shown as changed. */
const mostWords = 1500;

export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length > mostWords || fresh.length > mostWords) {
    return joined([
      { is: 'gone', text: before },
      { is: 'new', text: after },
    ]);
  }
  const common = commonLengths(old, fresh);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      pieces.push({ is: 'kept', text: was });
      [i, j] = [i + 1, j + 1];
    } else if (was !== undefined && (is === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      pieces.push({ is: 'gone', text: was });
      i += 1;
    } else {
      pieces.push({ is: 'new', text: is ?? '' });
      j += 1;
    }
  }
  return joined(pieces);
}

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** How long the longest common sequence of the rest is, from every pair of places. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = fresh.length - 1; row !== undefined && j >= 0; j--) {
      row[j] = old[i] === fresh[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), row[j + 1] ?? 0);
    }
  }
  return table;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const long: Piece[] = [];
  for (const piece of pieces) {
    const last = long.at(-1);
    if (last?.is === piece.is) long[long.length - 1] = { is: piece.is, text: last.text + piece.text };
    else if (piece.text !== '') long.push(piece);
  }
  return long;
}
