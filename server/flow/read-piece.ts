// From raw to understood, before any transaction: normalise, clean, digest, read. What fails stays raw, with the reason.

import { setImmediate } from 'node:timers/promises';
import type { NormaliseContext, Raw } from '../../channels/channel.ts';
import { clean } from '../../core/listen/clean.ts';
import { distinct } from '../../core/listen/listen.ts';
import { meaningOf } from '../../core/mention.ts';
import { understand } from '../../core/understand/understand.ts';
import type { RawRow } from '../../store/listen/journal.ts';
import type { ReadItem } from './decide-batch.ts';
import { sha256 } from './digest.ts';
import type { PipelineInput } from './pipeline-input.ts';

export interface Piece {
  readonly raws: readonly RawRow[];
  readonly items: readonly ReadItem[];
}

/** Raw bodies up to this many UTF-16 units stay in the database, longer ones go to the blob store. */
const inlineBody = 256_000;
/** A text takes some hundredths of a millisecond, the longest one or two. */
const longestHoldMs = 1;

export async function readPiece(input: PipelineInput, raws: readonly Raw[]): Promise<Piece> {
  const { rows, items } = await inTurn(() => readAll(input, raws));
  return { raws: await Promise.all(rows.map((row) => moveLong(input, row))), items: distinct(items) };
}

let before: Promise<unknown> = Promise.resolve();

/**
 * One piece at a time: it is all work and no waiting, so read side by side they would end at the same moment, and the
 * database would wait for all of them.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = before.then(work);
  before = done.catch(() => {});
  return done;
}

async function readAll(input: PipelineInput, raws: readonly Raw[]) {
  const rows: RawRow[] = [];
  const items: ReadItem[] = [];
  const context: NormaliseContext = { kind: input.source.kind, config: input.source.config, ownIds: input.ownIds };
  let since = performance.now();
  for (const raw of raws) {
    // Now and then everything else gets its turn.
    if (performance.now() - since > longestHoldMs) {
      await setImmediate();
      since = performance.now();
    }
    const body = JSON.stringify(raw.body);
    const read = readItem(input, raw, context);
    const isRead = !('error' in read);
    if (isRead) items.push(read);
    rows.push({
      sourceId: input.source.id,
      externalId: storable(raw.externalId),
      digest: isRead ? read.digest : sha256(body),
      body,
      blob: null,
      error: isRead ? null : read.error,
    });
  }
  return { rows, items };
}

async function moveLong({ keepBlob }: PipelineInput, row: RawRow): Promise<RawRow> {
  if (row.body === null || row.body.length <= inlineBody) return row;
  return { ...row, body: null, blob: await keepBlob(row.body) };
}

function readItem(input: PipelineInput, raw: Raw, context: NormaliseContext): ReadItem | { readonly error: string } {
  try {
    const heard = clean(input.channel.normalise(raw, context), input.heardAt);
    const digest = sha256(meaningOf(heard));
    const { source } = input;
    if (heard.isOwn) return { source, heard, digest, reading: null };
    const { rules, weights, own = null } = input;
    const known = { languages: rules.protocol.languages, earlierLanguage: null, weights, own };
    return { source, heard, digest, reading: understand(heard, known) };
  } catch (error) {
    return { error: storable(error instanceof Error ? error.message : String(error)).slice(0, 500) };
  }
}

/** An index entry holds some 2,700 bytes at most, and PostgreSQL's text no NUL. */
function storable(text: string): string {
  const short = text.length > 600 ? `${text.slice(0, 500)}#${sha256(text)}` : text;
  return short.toWellFormed().replaceAll('\u0000', '');
}
