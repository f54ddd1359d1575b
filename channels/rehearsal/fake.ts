// The rehearsal town as a double for the shared contract test: the same town, with visitors a test lets speak and
// mischief it orders. There is no HTTP to judge here, because the channel itself never leaves the process.

import type { Credential, ListenTo } from '../channel.ts';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';
import { hiddenIn } from './hiding.ts';
import { readNotes } from './notebook.ts';
import { closeStage, openStage, stageOf } from './stage.ts';
import type { Town } from './story.ts';
import { canonicalId, happen, latest, photosIn } from './town.ts';
import { brand } from './world/brand.ts';

let opened = 0;

/** `now` lets a test turn the clock; give the same one to the hands. */
export async function startFake(options: { now?: () => Date } = {}): Promise<Double> {
  const now = options.now ?? (() => new Date());
  opened += 1;
  const name = `double-${opened}`;
  const stage = openStage(name);
  const foundedAt = now();
  const town: Town = { seed: name, startedAt: foundedAt.getTime(), pace: 'still' };
  const credential = { town: name, foundedAt: foundedAt.toISOString() };
  const local = (id: string): string => id.replace(canonicalId(name, ''), '');
  return {
    allow: [],
    sources: ['town', 'letters'].map((kind) => sourceOf(town, kind, credential)),
    credential,
    profileId: brand.handle,
    say: async ({ by, text, to, isPrivate, at }: Said) => {
      const id = `said/${stage.sayings.length + 1}`;
      const heardAt = now().getTime();
      const answered = to === undefined ? null : local(to);
      stage.sayings.push({
        id,
        by,
        text,
        to: answered,
        isLetter: isPrivate === true,
        at: heardAt,
        publishedAt: at?.getTime() ?? heardAt,
      });
      return canonicalId(name, id);
    },
    edit: async (id, text) => void stage.changes.push({ id: local(id), at: now().getTime(), text }),
    remove: async (id) => void stage.changes.push({ id: local(id), at: now().getTime(), text: null }),
    misbehave: (what: Misbehaviour, times = 1) => {
      for (let i = 0; i < times; i += 1) stage.mischief.push(what);
    },
    posts: async () => postsOf(town, credential, now()),
    liked: async () => readNotes(credential).flatMap((note) => (note.act === 'like' ? [note.to] : [])),
    hidden: async () => hiddenIn(credential),
    judged: () => [],
    requests: () => stage.calls,
    stop: async () => closeStage(name),
  };
}

function sourceOf(town: Town, kind: string, credential: Credential): Omit<ListenTo, 'cursor'> {
  const config = { seed: town.seed, pace: town.pace, startedAt: new Date(town.startedAt).toISOString() };
  const profile = { externalId: brand.handle, handle: brand.handle, name: brand.name, url: null };
  return { kind, config, profile, credential };
}

function postsOf(town: Town, credential: Credential, now: Date): readonly PostSeen[] {
  const more = { notes: readNotes(credential), stage: stageOf(town.seed) };
  return latest(happen(town, more, now.getTime())).map(({ body }) => {
    const to = body.parent === null ? null : canonicalId(town.seed, body.parent);
    return {
      canonicalId: canonicalId(town.seed, body.id),
      to,
      by: body.by,
      text: body.text,
      media: photosIn(body).map((alt) => ({ alt })),
    };
  });
}
