// Reads again, behind the intake, with the classifier an operator may put into the data folder. In: that folder. Out:
// second readings where it is sure of something else. A classifier that fails is said once and asked no more.

import { setTimeout as wait } from 'node:timers/promises';
import { allBrands } from '../../store/account/brands.ts';
import { type Limits, startReadingProcess } from '../second-reader-process.ts';
import { readClassifierSettings } from '../second-reader-settings.ts';
import { ClassifierFault, type SecondReaderState } from '../second-reader-state.ts';
import type { Worker, World } from '../world.ts';
import { type Classifier, readPiece } from './second-reader-piece.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 2000;
/** Of one core, while there is something to read. */
const share = 0.5;
const usual: Limits = { startMs: 120_000, readMs: 60_000 };

export interface SecondReader extends Worker {
  state(): SecondReaderState;
}

type Followed = Pick<World, 'database' | 'now' | 'log'>;

/** `folder` is null where there is no data folder to look in. */
export function startSecondReader(world: Followed, folder: string | null, limits: Limits = usual): SecondReader {
  const ending = new AbortController();
  let state: SecondReaderState = { is: 'off' };
  let ticker: Ticker | null = null;
  const fail = (error: unknown) => {
    if (ending.signal.aborted) return;
    const isKnown = error instanceof ClassifierFault;
    const message = error instanceof Error ? error.message : String(error);
    state = { is: 'broken', code: isKnown ? error.code : 'model', message };
    world.log.error({ err: error }, 'the classifier is not asked any more until Heed starts again');
    ending.abort();
    void ticker?.stop();
  };

  async function open(): Promise<void> {
    const settings = folder === null ? null : readClassifierSettings(folder);
    if (settings === null) return;
    const { name, head, languages } = settings;
    const about = { name, head, languages, read: 0, changed: 0 };
    state = { is: 'starting', ...about };
    const process = await startReadingProcess(settings, limits, ending.signal);
    if (process === null) {
      state = { is: 'off' };
      world.log.info({ folder }, 'there is a classifier, and onnxruntime-node is not installed: it is left out');
      return;
    }
    if (ending.signal.aborted) return;
    state = { is: 'reading', ...about };
    world.log.info({ classifier: name, head }, 'a classifier reads again what is heard from now on');
    ticker = startTicker('the second reader', lookEveryMs, world.log, () => readOn({ settings, process }));
  }

  async function readOn(classifier: Classifier): Promise<number | null> {
    let isMore = false;
    for (const { id } of await allBrands(world.database.account)) {
      if (ending.signal.aborted) return null;
      const began = performance.now();
      try {
        const piece = await readPiece(world, classifier, id);
        if (piece.isMore) isMore = true;
        if (state.is === 'reading') {
          state = { ...state, read: state.read + piece.read, changed: state.changed + piece.changed };
        }
        if (piece.read > 0) await rest(performance.now() - began, ending.signal);
      } catch (error) {
        if (ending.signal.aborted) return null;
        // The database has its troubles too, and is asked again.
        if (!(error instanceof ClassifierFault)) throw error;
        fail(error);
        return null;
      }
    }
    return isMore ? 0 : null;
  }

  const opening = open().catch(fail);
  return {
    state: () => state,
    stop: async () => {
      ending.abort();
      await opening;
      await ticker?.stop();
    },
  };
}

/** As long as it takes for the work to have been a share of a core. */
async function rest(workedMs: number, signal: AbortSignal): Promise<void> {
  await wait(workedMs * (1 / share - 1), undefined, { signal }).catch(() => {});
}
