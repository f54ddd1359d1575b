// The difference of two texts: what `patch` would make of it is the other text, and it is as short as it can be.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unifiedDiff } from './unified-diff.ts';

const diff = (before: string, after: string) => unifiedDiff(before, after, ['a', 'b']);

test('a change stands among three lines on either side', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`);
  const changed = lines.with(9, 'other').toSpliced(18, 1);
  assert.equal(
    diff(lines.join('\n'), changed.join('\n')),
    [
      '--- a',
      '+++ b',
      '@@ -7,7 +7,7 @@',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '+other',
      ' line 11',
      ' line 12',
      ' line 13',
      '@@ -16,5 +16,4 @@',
      ' line 16',
      ' line 17',
      ' line 18',
      '-line 19',
      ' line 20',
      '',
    ].join('\n'),
  );
  assert.equal(diff('a\nb\n', 'a\nb\n'), '');
});

/** What `patch` does, in short: follows the hunks and minds nothing but their numbers and signs. */
function patched(before: string, text: string): string {
  const lines = before.replace(/\n$/u, '').split('\n');
  const out: string[] = [];
  let at = 0;
  for (const line of text.split('\n').slice(2, -1)) {
    const start = /^@@ -(\d+),(\d+) /u.exec(line);
    if (start !== null) {
      const upTo = Number(start[1]) - (start[2] === '0' ? 0 : 1);
      out.push(...lines.slice(at, upTo));
      at = upTo;
    } else {
      if (!line.startsWith('+')) assert.equal(lines[at], line.slice(1));
      if (!line.startsWith('-')) out.push(line.slice(1));
      if (!line.startsWith('+')) at += 1;
    }
  }
  return [...out, ...lines.slice(at)].join('\n');
}

test('followed line by line it makes the other text, and changes no more than it must', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const made = diff(before.join('\n'), after.join('\n'));
      if (made === '') return assert.deepEqual(before, after);
      assert.equal(patched(before.join('\n'), made), after.join('\n'));
      const changed = made
        .split('\n')
        .slice(2)
        .filter((line) => /^[-+]/u.test(line)).length;
      assert.equal(changed, before.length + after.length - 2 * longestRun(before, after));
      return undefined;
    }),
    { numRuns: 500 },
  );
});

/** By trying everything, remembering what was tried. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  const tried = new Map<string, number>();
  const run = (i: number, j: number): number => {
    if (i === a.length || j === b.length) return 0;
    const key = `${i}:${j}`;
    const known = tried.get(key) ?? (a[i] === b[j] ? 1 + run(i + 1, j + 1) : Math.max(run(i + 1, j), run(i, j + 1)));
    tried.set(key, known);
    return known;
  };
  return run(0, 0);
}

test('two long texts that share nothing are told in a moment', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n');
  const started = performance.now();
  const made = diff(long('a'), long('b'));
  assert.equal(patched(long('a'), made), long('b'));
  assert.ok(performance.now() - started < 3000);
});
