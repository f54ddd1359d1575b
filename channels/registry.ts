// Finds the channels by reading the folders beside this file. A manifest is loaded to be shown; the channel itself,
// and any SDK it brings, only when it is first used. There is no list to keep.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Manifest } from '../core/channel.ts';
import type { Channel } from './channel.ts';

const here = import.meta.dirname;
/** `.ts` in a checkout, `.js` in the packed product. */
const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

let manifests: Promise<ReadonlyMap<string, Manifest>> | null = null;
const channels = new Map<string, Promise<Channel>>();

/** Every channel's manifest by id. */
export function loadManifests(): Promise<ReadonlyMap<string, Manifest>> {
  manifests ??= readManifests();
  return manifests;
}

async function readManifests(): Promise<ReadonlyMap<string, Manifest>> {
  const ids = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${here}/${entry.name}/manifest.${extension}`))
    .map((entry) => entry.name)
    .sort();
  const loaded = await Promise.all(
    ids.map(async (id) => {
      const module = (await import(`./${id}/manifest.${extension}`)) as { manifest: Manifest };
      if (module.manifest.id !== id) throw new Error(`channels/${id}/manifest.ts calls itself '${module.manifest.id}'`);
      return [id, module.manifest] as const;
    }),
  );
  return new Map(loaded);
}

/** The channel of that id, loaded when first asked for. Throws when there is no such folder. */
export async function loadChannel(id: string): Promise<Channel> {
  if (!(await loadManifests()).has(id)) throw new Error(`there is no channel '${id}'`);
  let channel = channels.get(id);
  if (channel === undefined) {
    channel = (import(`./${id}/channel.${extension}`) as Promise<{ channel: Channel }>).then((m) => m.channel);
    channels.set(id, channel);
  }
  return channel;
}

/** The channel's mark, as SVG source. */
export function readIcon(id: string): string {
  return readFileSync(`${here}/${id}/icon.svg`, 'utf8');
}
