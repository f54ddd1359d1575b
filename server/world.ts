// What the server has of the world, in one place and handed to everything that needs it: the database, the wall clock,
// the way out, the secrets, the blobs. Nothing below `serve.ts` reaches for a global.

import type { Logger } from 'pino';
import type { Channel } from '../channels/channel.ts';
import type { Manifest } from '../core/channel.ts';
import type { Weights } from '../core/understand/weights.ts';
import type { Database } from '../store/database.ts';
import type { BlobStore } from './blob-store.ts';
import type { Budgets } from './budgets.ts';
import type { Outgoing } from './outgoing.ts';
import type { SaidShelves } from './said-shelves.ts';
import type { SecretBox } from './secret-box.ts';
import type { Sentences } from './sentences.ts';

export interface World {
  readonly database: Database;
  readonly now: () => Date;
  /** The guarded client: the only way out. */
  readonly fetch: Outgoing['fetch'];
  /** The same guard for what is not HTTP. */
  readonly reach: Outgoing['reach'];
  /** Where a browser is sent for this address: elsewhere only where the operator's settings say so. */
  readonly reroute: Outgoing['reroute'];
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly loadChannel: (id: string) => Promise<Channel>;
  readonly secrets: SecretBox;
  /** What was spent of what platforms give. */
  readonly budgets: Budgets;
  readonly blobs: BlobStore;
  /** What each brand said in public, for the guard. */
  readonly said: SaidShelves;
  /** What English texts mean. */
  readonly sentences: Sentences;
  /** What readings are made with. */
  readonly weights: Weights;
  readonly log: Logger;
}

/** Something that runs until it is stopped; `stop` resolves when its last piece of work is committed. */
export interface Worker {
  stop(): Promise<void>;
}
