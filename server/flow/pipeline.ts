// The pipeline: listen → understand → triage → record. The only place that knows the order of the stages. Takes one
// page of a source and commits everything it means, with the source's cursor, in one transaction (law 1).

import type { Json, Page, Raw } from '../../channels/channel.ts';
import { all, type BrandTx, type Database, isConnectionLost, isRetryable } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { keepRaws, type RawRow } from '../../store/listen/journal.ts';
import { commitPages } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { type Decision, decideBatch } from './decide-batch.ts';
import { newSalt } from './digest.ts';
import { fetchKnowledge } from './fetch-knowledge.ts';
import { Gathering } from './gather.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { type Piece, readPiece } from './read-piece.ts';
import { tell } from './tell.ts';
import { eventsOf, writeDecision } from './write-decision.ts';

export interface TakenIn {
  /** Mentions nobody had heard before. */
  readonly heard: number;
  readonly revised: number;
  /** How many more wait to be read. */
  readonly unread: number;
  /** What of this page could not be read, also where it was kept before. */
  readonly faults: readonly Pick<RawRow, 'externalId' | 'error'>[];
  /** The newest event's number; 0 when nothing happened. */
  readonly lastEvent: number;
}

const nothing: TakenIn = { heard: 0, revised: 0, unread: 0, faults: [], lastEvent: 0 };

/** Larger pages are worked through in pieces, the cursor with the last; nothing is gained by larger ones. */
const pieceSize = 250;
/** So many items of several pages share a transaction at most: more gain little and hold the process for longer. */
const gatheredAtMost = 300;
/** Of one brand and channel: while the database writes one, the next is decided on. */
const atOnce = 2;
const tries = 5;
/** Five seconds in all: a database that restarts is back by then. */
const reconnectWaits = [50, 100, 200, 400, 800, 1600, 1900];

/**
 * Takes in one page. Nothing of it is lost: what cannot be read is kept raw as unread, with the reason. Items that
 * belong to no page (asked about again, replayed) come without a cursor and leave the source's where it is.
 */
export async function takeIn(
  input: PipelineInput,
  page: Pick<Page, 'raws'> & { readonly cursor?: Json },
): Promise<TakenIn> {
  let total = nothing;
  const pieces = Math.max(1, Math.ceil(page.raws.length / pieceSize));
  for (let i = 0; i < pieces; i += 1) {
    const raws = page.raws.slice(i * pieceSize, (i + 1) * pieceSize);
    const cursor = i === pieces - 1 && page.cursor !== undefined ? { now: page.cursor } : null;
    const taken = await commitRaws(input, raws, cursor);
    total = add(total, taken);
  }
  return total;
}

function add(a: TakenIn, b: TakenIn): TakenIn {
  return {
    heard: a.heard + b.heard,
    revised: a.revised + b.revised,
    unread: a.unread + b.unread,
    faults: [...a.faults, ...b.faults],
    lastEvent: b.lastEvent || a.lastEvent,
  };
}

/** A page, or a piece of one, that was read and waits to be committed. */
interface ReadPage {
  readonly input: PipelineInput;
  readonly piece: Piece;
  /** Null where the source's cursor stays as it is. */
  readonly cursor: { readonly now: unknown } | null;
}

/**
 * All together, or, when one of them breaks the transaction, each by itself: the one at fault stays raw with the reason,
 * and neither its neighbours nor the cursor wait for it (law 1).
 */
async function commitRaws(input: PipelineInput, raws: readonly Raw[], cursor: ReadPage['cursor']): Promise<TakenIn> {
  const page = { input, piece: await readPiece(input, raws), cursor };
  try {
    return await (cursor === null ? commitPiece(page) : gatheringOf(input).take(page));
  } catch (error) {
    if (raws.length === 0 || isRetryable(error)) throw error;
  }
  let total = nothing;
  for (const raw of raws) {
    const one = { input, piece: await readPiece(input, [raw]), cursor: null };
    total = add(total, await commitPiece(one).catch((error) => commitUnread(one, error)));
  }
  return add(total, await commitPiece({ input, piece: { raws: [], items: [] }, cursor }));
}

function commitUnread({ input, piece }: ReadPage, fault: unknown): Promise<TakenIn> {
  if (isRetryable(fault)) throw fault;
  const error = `Heed could not keep it: ${fault instanceof Error ? fault.message : String(fault)}`.slice(0, 500);
  return commitPiece({ input, piece: { raws: piece.raws.map((raw) => ({ ...raw, error })), items: [] }, cursor: null });
}

/** By brand and channel: what is known of its threads, people and items is asked together. */
const gatherings = new WeakMap<Database, Map<string, Gathering<ReadPage, TakenIn>>>();

