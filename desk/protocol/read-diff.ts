// A unified diff as the server writes it, in; lines with their signs, out. Heads of files and of hunks are left out; a
// hunk that begins elsewhere is set apart by an ellipsis.

import type { Line } from './compare-lines.ts';

export function readDiff(diff: string): readonly Line[] {
  const lines: Line[] = [];
  for (const line of diff.split('\n')) {
    if (/^(?:--- |\+\+\+ |\\ )/u.test(line) || line === '') continue;
    if (line.startsWith('@@')) {
      if (lines.length > 0) lines.push({ sign: ' ', words: '…' });
      continue;
    }
    const sign = line[0] === '+' || line[0] === '-' ? line[0] : ' ';
    lines.push({ sign, words: line.slice(1) });
  }
  return lines;
}
