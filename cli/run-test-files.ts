// Runs test files with Node's own runner, each in a process of its own, and counts them. What fails is shown at once,
// readable; a skipped test shows its reason. A file without a single test counts as a failure.

import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { home } from './home.ts';
import type { Tally } from './tally.ts';

/** Two cores, and much of a test is waiting. */
const concurrency = 2;
/** One test that takes longer hangs. */
const timeoutMs = 300_000;

export interface Told {
  readonly name: string;
  readonly file?: string | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: Error };
}

export async function runTestFiles(files: readonly string[], write: (text: string) => void): Promise<Tally> {
  const counted = new Map(files.map((file) => [file, 0]));
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const count = (event: Told, hasPassed: boolean) => {
    const what = judge(event, hasPassed);
    if (what === null) return;
    tally[what] += 1;
    if (event.file) counted.set(event.file, (counted.get(event.file) ?? 0) + 1);
    if (what === 'failed') write(drawFailure(event));
    if (what === 'skipped')
      write(`- skipped: ${event.name}${typeof event.skip === 'string' ? `: ${event.skip}` : ''}\n`);
  };
  const stream = run({ files: [...files], concurrency, timeout: timeoutMs });
  stream.on('test:pass', (event) => count(event, true));
  stream.on('test:fail', (event) => count(event, false));
  stream.on('test:stderr', ({ message }) => write(message));
  for await (const _ of stream) {
    // Draining it is what runs the files.
  }
  for (const [file, tests] of counted) {
    if (tests > 0) continue;
    tally.failed += 1;
    write(`✖ ${relative(home, file)} holds no test\n`);
  }
  return tally;
}

/** Suites are not tests; a file as such is told of only when it breaks; a suite that fails does so by its tests. */
export function judge(event: Told, hasPassed: boolean): keyof Tally | null {
  const isFile = event.file !== undefined && event.name === event.file;
  if (hasPassed && (isFile || event.details.type === 'suite')) return null;
  const isEcho = (event.details.error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
  if (isEcho) return null;
  if (event.skip !== undefined && event.skip !== false) return 'skipped';
  if (event.todo !== undefined && event.todo !== false) return 'failed'; // a test to be written is not a test
  return hasPassed ? 'passed' : 'failed';
}

function drawFailure({ name, file, details }: Told): string {
  const cause = details.error?.cause ?? details.error;
  const words = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause, { depth: 4 });
  const indented = words.replaceAll(/^/gm, '    ');
  return `✖ ${file ? `${relative(home, file)}: ` : ''}${name}\n${indented}\n`;
}
