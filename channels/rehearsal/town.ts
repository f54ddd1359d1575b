// The town as it stands: story, the brand's answers, what customers said to them, and visitors, put in one order.
// In: a town, its notes and its stage; out: everything that happened up to now, each as the raw body it is heard as.

import type { Json } from '../channel.ts';
import { followUp } from './follow-up.ts';
import type { Note } from './notebook.ts';
import type { Stage } from './stage.ts';
import { compareIds, type Moment, personBy, type Town, unroll } from './story.ts';
import { brand } from './world/brand.ts';

/** One thing as the town hands it over. Flat and plain, so that it can be kept for ever. */
export interface Body {
  readonly [key: string]: Json;
  readonly seed: string;
  /** With the seed: which town, so that a reply can look whether what it answers still stands. */
  readonly startedAt: string;
  readonly pace: string;
  readonly id: string;
  readonly by: string;
  readonly name: string;
  readonly handle: string;
  readonly followers: number | null;
  readonly text: string;
  readonly title: string | null;
  readonly rating: number | null;
  readonly photo: string | null;
  readonly language: string | null;
  readonly kind: string;
  readonly isLetter: boolean;
  readonly root: string;
  readonly parent: string | null;
  /** The written moment this conversation with this person goes back to. */
  readonly origin: string;
  readonly publishedAt: string;
  readonly likes: number;
  readonly reposts: number;
  readonly isRemoved: boolean;
}

export interface Happening {
  /** When it can be heard; later than `publishedAt` for an edit or a removal. */
  readonly at: number;
  readonly body: Body;
}

const MINUTE = 60_000;

/** What is told of the pictures that went with an answer of the brand's. */
export function photosIn(body: { readonly [key: string]: unknown }): readonly string[] {
  const { photos } = body;
  return Array.isArray(photos) ? photos.slice(0, 10).map(String) : [];
}

export function canonicalId(seed: string, id: string): string {
  return `town:${seed}/${id}`;
}

/** Everything up to `now`, in the order in which it can be heard. */
export function happen(town: Town, more: { notes: readonly Note[]; stage: Stage }, now: number): Happening[] {
  const moments = unroll(town, now);
  const happenings = moments.flatMap((moment) => tell(town, moment, now));
  const roots = new Map(happenings.map(({ body }) => [body.id, body.root]));
  happenings.push(...answers(town, more.notes, new Map(moments.map((moment) => [moment.id, moment]))));
  for (const { body } of happenings) roots.set(body.id, body.root);
  happenings.push(...visits(town, more.stage, roots));
  return happenings.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at || compareIds(a.body.id, b.body.id));
}

/** Of several states of one thing the last, as a platform shows it, in the order of hearing. */
export function latest(happenings: readonly Happening[]): Happening[] {
  const byId = new Map<string, Happening>();
  for (const happening of happenings) {
    byId.delete(happening.body.id);
    byId.set(happening.body.id, happening);
  }
  return [...byId.values()];
}

function tell(town: Town, moment: Moment, now: number): Happening[] {
  const { written, at } = moment;
  const body: Body = {
    ...speaker(written.by),
    ...named(town),
    id: moment.id,
    text: written.text,
    title: written.title ?? null,
    rating: written.rating ?? null,
    photo: written.photo ?? null,
    language: written.language ?? personBy.get(written.by)?.language ?? null,
    kind: written.kind ?? kindOf(written.isLetter === true, moment.parentId),
    isLetter: written.isLetter === true,
    root: moment.rootId,
    parent: moment.parentId,
    origin: moment.id,
    publishedAt: new Date(at).toISOString(),
    likes: grown(written.likes ?? 0, now - at),
    reposts: grown(written.reposts ?? 0, now - at),
    isRemoved: false,
  };
  const told: Happening[] = [{ at, body }];
  if (written.edit) told.push({ at: at + written.edit.afterMin * MINUTE, body: { ...body, text: written.edit.text } });
  if (written.removedAfterMin !== undefined) {
    told.push({ at: at + written.removedAfterMin * MINUTE, body: { ...body, text: '', photo: null, isRemoved: true } });
  }
  return told;
}

