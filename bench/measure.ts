// What every bench shares: rounds that put Heed beside a bare baseline in turns, medians and ratios, one table, and
// floors that decide the exit status.

import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Full size (a million) instead of the default hundred thousand. */
  readonly isLong: boolean;
  readonly isJson: boolean;
}

export type Floor = { readonly min: number } | { readonly max: number };

export interface Findings {
  readonly name: string;
  /** What is printed: a heading, then a line each. */
  readonly table: readonly (readonly string[])[];
  readonly figures: Readonly<Record<string, number>>;
  readonly floors: Readonly<Record<string, Floor>>;
}

export function readOptions(): BenchOptions {
  const { values } = parseArgs({ options: { long: { type: 'boolean' }, json: { type: 'boolean' } } });
  return { isLong: values.long === true, isJson: values.json === true };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that `share` of all lie at or below; between two neighbours it is interpolated. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? 0;
  return below + (above - below) * (at - Math.floor(at));
}

export interface Turn {
  readonly heed: number;
  readonly bare: number;
}

/**
 * Runs both sides in every round, one after the other, so that what drifts (the machine's mood, growing tables, warm
 * caches) falls on both. At least five rounds.
 */
export async function inTurns(
  rounds: number,
  sides: { readonly heed: (round: number) => Promise<number>; readonly bare: (round: number) => Promise<number> },
): Promise<readonly Turn[]> {
  if (rounds < 5) throw new Error('medians are taken of at least five rounds');
  const turns: Turn[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const heed = await sides.heed(round);
    turns.push({ heed, bare: await sides.bare(round) });
  }
  return turns;
}

/** Median of each side, and the median of the rounds' own ratios. */
export function compare(turns: readonly Turn[]): { heed: number; bare: number; ratio: number } {
  return {
    heed: median(turns.map((one) => one.heed)),
    bare: median(turns.map((one) => one.bare)),
    ratio: median(turns.map((one) => one.heed / one.bare)),
  };
}

export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Prints the table and, when asked, the one line of JSON; sets the exit status. */
export function conclude({ name, table, figures, floors }: Findings, { isJson }: BenchOptions): void {
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Number(value.toPrecision(4))]),
  );
  const missed = Object.entries(floors).filter(([key, floor]) => !isWithin(figures[key], floor));
  console.log(`\n${name}\n${align(table)}\n`);
  for (const [key, floor] of Object.entries(floors)) {
    const wanted = 'min' in floor ? `at least ${floor.min}` : `at most ${floor.max}`;
    console.log(`${missed.some(([one]) => one === key) ? 'MISSED' : 'held  '}  ${key} ${rounded[key]}, ${wanted}`);
  }
  if (missed.length > 0) process.exitCode = 1;
  if (isJson) console.log(JSON.stringify({ name, figures: rounded, floors, ok: missed.length === 0 }));
}

function isWithin(value: number | undefined, floor: Floor): boolean {
  return value !== undefined && ('min' in floor ? value >= floor.min : value <= floor.max);
}

/** The first column to the left, figures to the right. */
export function align(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => (line[column] ?? '').length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return table.map((line) => `  ${line.map(cell).join('  ')}`.trimEnd()).join('\n');
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** `12,345` */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
