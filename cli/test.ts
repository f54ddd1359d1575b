// heed test and heed check: sections in order, each counted and timed; a table at the end, and one plain line.

import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { buildDesk } from './build-desk.ts';
import { checkLint, checkTypes } from './check-sources.ts';
import { CliError } from './cli-error.ts';
import { findChromium, findPostgres15, howToGetChromium, howToGetPostgres15 } from './find-tools.ts';
import { home } from './home.ts';
import { createNarrator } from './narrate.ts';
import { makePassingFolder } from './passing-folder.ts';
import { runTestFiles } from './run-test-files.ts';
import { addUp, drawSummary, drawTable, exitCodeOf, type Row, type Tally } from './tally.ts';
import { findTestFiles, type Section, sectionOf, sections } from './test-sections.ts';

const write = (text: string) => void process.stdout.write(text);
const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

export async function check(): Promise<number> {
  return report(async (time) => {
    await time('types', () => checkTypes(write));
    await time('lint', () => checkLint(write));
    for (const section of sections.filter(({ name }) => ['house', 'unit'].includes(name))) {
      await time(section.name, () => runTestFiles(filesOf(section, findTestFiles()), write));
    }
  });
}

export async function test(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'skip-browser': { type: 'boolean' } },
    allowPositionals: true,
  });
  const files = positionals.length > 0 ? named(positionals) : findTestFiles();
  for (const file of files) sectionOf(file); // a stray test is told of before anything runs
  return report(async (time) => {
    if (positionals.length === 0) {
      await time('types', () => checkTypes(write));
      await time('lint', () => checkLint(write));
    }
    for (const section of sections) {
      const own = filesOf(section, files);
      if (own.length > 0) await runSection(section, own, { time, skipBrowser: values['skip-browser'] === true });
    }
  });
}

type Time = (name: string, work: () => Promise<Tally>) => Promise<void>;

async function report(work: (time: Time) => Promise<void>): Promise<number> {
  const narrate = createNarrator();
  const rows: Row[] = [];
  await work(async (name, section) => {
    narrate(name);
    const began = performance.now();
    const tally = await section();
    rows.push({ name, ...tally, seconds: (performance.now() - began) / 1000 });
  });
  const total = addUp(rows);
  write(`\n${drawTable(rows)}\n\n${drawSummary(total)}\n`);
  return exitCodeOf(total);
}

interface SectionOptions {
  readonly time: Time;
  readonly skipBrowser: boolean;
}

async function runSection(section: Section, files: readonly string[], { time, skipBrowser }: SectionOptions) {
  if (section.needs === 'nothing') return time(section.name, () => runTestFiles(files, write));
  if (section.needs === 'browser') {
    if (skipBrowser) return time(section.name, async () => skipped(files.length, 'told to leave the browser out'));
    return time(section.name, () => runInBrowser(files));
  }
  await time(`${section.name} (18)`, () => onDatabase(null, () => runTestFiles(files, write)));
  if (section.name !== 'database') return;
  // The embedded server's own tests bring their own server.
  const others = files.filter((file) => !file.includes(join('store', 'embedded')));
  if (others.length > 0) await time(`${section.name} (15)`, () => onPostgres15(others));
}

async function runInBrowser(files: readonly string[]): Promise<Tally> {
  const chromium = findChromium(process.env);
  if (!chromium) {
    write(`✖ ${howToGetChromium}\n`);
    return oneFailure;
  }
  process.env['HEED_CHROMIUM'] = chromium;
  await buildDesk(createNarrator());
  return onDatabase(null, () => runTestFiles(files, write));
}

async function onPostgres15(files: readonly string[]): Promise<Tally> {
  const binDir = findPostgres15(process.env);
  if (binDir) return onDatabase(binDir, () => runTestFiles(files, write));
  if (!process.env['CI']) return skipped(files.length, howToGetPostgres15);
  write(`✖ ${howToGetPostgres15}\n`);
  return oneFailure;
}

/** A server for this section alone, in a folder that is gone afterwards; the tests find it in their environment. */
async function onDatabase(binDir: string | null, work: () => Promise<Tally>): Promise<Tally> {
  const dir = makePassingFolder('heed-test');
  const running = await startEmbedded({ dir, log: () => {}, isThrowaway: true, ...(binDir ? { binDir } : {}) });
  process.env['HEED_TEST_DATABASE_URL'] = running.url;
  try {
    return await work();
  } finally {
    delete process.env['HEED_TEST_DATABASE_URL'];
    await running.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function skipped(files: number, why: string): Tally {
  write(`- ${files} files skipped: ${why}\n`);
  return { passed: 0, failed: 0, skipped: files };
}

function filesOf(section: Section, files: readonly string[]): readonly string[] {
  return files.filter((file) => sectionOf(file) === section);
}

function named(paths: readonly string[]): readonly string[] {
  const all = findTestFiles();
  return paths.flatMap((path) => {
    const at = resolve(path);
    const found = all.filter((file) => file === at || file.startsWith(`${at}/`));
    if (found.length > 0) return found;
    throw new CliError(`There is no test at ${relative(home, at)}.`);
  });
}
