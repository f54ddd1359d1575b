// The rehearsal town as a channel: simulated customers who speak, wait, and answer back. Nothing leaves the house:
// no call here touches the network. What the town knows comes from its seed, the clock in the hands and the notebook.

import { countText } from '../../core/channel.ts';
import type {
  Channel,
  Connected,
  Credential,
  Hands,
  Json,
  ListenTo,
  Page,
  Profile,
  Raw,
  Receipt,
  Sending,
} from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { refuseUnfitMedia } from '../out-media.ts';
import { noteHidden } from './hiding.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { addNote, type Note, readNotes, townOf } from './notebook.ts';
import { stageOf } from './stage.ts';
import type { Pace, Town } from './story.ts';
import { canonicalId, type Happening, happen, latest } from './town.ts';
import { meetWeather } from './weather.ts';
import { brand } from './world/brand.ts';

const PAGE_SIZE = 50;
/** Each poll looks a little further back than the last one reached, so nothing falls between two of them. */
const OVERLAP_MS = 2_000;
const PACES: readonly string[] = ['still', 'calm', 'normal', 'lively'] satisfies readonly Pace[];
const profile: Profile = { externalId: brand.handle, handle: brand.handle, name: brand.name, url: null };
let founded = 0;

export const channel: Channel = { manifest, normalise, listen, connect, reply, findReply, like, hide, recheck };

async function* listen(source: ListenTo, hands: Hands): AsyncIterable<Page> {
  const upTo = hands.now().getTime();
  const cursor = readCursor(source.cursor);
  const town = townFor(source, cursor.startedAt ?? upTo);
  const stage = stageOf(townOf(source.credential));
  const weather = source.config.weather ?? 'fair';
  const course = await meetWeather({ act: 'read', weather, salt: `${town.seed}/${source.kind}`, stage }, hands);
  const since = cursor.until === null ? Number.NEGATIVE_INFINITY : Math.min(cursor.until, upTo) - OVERLAP_MS;
  const isLetters = source.kind === 'letters';
  const fresh = happen(town, { notes: readNotes(source.credential), stage }, upTo).filter(({ at }) => at > since);
  // What was said and taken back between two polls was never heard here; when the last poll saw it so, neither is it now.
  const known = cursor.until ?? Number.NEGATIVE_INFINITY;
  const isNews = ({ at, body }: Happening): boolean =>
    !body.isRemoved || (Date.parse(body.publishedAt) <= known && at > known);
  const heard = latest(fresh).filter((happening) => happening.body.isLetter === isLetters && isNews(happening));
  const pages = Math.max(1, Math.ceil(heard.length / PAGE_SIZE));
  for (let i = 0; i < pages; i += 1) {
    const part = heard.slice(i * PAGE_SIZE, (i + 1) * PAGE_SIZE);
    const until = i === pages - 1 ? upTo : (part.at(-1)?.at ?? upTo);
    yield { raws: arrange(part.map(toRaw), course), cursor: { until, startedAt: town.startedAt } };
  }
}

function arrange(raws: readonly Raw[], course: string): readonly Raw[] {
  if (course === 'duplicated') return [...raws, ...raws];
  return course === 'reordered' ? raws.toReversed() : raws;
}

function toRaw({ body }: Happening): Raw {
  return { externalId: canonicalId(body.seed, body.id), body };
}

function readCursor(cursor: Json): { until: number | null; startedAt: number | null } {
  const parts = (cursor !== null && typeof cursor === 'object' ? cursor : {}) as Readonly<Record<string, Json>>;
  const time = (value: Json | undefined): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
  return { until: time(parts.until), startedAt: time(parts.startedAt) };
}

/** The founding time is the source's, else the one the profile was connected at, else the one given. */
function townFor(source: Pick<ListenTo, 'config' | 'credential'>, otherwise: number): Town {
  const { seed, pace, startedAt } = source.config;
  const times = [startedAt, source.credential?.foundedAt].map((text) => Date.parse(text ?? ''));
  return {
    seed: (seed ?? '').replace(/[^\w-]+/gu, '-').slice(0, 60) || 'harbour',
    pace: PACES.includes(pace ?? '') ? (pace as Pace) : 'normal',
    startedAt: times.find((time) => Number.isFinite(time)) ?? otherwise,
  };
}

/** Nothing to fill in. A credential of a town that is there already keeps its town and its notes. */
async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const town = townOf(credential);
  await meetWeather({ act: 'read', weather: 'fair', salt: 'connect', stage: stageOf(town) }, hands);
  if (town !== null) return [{ profile, credential }];
  const now = hands.now();
  founded += 1;
  const made = { town: `${now.getTime().toString(36)}-${founded}`, foundedAt: now.toISOString() };
  return [{ profile, credential: made }];
}

