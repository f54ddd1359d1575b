// heed COMMAND: finds the command, runs it, and turns what goes wrong into a sentence and an exit code.

import { isForPeople } from './cli-error.ts';
import { isCheckout, readVersion } from './home.ts';
import { settingsHelp } from './settings.ts';

interface Command {
  readonly says: string;
  /** Needs the sources; not offered by the packed product. */
  readonly isForCheckout?: boolean;
  readonly run: (args: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  start: { says: 'start Heed', run: async (args) => (await import('./start.ts')).start(args) },
  dev: { says: 'start and watch', isForCheckout: true, run: async (args) => (await import('./dev.ts')).dev(args) },
  test: {
    says: 'run every test, or only the files named (--skip-browser where there is no Chromium)',
    isForCheckout: true,
    run: async (args) => (await import('./test.ts')).test(args),
  },
  check: {
    says: 'types, lint, house and unit tests: seconds',
    isForCheckout: true,
    run: async () => (await import('./test.ts')).check(),
  },
  bench: {
    says: 'measure: bench NAME [--json] [--long]',
    isForCheckout: true,
    run: async (args) => (await import('./bench.ts')).bench(args),
  },
  judge: {
    says: 'label texts or train weights as the judge asks: judge label | train',
    isForCheckout: true,
    run: async (args) => (await import('./judge.ts')).judge(args),
  },
  train: {
    says: 'weights for readings from your own examples: train --data DIR --out DIR',
    run: async (args) => (await import('./train.ts')).train(args),
  },
  record: {
    says: 'verify the record of every brand: record verify',
    run: async (args) => (await import('./record.ts')).record(args),
  },
  protocol: {
    says: 'the rules of care as a file: protocol pull [FILE] | check FILE | push FILE',
    run: async (args) => (await import('./protocol.ts')).protocol(args),
  },
  channels: {
    says: 'what each channel can do: channels [--write] | new NAME | cost',
    isForCheckout: true,
    run: async (args) => (await import('./channels.ts')).channels(args),
  },
  screenshot: {
    says: 'take the pictures of the desk: docs/desk.png and others',
    isForCheckout: true,
    run: async () => (await import('./screenshot.ts')).screenshot(),
  },
  pack: {
    says: 'compile to dist, as npm pack does',
    isForCheckout: true,
    run: async () => (await import('./pack.ts')).pack(),
  },
  help: { says: 'this text', run: async () => help(0) },
};

const [name = 'help', ...args] = process.argv.slice(2);
process.exitCode = await dispatch(name, args).catch(explain);

async function dispatch(asked: string, rest: readonly string[]): Promise<number> {
  if (['--help', '-h'].includes(asked) || rest.includes('--help')) return help(0);
  if (['--version', '-v'].includes(asked)) {
    process.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  const command = offered().find(([known]) => known === asked)?.[1];
  if (command) return command.run(rest);
  process.stderr.write(`heed: there is no command '${asked}'.\n`);
  return help(2);
}

function offered(): readonly (readonly [string, Command])[] {
  return Object.entries(commands).filter(([, { isForCheckout }]) => isCheckout || !isForCheckout);
}

function help(code: number): number {
  const lines = offered().map(([known, { says }]) => `  ${known.padEnd(10)} ${says}`);
  const out = code === 0 ? process.stdout : process.stderr;
  out.write(`heed COMMAND\n\n${lines.join('\n')}\n\nWhat start and dev take:${settingsHelp}\n`);
  return code;
}

function explain(error: unknown): number {
  if (isForPeople(error)) process.stderr.write(`heed: ${error.message}\n`);
  else process.stderr.write(`heed: something went wrong that should not. Please report it:\n${stackOf(error)}\n`);
  return 1;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
