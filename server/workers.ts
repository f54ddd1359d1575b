// Everything that works beside the requests, started together and stopped together.

import { startAnswers } from './flow/answers.ts';
import { startReminders } from './flow/approvals.ts';
import { startFollower } from './flow/follow-own.ts';
import { startVoices } from './flow/follow-voices.ts';
import { startSealer } from './flow/learn.ts';
import { startListener } from './flow/listen.ts';
import { type NotifierOptions, startNotifier } from './flow/notify.ts';
import { startOwnHeads } from './flow/own-head.ts';
import { type SenderOptions, startSender } from './flow/respond.ts';
import { startRetargeter } from './flow/retarget.ts';
import { type SecondReader, startSecondReader } from './flow/second-reader.ts';
import type { Ticker } from './flow/ticker.ts';
import { startClocks } from './flow/triage.ts';
import { startWatcher } from './flow/watch.ts';
import type { Ways } from './notify/ways.ts';
import type { Worker, World } from './world.ts';

export interface Workers extends Worker {
  readonly listener: Ticker;
  readonly sender: Ticker;
  readonly clocks: Ticker;
  readonly notifier: Ticker;
  readonly retargeter: Ticker;
  readonly secondReader: SecondReader;
}

export interface WorkerOptions extends SenderOptions, NotifierOptions {
  /** Where an operator may put a classifier. */
  readonly classifierDir?: string;
}

export function startWorkers(world: World, ways: Ways, options: WorkerOptions = {}): Workers {
  const watcher = startWatcher(world, { wake: () => listener.wake() });
  const listener = startListener(world, watcher);
  const sender = startSender(world, options);
  const clocks = startClocks(world);
  const notifier = startNotifier(world, ways, options);
  const retargeter = startRetargeter(world);
  const answers = startAnswers(world, ways);
  const reminders = startReminders(world);
  const follower = startFollower(world);
  const ownHeads = startOwnHeads(world);
  const voices = startVoices(world);
  const secondReader = startSecondReader(world, options.classifierDir ?? null);
  const sealer = startSealer(world);
  return {
    listener,
    sender,
    clocks,
    notifier,
    retargeter,
    secondReader,
    stop: async () => {
      await Promise.all([
        listener.stop(),
        watcher.stop(),
        sender.stop(),
        clocks.stop(),
        notifier.stop(),
        retargeter.stop(),
        answers.stop(),
        reminders.stop(),
        follower.stop(),
        secondReader.stop(),
        ownHeads.stop(),
        voices.stop(),
      ]);
      await sealer.stop();
    },
  };
}
