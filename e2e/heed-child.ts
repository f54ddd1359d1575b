// Opens Heed in a process of its own, so that a test can kill it. In: its options as JSON. Out: its address, over IPC.
// With `dieAt` it dies at that step of a send, as by a power cut.

import type { SendStep } from '../server/flow/respond.ts';
import { serve } from '../server/serve.ts';

export interface ChildOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly port: number;
  readonly allow: readonly string[];
  readonly reroute: Readonly<Record<string, string>>;
  readonly dieAt: SendStep | null;
}

export interface ChildReady {
  readonly address: string;
  readonly setupLink: string | null;
}

const { dieAt, ...options } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const onStep = (step: SendStep) => {
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
};
const served = await serve({ ...options, host: '127.0.0.1', log: 'json', trustProxy: ['loopback'] }, { onStep });
const ready: ChildReady = { address: served.address, setupLink: served.setupLink };
process.send?.(ready);
// The test is over, or gone.
process.once('disconnect', () => void served.stop().then(() => process.exit(0)));
