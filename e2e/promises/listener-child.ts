// A listener in a process of its own. In: a world, a source, and where to die in the middle of its pages. It kills itself
// there as a power cut would; without such a place it polls to the end.

import type { Channel } from '../../channels/channel.ts';
import { pollSource } from '../../server/flow/listen.ts';
import type { World } from '../../server/world.ts';
import type { Database } from '../../store/database.ts';
import { openWorld } from './open-world.ts';

export type DyingPlace = 'while reading' | 'before the commit' | 'between pages';

export interface ListenerChild {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly allow: readonly string[];
  readonly brandId: string;
  readonly sourceId: string;
  readonly dieAt: DyingPlace | null;
}

const asked = JSON.parse(process.argv[2] ?? '') as ListenerChild;
await using opened = await openWorld({ ...asked, now: () => new Date() });
const { brandId, sourceId } = asked;
await pollSource(mortal(opened.world), brandId, sourceId, {
  signal: new AbortController().signal,
  rechecked: new Map(),
});

function mortal(world: World): World {
  return {
    ...world,
    database: asked.dieAt === 'before the commit' ? dyingBeforeCommit(world.database) : world.database,
    loadChannel: async (id) => dyingChannel(await world.loadChannel(id)),
  };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Dies with the second page written and not committed. */
function dyingBeforeCommit(database: Database): Database {
  return {
    ...database,
    brand: (id, work) =>
      database.brand(id, async (tx) => {
        const before = await tx.row<{ n: number }>('select count(*) as n from heed.mention');
        const endWith = async <T>(last: () => Promise<T>) => {
          const result = await last();
          const after = await tx.row<{ n: number }>('select count(*) as n from heed.mention');
          if ((before?.n ?? 0) > 0 && (after?.n ?? 0) > (before?.n ?? 0)) die();
          return result;
        };
        return work({ ...tx, endWith });
      }),
  };
}

function dyingChannel(channel: Channel): Channel {
  let read = 0;
  let pages = 0;
  return {
    ...channel,
    normalise: (raw, context) => {
      read += 1;
      // In the middle of the second page of forty.
      if (asked.dieAt === 'while reading' && read === 60) die();
      return channel.normalise(raw, context);
    },
    listen: async function* (source, hands) {
      for await (const page of channel.listen(source, hands)) {
        yield page;
        pages += 1;
        if (asked.dieAt === 'between pages' && pages === 1) die();
      }
    },
  };
}