function gatheringOf({ database, source }: PipelineInput): Gathering<ReadPage, TakenIn> {
  const ofDatabase = gatherings.get(database) ?? new Map<string, Gathering<ReadPage, TakenIn>>();
  gatherings.set(database, ofDatabase);
  const key = `${source.brandId} ${source.channel}`;
  const gathering = ofDatabase.get(key) ?? new Gathering(commitTogether, { atOnce, fits });
  ofDatabase.set(key, gathering);
  return gathering;
}

/** One page of a source at a time, by the same rules, and not so many that the process is held for long. */
function fits(gathered: readonly ReadPage[], { input, piece }: ReadPage): boolean {
  const items = gathered.reduce((sum, one) => sum + one.piece.raws.length, piece.raws.length);
  return (
    items <= gatheredAtMost &&
    gathered.every(({ input: { source, rules } }) => source.id !== input.source.id && rules === input.rules)
  );
}

export async function commitPiece(page: ReadPage): Promise<TakenIn> {
  const [taken = nothing] = await commitTogether([page]);
  return taken;
}

/** One transaction; run again from its start when another batch was faster or the connection broke. */
async function commitTogether(pages: readonly ReadPage[]): Promise<readonly TakenIn[]> {
  const { database, source } = first(pages).input;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.brand(source.brandId, (tx) => record(tx, pages), {
        // The cursor stands with its page or falls with it, and then the source gives the page again.
        isRepeatable: pages.every(({ cursor }) => cursor !== null),
      });
    } catch (error) {
      const waitMs = waitAfter(error, attempt);
      if (waitMs === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** How long to wait before the next try; null when there is none. */
function waitAfter(error: unknown, attempt: number): number | null {
  if (isConnectionLost(error)) return reconnectWaits[attempt - 1] ?? null;
  return attempt < tries && isRetryable(error) ? attempt * 20 * Math.random() : null;
}

/** Says of each page what became of it. What several bring is heard with the first. */
async function record(tx: BrandTx, pages: readonly ReadPage[]): Promise<readonly TakenIn[]> {
  const { rules, source } = first(pages).input;
  const { brandId, channel } = source;
  const heardAt = new Date(Math.max(...pages.map(({ input }) => input.heardAt.getTime())));
  const together = { brandId, channel, heardAt, rules };
  const raws = pages.flatMap(({ piece }) => piece.raws);
  const items = pages.flatMap(({ piece }) => piece.items);
  const [unread, knowledge] = await all([keepRaws(tx, brandId, heardAt, raws), fetchKnowledge(tx, together, items)]);
  const decision = decideBatch(items, knowledge, { ...together, newId: () => newId(heardAt), newSalt });
  const routed = decision.events.filter((event) => event.kind === 'case.routed');
  const happened = routed.map((event) => ({
    case: { id: event.caseId ?? '', assigneeId: event.subjectId, team: null },
    event,
  }));
  await tell(tx, { brandId, rules, now: heardAt }, happened);
  const parts = pages.map(({ input, piece, cursor }) => {
    const { id: sourceId } = input.source;
    const made = decision.made.filter(({ item }) => item.source.id === sourceId);
    return { sourceId, cursor, piece, made, unread: unread.get(sourceId) ?? 0 };
  });
  const committed = parts.map(({ sourceId, cursor, made, unread }) => {
    const lastHeardAt = made.length > 0 ? heardAt : null;
    return { sourceId, cursor, heard: made.length, unread, lastHeardAt, lags: lagsOf(made, heardAt) };
  });
  // All that is written, and the commit, go in one write.
  const [, , lastEvent] = await all([
    writeDecision(tx, together, knowledge, decision),
    commitPages(tx, brandId, committed),
    tx.endWith(() => appendEvents(tx, brandId, eventsOf(decision, knowledge))),
  ]);
  return parts.map(({ sourceId, piece, made, unread }) => ({
    heard: made.length,
    revised: decision.revised.filter(({ item }) => item.source.id === sourceId).length,
    unread,
    faults: piece.raws.filter(({ error }) => error !== null),
    lastEvent,
  }));
}

/** Heard minus published in seconds, of what is not history (law 2). */
function lagsOf(made: Decision['made'], heardAt: Date): number[] {
  const lags = made.flatMap(({ item, isHistory }) => {
    const { publishedAt } = item.heard;
    return isHistory || publishedAt === null ? [] : [Math.max(0, heardAt.getTime() - publishedAt.getTime()) / 1000];
  });
  return lags.slice(-100);
}

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new RangeError('nothing to commit');
  return one;
}
