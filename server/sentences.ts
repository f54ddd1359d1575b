// What English texts mean, read in a thread of its own, for it takes some 6 ms a text. In: texts and how long may be waited. Out:
// vectors of those that were ready by then; the others are ready the next time. Kept by their words, so nothing is out of date.

import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';

/** Of texts that are read; null of one that means nothing here: it is not English, or has no words. */
export type Vectors = ReadonlyMap<string, Float32Array | null>;

export interface Sentences {
  vectorsOf(texts: readonly string[], withinMs: number): Promise<Vectors>;
  stop(): Promise<void>;
}

export interface FromReader {
  readonly vectors: readonly (Float32Array | null)[];
}

interface Options {
  readonly log: Pick<Logger, 'error'>;
  /** How many texts are kept, two kilobytes each. */
  readonly most?: number;
  /** What the thread runs. */
  readonly reader?: string;
}

/** As many go to the thread at once: an urgent one waits 50 ms at most. */
const batch = 8;
/** Texts that wait; with more the oldest are given up until somebody asks again. */
const mostWaiting = 2000;

const shippedReader = join(import.meta.dirname, `sentences-reader${extname(import.meta.filename)}`);

export function openSentences({ log, most = 10_000, reader: runs = shippedReader }: Options): Sentences {
  const kept = new Map<string, Float32Array | null>();
  let waiting: string[] = [];
  let underWay: readonly string[] = [];
  let reader: Worker | 'none yet' | 'broken' = 'none yet';
  let told: (() => void)[] = [];

  function start(): Worker {
    const made = new Worker(runs);
    made.unref();
    made.on('message', ({ vectors }: FromReader) => {
      for (const [i, text] of underWay.entries()) kept.set(text, vectors[i] ?? null);
      underWay = [];
      forget();
      next();
      tell();
    });
    made.on('error', (err) => {
      // Words decide alone from now on; whoever runs Heed reads why.
      log.error({ err }, 'the sentence reader broke off; answers are found by words alone until the next start');
      reader = 'broken';
      [waiting, underWay] = [[], []];
      tell();
    });
    return made;
  }

  function next(): void {
    if (underWay.length > 0 || waiting.length === 0 || reader === 'broken') return;
    if (reader === 'none yet') reader = start();
    underWay = waiting.splice(0, batch);
    reader.postMessage(underWay);
  }

  function forget(): void {
    for (const text of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(text);
    }
  }

  function tell(): void {
    const all = told;
    told = [];
    for (const one of all) one();
  }

  const isReady = (text: string) => kept.has(text) || reader === 'broken';

  async function ready(texts: readonly string[], withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    while (!texts.every(isReady)) {
      const left = end - performance.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        told.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  return {
    vectorsOf: async (texts, withinMs) => {
      const asked = [...new Set(texts)];
      const missing = asked.filter((text) => !isReady(text) && !underWay.includes(text));
      // Whoever asks now is waiting now: before those who asked earlier.
      const first = new Set(missing);
      waiting = [...missing, ...waiting.filter((text) => !first.has(text))].slice(0, mostWaiting);
      next();
      await ready(asked, withinMs);
      return new Map(
        asked.flatMap((text) => {
          const vector = kept.get(text);
          if (vector === undefined) return [];
          // The one asked for last stands last; from the front it is forgotten.
          kept.delete(text);
          kept.set(text, vector);
          return [[text, vector] as const];
        }),
      );
    },
    stop: async () => {
      if (reader instanceof Worker) await reader.terminate();
      reader = 'broken';
      tell();
    },
  };
}