async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const { text, to, credential } = sending;
  const limit = manifest.limits[sending.visibility === 'public' ? 'publicReply' : 'privateReply'];
  if (text.trim() === '') throw new ChannelError('rejected', 'there are no words in this reply');
  if (limit !== undefined && countText(text, limit).left < 0) {
    throw new ChannelError('rejected', `the reply is longer than ${limit.max} characters: shorten it`);
  }
  refuseUnfitMedia(sending, manifest.media?.[sending.visibility === 'public' ? 'publicReply' : 'privateReply']);
  const { seed, root, origin } = placeOf(to);
  const salt = `${sending.clientKey}/${seed}`;
  const call = {
    act: 'write',
    weather: to.handle.weather ?? 'fair',
    salt,
    stage: stageOf(townOf(credential)),
  } as const;
  const course = await meetWeather(call, hands);
  assertStands(to, credential, hands);
  // A letter stays a letter: nothing said in private is answered in public.
  const visibility = to.visibility === 'private' ? 'private' : sending.visibility;
  const at = hands.now().getTime();
  const photos = (sending.media ?? []).map(({ alt }) => alt);
  const said = {
    act: 'reply',
    key: sending.clientKey,
    to: to.canonicalId,
    root,
    origin,
    text,
    visibility,
    at,
  } as const;
  const note: Note = photos.length === 0 ? said : { ...said, photos };
  const kept = await addNote(credential, note, hands);
  if (course === 'cut') throw new ChannelError('outcome_unknown', 'the line to the town dropped before it answered');
  return receiptOf(kept, seed);
}

async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null> {
  const stage = stageOf(townOf(sending.credential));
  await meetWeather(
    { act: 'read', weather: sending.to.handle.weather ?? 'fair', salt: sending.clientKey, stage },
    hands,
  );
  const note = readNotes(sending.credential).find(({ act, key }) => act === 'reply' && key === sending.clientKey);
  return note === undefined ? null : receiptOf(note, placeOf(sending.to).seed);
}

/** What is not there any more cannot be answered. */
function assertStands(to: Sending['to'], credential: Credential, hands: Hands): void {
  const now = hands.now().getTime();
  const town = townFor({ config: to.handle, credential }, now);
  const more = { notes: readNotes(credential), stage: stageOf(townOf(credential)) };
  const standing = happen(town, more, now).findLast(({ body }) => canonicalId(town.seed, body.id) === to.canonicalId);
  if (standing === undefined || standing.body.isRemoved)
    throw new ChannelError('gone', 'this was taken back meanwhile');
}

function receiptOf(note: Note, seed: string): Receipt {
  return { canonicalId: canonicalId(seed, `ours/${note.key}`), url: null, sentAt: new Date(note.at) };
}

function placeOf(to: Pick<Sending['to'], 'canonicalId' | 'handle'>): { seed: string; root: string; origin: string } {
  const [, seed, id] = /^town:([\w-]+)\/(.+)$/u.exec(to.canonicalId) ?? [];
  if (seed === undefined || id === undefined) throw new ChannelError('gone', 'this was not said in the rehearsal town');
  return { seed, root: to.handle.root ?? id, origin: to.handle.origin ?? id };
}

async function like(of: Pick<Sending, 'to' | 'profile' | 'credential'>, hands: Hands): Promise<void> {
  const { to, credential } = of;
  const { root, origin } = placeOf(to);
  const stage = stageOf(townOf(credential));
  const weather = to.handle.weather ?? 'fair';
  const course = await meetWeather({ act: 'write', weather, salt: `like/${to.canonicalId}`, stage }, hands);
  const at = hands.now().getTime();
  const key = `like:${to.canonicalId}`;
  await addNote(
    credential,
    { act: 'like', key, to: to.canonicalId, root, origin, text: '', visibility: 'public', at },
    hands,
  );
  if (course === 'cut') throw new ChannelError('outcome_unknown', 'the line to the town dropped before it answered');
}

async function hide(
  { to, credential }: Pick<Sending, 'to' | 'profile' | 'credential'>,
  isHidden: boolean,
  hands: Hands,
): Promise<void> {
  const { root, origin } = placeOf(to);
  const weather = to.handle.weather ?? 'fair';
  const call = { act: 'write', weather, salt: `hide/${to.canonicalId}`, stage: stageOf(townOf(credential)) } as const;
  const course = await meetWeather(call, hands);
  await noteHidden(credential, { to: to.canonicalId, root, origin }, isHidden, hands);
  if (course === 'cut') throw new ChannelError('outcome_unknown', 'the line to the town dropped before it answered');
}

async function recheck(
  mentions: Parameters<NonNullable<Channel['recheck']>>[0],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const now = hands.now().getTime();
  const town = townFor(source, now);
  const stage = stageOf(townOf(source.credential));
  await meetWeather(
    { act: 'read', weather: source.config.weather ?? 'fair', salt: `${town.seed}/recheck`, stage },
    hands,
  );
  const standing = latest(happen(town, { notes: readNotes(source.credential), stage }, now)).map(toRaw);
  const byId = new Map(standing.map((raw) => [raw.externalId, raw]));
  return mentions.flatMap(({ canonicalId: id }) => byId.get(id) ?? []);
}
