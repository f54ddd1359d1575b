// heed protocol pull | check | push: the rules of care as a file. Beside a running Heed it works on that one's database,
// and what is pushed holds there at once.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { loadManifests } from '../channels/registry.ts';
import { checkProtocol, type Pushed, pushProtocol } from '../server/do/push-protocol.ts';
import { fromFile, toFile } from '../server/protocol-file.ts';
import { allBrands } from '../store/account/brands.ts';
import type { Database } from '../store/database.ts';
import { newestProtocol, protocolVersion } from '../store/triage/protocols.ts';
import type { FaultView } from '../wire/protocol.ts';
import { CliError } from './cli-error.ts';
import { withDatabase } from './with-database.ts';

const usage = `What shall be done with the protocol?
  heed protocol pull [FILE]   write the protocol that holds to FILE, or here
  heed protocol check FILE    say what is wrong in FILE
  heed protocol push FILE     let FILE hold
  --brand SLUG                whose, where there are several brands`;

interface On {
  readonly database: Database;
  readonly brandId: string;
  readonly file: string;
}

export async function protocol(args: readonly string[]): Promise<number> {
  const { words, slug, settings } = split(args);
  const [what = '', file = ''] = words;
  const run = { pull, check, push }[what];
  if (run === undefined || words.length > 2 || (file === '' && what !== 'pull')) throw new CliError(usage);
  return withDatabase(settings, async (database) => run({ database, brandId: await brandNamed(database, slug), file }));
}

/** `--brand` is ours, wherever it stands; what follows the words is what every command takes. */
function split(args: readonly string[]) {
  const brandAt = args.indexOf('--brand');
  const slug = brandAt < 0 ? null : (args[brandAt + 1] ?? '');
  const rest = brandAt < 0 ? args : args.toSpliced(brandAt, 2);
  const flagAt = rest.findIndex((arg) => arg.startsWith('--'));
  return flagAt < 0
    ? { words: rest, slug, settings: [] }
    : { words: rest.slice(0, flagAt), slug, settings: rest.slice(flagAt) };
}

async function brandNamed(database: Database, slug: string | null): Promise<string> {
  const brands = await allBrands(database.account);
  const own = brands.filter(({ isRehearsal }) => !isRehearsal);
  const found = slug === null ? (own.length === 1 ? own[0] : undefined) : brands.find((one) => one.slug === slug);
  if (found !== undefined) return found.id;
  const known = (slug === null && own.length > 0 ? own : brands).map((one) => one.slug).join(', ');
  if (known === '') throw new CliError('There is no brand yet, so there is no protocol.');
  throw new CliError(`${slug === null ? 'Whose protocol?' : `There is no brand '${slug}'.`} Name it: --brand ${known}`);
}

async function pull({ database, brandId, file }: On): Promise<number> {
  const { version, protocol: held } = await database.brand(brandId, (tx) => newestProtocol(tx, brandId));
  if (file === '') {
    process.stdout.write(toFile(held));
    return 0;
  }
  if (existsSync(file) && !(await isKept(database, brandId, readFile(file)))) {
    throw new CliError(`${file} holds changes that were never pushed. Push them, or pull into another file.`);
  }
  writeFileSync(file, toFile(held));
  process.stdout.write(`${file} holds version ${version}.\n`);
  return 0;
}

/** Whether a file says nothing but what a version says that is kept anyway. */
async function isKept(database: Database, brandId: string, text: string): Promise<boolean> {
  const read = fromFile(text);
  if ('faults' in read || read.base === null) return false;
  const { base } = read;
  const stored = await database.brand(brandId, (tx) => protocolVersion(tx, brandId, base));
  return stored !== null && isDeepStrictEqual(read.protocol, stored.protocol);
}

async function check({ database, brandId, file }: On): Promise<number> {
  const given = { file: readFile(file) };
  const checked = await checkProtocol({ database, manifests: await loadManifests() }, brandId, given);
  if ('faults' in checked) return refuse(file, checked.faults);
  process.stdout.write(`${file} has no fault.\n`);
  return 0;
}

async function push({ database, brandId, file }: On): Promise<number> {
  const text = readFile(file);
  const now = new Date();
  const pushed = await pushProtocol(
    { database, manifests: await loadManifests() },
    { brandId, personId: null, base: null, given: { file: text }, now },
  );
  if ('faults' in pushed) return refuse(file, pushed.faults);
  if ('since' in pushed) throw new CliError(overtaken(file, pushed));
  // So that the next push of this file builds on this one.
  if (pushed.isNew) writeFileSync(file, text.replace(/^version: *\d+/mu, `version: ${pushed.version}`));
  const { version } = pushed;
  process.stdout.write(
    pushed.isNew ? `Version ${version} holds now.\n` : `Version ${version} says the same; it holds.\n`,
  );
  return 0;
}

function overtaken(file: string, { since }: Extract<Pushed, { since: unknown }>): string {
  const [last] = since;
  if (last === undefined) return `There is no such version as ${file} says it was pulled from. Pull into another file.`;
  const who = last.madeBy?.name ?? 'Somebody at the command line';
  const when = last.madeAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${who} made version ${last.version} on ${when} UTC, after ${file} was pulled. Pull that into another file and bring your changes over.`;
}

/** As compilers do, so that an editor finds the place. */
function refuse(file: string, faults: readonly FaultView[]): number {
  for (const { line = 1, column = 1, words, remedy } of faults) {
    // What a file says must not steer the terminal it is quoted on.
    process.stderr.write(`${file}:${line}:${column} ${`${words} ${remedy}`.replace(/\p{Cc}/gu, '·')}\n`);
  }
  return 1;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CliError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}
