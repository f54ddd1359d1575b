// Two lists of lines in; one list out in which what stayed, went and came is marked. By the longest common subsequence.

export interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly words: string;
}

export function compareLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = lengthsOf(before, after);
  const lengthAt = (i: number, j: number): number => common[i]?.[j] ?? 0;
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    if (old !== undefined && old === fresh) {
      lines.push({ sign: ' ', words: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      lines.push({ sign: '-', words: old });
      i += 1;
    } else if (fresh !== undefined) {
      lines.push({ sign: '+', words: fresh });
      j += 1;
    }
  }
  return lines;
}

/** `[i][j]`: how many lines the rests from i and j on have in common, in order. */
function lengthsOf(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    const below = lengths[i + 1];
    if (row === undefined || below === undefined) continue;
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
