// The difference of two texts, line by line, as `diff -u` writes it. The longest common run of lines stays; the rest is
// taken out or put in.

interface Change {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** Beyond this many comparisons the differing middle is shown as taken out and put in whole. */
const mostCells = 4_000_000;
const contextLines = 3;

/** Empty when the texts are the same. */
export function unifiedDiff(before: string, after: string, names: readonly [from: string, to: string]): string {
  if (before === after) return '';
  const changes = changesOf(linesOf(before), linesOf(after));
  return [`--- ${names[0]}`, `+++ ${names[1]}`, ...hunksOf(changes), ''].join('\n');
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/u, '').split('\n');
}

function changesOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const same = (line: string): Change => ({ sign: ' ', line });
  return [
    ...before.slice(0, head).map(same),
    ...middleOf(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** Walks the table of longest common runs; what is taken out stands before what is put in. */
function middleOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  const out = (line: string): Change => ({ sign: '-', line });
  const put = (line: string): Change => ({ sign: '+', line });
  if (before.length * after.length > mostCells) return [...before.map(out), ...after.map(put)];
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old = '', young = ''] = [before[i], after[j]];
    const isSame = i < before.length && j < after.length && old === young;
    const isOut = !isSame && i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1));
    changes.push(isSame ? { sign: ' ', line: old } : isOut ? out(old) : put(young));
    if (isSame || isOut) i += 1;
    if (isSame || !isOut) j += 1;
  }
  return changes;
}

/** Changes with three lines around them; neighbours nearer than six lines share a hunk. */
function hunksOf(changes: readonly Change[]): readonly string[] {
  const lines: string[] = [];
  let [before, after] = [1, 1];
  let at = 0;
  while (at < changes.length) {
    const first = changes.findIndex(({ sign }, index) => index >= at && sign !== ' ');
    if (first < 0) break;
    const from = Math.max(at, first - contextLines);
    const until = endOfHunk(changes, first);
    [before, after] = [before + from - at, after + from - at];
    const hunk = changes.slice(from, until);
    const olds = hunk.filter(({ sign }) => sign !== '+').length;
    const news = hunk.filter(({ sign }) => sign !== '-').length;
    // A side without lines is named by the line before it.
    lines.push(`@@ -${olds === 0 ? before - 1 : before},${olds} +${news === 0 ? after - 1 : after},${news} @@`);
    lines.push(...hunk.map(({ sign, line }) => sign + line));
    [before, after, at] = [before + olds, after + news, until];
  }
  return lines;
}

function endOfHunk(changes: readonly Change[], first: number): number {
  let last = first;
  for (let at = first; at < changes.length && at - last <= contextLines * 2; at += 1) {
    if (changes[at]?.sign !== ' ') last = at;
  }
  return Math.min(changes.length, last + 1 + contextLines);
}
