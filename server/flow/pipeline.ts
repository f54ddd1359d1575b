// The pipeline: listen → understand → triage → record. The only place that knows the order of the stages. Takes one
// page of a source and commits everything it means, with the source's cursor, in one transaction (law 1).

import type { Json, Page, Raw } from '../../channels/channel.ts';
import { all, type BrandTx, isConnectionLost, isRetryable } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { keepRaws, type RawRow } from '../../store/listen/journal.ts';
import { commitPage } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { type Decision, decideBatch } from './decide-batch.ts';
import { newSalt } from './digest.ts';
import { fetchKnowledge } from './fetch-knowledge.ts';
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

/**
 * All together, or, when one of them breaks the transaction, each by itself: the one at fault stays raw with the reason,
 * and neither its neighbours nor the cursor wait for it (law 1).
 */
async function commitRaws(
  input: PipelineInput,
  raws: readonly Raw[],
  cursor: { now: unknown } | null,
): Promise<TakenIn> {
  try {
    return await commitPiece(input, await readPiece(input, raws), cursor);
  } catch (error) {
    if (raws.length === 0 || isRetryable(error)) throw error;
  }
  let total = nothing;
  for (const raw of raws) {
    const piece = await readPiece(input, [raw]);
    total = add(total, await commitPiece(input, piece, null).catch((error) => commitUnread(input, piece, error)));
  }
  return add(total, await commitPiece(input, { raws: [], items: [] }, cursor));
}

function commitUnread(input: PipelineInput, piece: Piece, fault: unknown): Promise<TakenIn> {
  if (isRetryable(fault)) throw fault;
  const error = `Heed could not keep it: ${fault instanceof Error ? fault.message : String(fault)}`.slice(0, 500);
  return commitPiece(input, { raws: piece.raws.map((raw) => ({ ...raw, error })), items: [] }, null);
}

/** One transaction; run again from its start when another batch was faster or the connection broke. */
export async function commitPiece(
  input: PipelineInput,
  piece: Piece,
  cursor: { now: unknown } | null,
): Promise<TakenIn> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await input.database.brand(input.source.brandId, (tx) => record(tx, input, piece, cursor), {
        // The cursor stands with its page or falls with it, and then the source gives the page again.
        isRepeatable: cursor !== null,
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

async function record(
  tx: BrandTx,
  input: PipelineInput,
  piece: Piece,
  cursor: { now: unknown } | null,
): Promise<TakenIn> {
  const { source, heardAt, rules } = input;
  const { brandId } = source;
  const [unread, knowledge] = await all([
    keepRaws(tx, brandId, source.id, heardAt, piece.raws),
    fetchKnowledge(tx, input, piece.items),
  ]);
  const decision = decideBatch(piece.items, knowledge, {
    source,
    rules,
    heardAt,
    newId: () => newId(heardAt),
    newSalt,
  });
  const heard = decision.made.length;
  const page = { cursor, heard, unread, lastHeardAt: heard > 0 ? heardAt : null, lags: lagsOf(decision, heardAt) };
  const routed = decision.events.filter((event) => event.kind === 'case.routed');
  const happened = routed.map((event) => ({
    case: { id: event.caseId ?? '', assigneeId: event.subjectId, team: null },
    event,
  }));
  await tell(tx, { brandId, rules, now: heardAt }, happened);
  // All that is written, and the commit, go in one write.
  const [, , lastEvent] = await all([
    writeDecision(tx, input, knowledge, decision),
    commitPage(tx, brandId, source.id, page),
    tx.endWith(() => appendEvents(tx, brandId, eventsOf(decision, knowledge))),
  ]);
  const faults = piece.raws.filter(({ error }) => error !== null);
  return { heard, revised: decision.revised.length, unread, faults, lastEvent };
}

/** Heard minus published in seconds, of what is not history (law 2). */
function lagsOf(decision: Decision, heardAt: Date): number[] {
  const lags = decision.made.flatMap(({ item, isHistory }) => {
    const { publishedAt } = item.heard;
    return isHistory || publishedAt === null ? [] : [Math.max(0, heardAt.getTime() - publishedAt.getTime()) / 1000];
  });
  return lags.slice(-100);
}
