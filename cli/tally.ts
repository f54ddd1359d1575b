// Counts of a section of the tests, and how they are shown: a table, and the one plain line machines read.

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Row extends Tally {
  readonly name: string;
  readonly seconds: number;
}

export function addUp(rows: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => rows.reduce((total, row) => total + row[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function drawTable(rows: readonly Row[]): string {
  const width = Math.max(12, ...rows.map(({ name }) => name.length));
  const line = (name: string, ...cells: readonly string[]) =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`;
  return [
    line('', 'passed', 'failed', 'skipped', 'seconds'),
    ...rows.map((row) =>
      line(row.name, String(row.passed), String(row.failed), String(row.skipped), row.seconds.toFixed(1)),
    ),
  ].join('\n');
}

/** `12 passed, 0 failed`, with `, 1 skipped` only when there are. */
export function drawSummary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Nothing run is not a success. */
export function exitCodeOf({ passed, failed }: Tally): number {
  return failed === 0 && passed > 0 ? 0 : 1;
}
