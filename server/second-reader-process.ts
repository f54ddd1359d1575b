// Starts the process around the operator's model and asks it, with a limit on every wait. Whatever becomes of that process,
// this one goes on: it ends in a `ClassifierFault`.

import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import type { FromChild, ToChild } from './second-reader-child.ts';
import type { ClassifierSettings } from './second-reader-settings.ts';
import { ClassifierFault } from './second-reader-state.ts';

export interface ReadingProcess {
  readonly pid: number | undefined;
  /** A row of shares for each text, in the order of the labels. One call at a time. */
  read(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

export interface Limits {
  /** For loading the model and reading two texts for a trial. */
  readonly startMs: number;
  /** For one batch. */
  readonly readMs: number;
}

/** Behind everything else that wants the processor. */
const lowPriority = 15;

/** Null where no runtime is installed. The process ends with `signal`. Throws `ClassifierFault`. */
export async function startReadingProcess(
  settings: ClassifierSettings,
  { startMs, readMs }: Limits,
  signal: AbortSignal,
): Promise<ReadingProcess | null> {
  const forked = forkChild(signal);
  const { child } = forked;
  try {
    const ready = await ask(forked, { settings }, startMs);
    if (ready.is === 'missing') {
      child.kill('SIGKILL');
      return null;
    }
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    pid: child.pid,
    read: async (texts) => {
      const said = await ask(forked, { texts }, readMs);
      if (said.is === 'scores' && said.scores.length === texts.length) return said.scores;
      throw new ClassifierFault('crashed', 'The process around the model answered something else.');
    },
  };
}

interface Forked {
  readonly child: ChildProcess;
  /** The end of what it wrote to standard error. */
  readonly lastWords: () => string;
  readonly signal: AbortSignal;
}

function forkChild(signal: AbortSignal): Forked {
  const child = fork(join(import.meta.dirname, `second-reader-child${extname(import.meta.filename)}`), [], {
    // It is the operator's code: it gets customers' words, and none of Heed's keys and addresses.
    env: process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  // `ask` hears of its end; this only keeps an end between two questions from being nobody's error.
  child.on('error', () => {});
  child.unref();
  child.channel?.unref();
  try {
    if (child.pid !== undefined) setPriority(child.pid, lowPriority);
  } catch {
    // Where that is not allowed it shares evenly.
  }
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-500);
  });
  return { child, lastWords: () => said, signal };
}

function ask({ child, lastWords, signal }: Forked, message: ToChild, withinMs: number): Promise<FromChild> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      done();
    };
    const fail = (code: ClassifierFault['code'], why: string) =>
      settle(() => reject(new ClassifierFault(code, why.trim())));
    const onMessage = (answer: FromChild) =>
      answer.is === 'fault' ? fail(answer.code, answer.message) : settle(() => resolve(answer));
    const onExit = () => {
      // Told to end, it has done nothing wrong.
      if (signal.aborted) return settle(() => reject(signal.reason));
      fail('crashed', `The process around the model has ended. ${lastWords()}`);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('too_slow', `The model gave no answer within ${Math.round(withinMs / 100) / 10} s.`);
    }, withinMs);
    child.on('message', onMessage).once('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) onExit();
    else child.send(message, (error) => (error === null ? undefined : onExit()));
  });
}
