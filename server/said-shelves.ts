// What each brand said in public, kept in memory for the guard and as one file for the browsers. Filled from stored
// signatures, then by what was sent or heard since; ten thousand replies are never read again for one that is new.

import { createHash } from 'node:crypto';
import { firstIdAt } from '../core/id.ts';
import { repeatableIn } from '../core/respond/freshness/repeatable.ts';
import type { SaidBefore } from '../core/respond/freshness/said-before.ts';
import {
  mostSaid,
  mostSentences,
  openSaid,
  type SaidReply,
  saidMake,
  writeSaid,
} from '../core/respond/freshness/said-shelf.ts';
import { signatureOf } from '../core/respond/freshness/signature.ts';
import { openTellings, type Telling, type Tellings } from '../core/respond/freshness/tellings.ts';
import { signatureWords } from '../core/signature.ts';
import type { Database, Tx } from '../store/database.ts';
import { keepSaid, newestSaid, type SaidRow, type Unsigned, unsignedSince } from '../store/respond/said.ts';

export interface SaidFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface SaidShelves {
  /** For the guard, in its transaction: what is stored or was read since. Null where a brand has said nothing yet. */
  before(tx: Tx, brandId: string, now: Date): Promise<SaidBefore | null>;
  /** For browsers: signs and stores what is new, a piece at a time so that nobody else waits. */
  file(database: Database, brandId: string, now: Date): Promise<SaidFile>;
}

interface Shelf {
  /** By id; without a signature where too little is said. */
  readonly replies: Map<string, SaidRow>;
  /** Of the same replies. */
  readonly tellings: Tellings;
  /** Everything said before then is there. */
  since: { readonly at: Date; readonly id: string };
  file: SaidFile | null;
  opened: SaidBefore | null;
}

/** Signing takes a tenth of a millisecond a reply. */
const pieceSize = 250;
/** A transaction may commit later than the moment it writes down. */
const overlapMs = 600_000;
const never = { at: new Date(0), id: firstIdAt(0) };

export function openSaidShelves(): SaidShelves {
  const shelves = new Map<string, Shelf>();
  const shelfOf = async (tx: Tx, brandId: string): Promise<Shelf> => {
    const known = shelves.get(brandId);
    if (known !== undefined) return known;
    const tellings = openTellings();
    const shelf: Shelf = { replies: new Map(), tellings, since: never, file: null, opened: null };
    place(shelf, await newestSaid(tx, brandId, saidMake, mostSaid));
    // Of two that loaded it at once the first is kept: it may know more by now.
    const first = shelves.get(brandId) ?? shelf;
    shelves.set(brandId, first);
    return first;
  };
  return {
    before: async (tx, brandId, now) => {
      const shelf = await shelfOf(tx, brandId);
      // Not stored from here: two drafts sent at once would wait for each other's transaction.
      await readOn(tx, brandId, shelf, now);
      shelf.opened ??= openSaid(fileOf(shelf).bytes);
      return shelf.opened;
    },
    file: async (database, brandId, now) => {
      for (;;) {
        const { shelf, isDone } = await database.brand(brandId, async (tx) => {
          const loaded = await shelfOf(tx, brandId);
          const rows = await readOn(tx, brandId, loaded, now);
          await keepSaid(tx, brandId, saidMake, rows);
          return { shelf: loaded, isDone: rows.length < pieceSize };
        });
        if (isDone) return fileOf(shelf);
      }
    },
  };
}

/** Reads what was said since the shelf was last complete, a piece of it at most; the rows as they are to be stored. */
async function readOn(tx: Tx, brandId: string, shelf: Shelf, now: Date): Promise<SaidRow[]> {
  const unsigned = await unsignedSince(tx, brandId, saidMake, shelf.since, { among: mostSaid, limit: pieceSize });
  const rows = unsigned.map((one) => shelf.replies.get(one.id) ?? signed(one));
  place(shelf, rows);
  if (rows.length < pieceSize) {
    const at = new Date(now.getTime() - overlapMs);
    shelf.since = { at, id: firstIdAt(at.getTime()) };
  }
  return rows;
}

function signed({ id, at, text, customerId }: Unsigned): SaidRow {
  const signature = signatureOf(text);
  if (signature === null) return { id, at, signature, customerId, sentences: null };
  const sentences = Buffer.concat(repeatableIn(text).map(({ marks }) => marks));
  return { id, at, signature: Buffer.from(signature.buffer), customerId, sentences };
}

const tellingOf = ({ id, at, customerId, sentences }: SaidRow): Telling => ({ key: id, at, customerId, sentences });

function place(shelf: Shelf, rows: readonly SaidRow[]): void {
  const { replies, tellings } = shelf;
  const before = replies.size;
  for (const row of rows) {
    if (replies.has(row.id)) continue;
    replies.set(row.id, row);
    tellings.add(tellingOf(row));
  }
  if (replies.size === before) return;
  shelf.file = null;
  shelf.opened = null;
  if (replies.size <= mostSaid) return;
  for (const row of inTime(shelf).slice(0, replies.size - mostSaid)) {
    replies.delete(row.id);
    tellings.remove(tellingOf(row));
  }
}

function inTime({ replies }: Shelf): SaidRow[] {
  return [...replies.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function fileOf(shelf: Shelf): SaidFile {
  if (shelf.file !== null) return shelf.file;
  const told = inTime(shelf).flatMap(({ id, signature }) => (signature === null ? [] : [toReply(id, signature)]));
  const bytes = writeSaid(told, shelf.tellings.most(mostSentences));
  shelf.file = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
  return shelf.file;
}

/** Copied: a buffer of the database driver begins anywhere in a larger one. */
function toReply(key: string, signature: Buffer): SaidReply {
  return { key, signature: new Int32Array(new Uint8Array(signature).buffer, 0, signatureWords) };
}