function named({ seed, startedAt, pace }: Town): Pick<Body, 'seed' | 'startedAt' | 'pace'> {
  return { seed, startedAt: new Date(startedAt).toISOString(), pace };
}

/** Likes come in over six hours. */
function grown(final: number, elapsedMs: number): number {
  return Math.round(final * Math.min(1, Math.max(0, elapsedMs) / (6 * 60 * MINUTE)));
}

function kindOf(isLetter: boolean, parent: string | null): string {
  return isLetter ? 'message' : parent === null ? 'post' : 'reply';
}

function speaker(by: string): Pick<Body, 'by' | 'name' | 'handle' | 'followers'> {
  if (by === brand.key || by === brand.handle) {
    return { by: brand.handle, name: brand.name, handle: brand.handle, followers: brand.followers };
  }
  const person = personBy.get(by);
  return { by, name: person?.name ?? by, handle: person?.handle ?? by, followers: person?.followers ?? null };
}

/** The brand's own answers, and what was said to them. */
function answers(town: Town, notes: readonly Note[], moments: ReadonlyMap<string, Moment>): Happening[] {
  const turns = new Map<string, number>();
  return notes.flatMap((note) => {
    if (note.act !== 'reply' || !note.to.startsWith(canonicalId(town.seed, ''))) return [];
    const turn = turns.get(note.origin) ?? 0;
    turns.set(note.origin, turn + 1);
    const ours = answerBody(town, note, {
      id: `ours/${note.key}`,
      parent: note.to.slice(canonicalId(town.seed, '').length),
    });
    const body = { ...ours, ...speaker(brand.key), text: note.text, photos: note.photos ?? [] };
    const told: Happening[] = [{ at: note.at, body }];
    const moment = moments.get(note.origin);
    const said = moment === undefined ? null : followUp(note, moment, turn);
    if (moment === undefined || said === null) return told;
    const back = answerBody(town, { ...note, at: said.at }, { id: `back/${note.key}`, parent: ours.id });
    const person = personBy.get(moment.written.by);
    told.push({
      at: said.at,
      body: { ...back, ...speaker(moment.written.by), text: said.text, language: person?.language ?? null },
    });
    return told;
  });
}

function answerBody(town: Town, note: Note, at: { id: string; parent: string }): Body {
  const isLetter = note.visibility === 'private';
  return {
    ...blank(town, note.at),
    id: at.id,
    kind: kindOf(isLetter, at.parent),
    isLetter,
    root: note.root,
    parent: at.parent,
    origin: note.origin,
  };
}

function blank(town: Town, at: number): Body {
  const nothing = { title: null, rating: null, photo: null, language: null, likes: 0, reposts: 0, isRemoved: false };
  const place = { ...named(town), id: '', kind: 'post', isLetter: false, root: '', parent: null, origin: '' };
  return { ...nothing, ...place, ...speaker(brand.key), text: '', publishedAt: new Date(at).toISOString() };
}

function visits(town: Town, stage: Stage, roots: Map<string, string>): Happening[] {
  const told = new Map<string, Body>();
  const happenings = stage.sayings.map((saying): Happening => {
    const root = saying.to === null ? saying.id : (roots.get(saying.to) ?? saying.to);
    roots.set(saying.id, root);
    const kind = kindOf(saying.isLetter, saying.to);
    const place = { id: saying.id, root, parent: saying.to, origin: saying.id, kind, isLetter: saying.isLetter };
    const body = { ...blank(town, saying.publishedAt), ...place, ...speaker(saying.by), text: saying.text };
    told.set(saying.id, body);
    return { at: saying.at, body };
  });
  for (const change of stage.changes) {
    const body = told.get(change.id);
    if (body === undefined) continue;
    const changed = { ...body, text: change.text ?? '', isRemoved: change.text === null };
    told.set(change.id, changed);
    happenings.push({ at: change.at, body: changed });
  }
  return happenings;
}
