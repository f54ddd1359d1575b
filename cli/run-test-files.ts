// Runs test files with Node's own runner, each in a process of its own, and counts them. What fails is shown at once,
// readable; a skipped test shows its reason. A file without a single test counts as a failure.

import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { home } from './home.ts';
import type { Tally } from './tally.ts';

/** Two cores, and much of a test is waiting. */
const concurrency = 2;
/** A file that takes longer hangs; the longest installs a network of servers first. */
const timeoutMs = 600_000;

interface Told {
  readonly name: string;
  readonly file?: string | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: Error };
}

export async function runTestFiles(files: readonly string[], write: (text: string) => void): Promise<Tally> {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const count = (event: Told, hasPassed: boolean) => {
    const what = judge(event, hasPassed);
    if (what === null) return;
    tally[what] += 1;
    if (what === 'failed') write(drawFailure(event, hasPassed));
    if (what === 'skipped') write(drawSkip(event));
  };
  const stream = run({ files: [...files], concurrency, timeout: timeoutMs });
  stream.on('test:pass', (event) => count(event, true));
  stream.on('test:fail', (event) => count(event, false));
  stream.on('test:stderr', ({ message }) => write(message));
  for await (const _ of stream) {
    // Draining it is what runs the files.
  }
  return tally;
}

/** Suites are not tests, and one that fails does so by its tests. A file passes as such only when it holds no test. */
function judge(event: Told, hasPassed: boolean): keyof Tally | null {
  const isFile = event.file !== undefined && event.name === event.file;
  if (isFile) return 'failed';
  if (hasPassed && event.details.type === 'suite') return null;
  const isEcho = (event.details.error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
  if (isEcho) return null;
  if (event.skip !== undefined && event.skip !== false) return 'skipped';
  if (event.todo !== undefined && event.todo !== false) return 'failed';
  return hasPassed ? 'passed' : 'failed';
}

function drawSkip({ name, skip }: Told): string {
  return `- skipped: ${name}${typeof skip === 'string' ? `: ${skip}` : ''}\n`;
}

function drawFailure({ name, file, details }: Told, hasPassed: boolean): string {
  const where = file ? relative(home, file) : '';
  if (hasPassed)
    return `✖ ${where}: ${name === file ? 'holds no test' : `${name}: a test to be written is not a test`}\n`;
  const cause = details.error?.cause ?? details.error;
  const words = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause, { depth: 4 });
  return `✖ ${where}${name === file ? '' : `: ${name}`}\n${words.replaceAll(/^/gm, '    ')}\n`;
}
