// The connection to PostgreSQL. Everything about a brand runs in a transaction that has put on the running role and
// the brand first, so row security holds even where a query forgets its `where` (law 11).

import { Socket } from 'node:net';
import pg from 'pg';

const int8 = 20;
pg.types.setTypeParser(int8, Number);

export interface Tx {
  /** Runs one statement, prepared once a connection. `text` must be a constant: its plan is kept under its own name. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The only row, or null. */
  row<Row>(text: string, values?: readonly unknown[]): Promise<Row | null>;
}

export interface BrandTx extends Tx {
  /**
   * Sends the statement of `last` and the commit right behind it, without waiting for the answer in between: a lock it
   * takes is held for its own time only, and not until this process finds the moment to answer. When it fails, the
   * commit behind it rolls back. Nothing may follow it.
   */
  endWith<T>(last: () => Promise<T>): Promise<T>;
}

export interface BrandOptions {
  /**
   * What is written can be had again from outside should the database's machine die within the next second. Its commit
   * then does not wait for the disk; what is read back, and what is committed after it, is as sound as ever.
   */
  readonly isRepeatable?: boolean;
}

export interface Database {
  /** One brand's rows and no other's. Commits when `work` resolves, rolls back when it throws. */
  brand<T>(brandId: string, work: (tx: BrandTx) => Promise<T>, options?: BrandOptions): Promise<T>;
  /**
   * The same for short questions asked often, which only read: their plans are kept from the first time on, and the answer
   * does not wait for the transaction to end.
   */
  read<T>(brandId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The account schema and the workers' own rows (ids only): no brand, so brand tables look empty. */
  shared<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A single statement on the account schema, without a transaction around it. */
  readonly account: Tx;
  /** As the owner of the tables, for migrations and partitions. */
  readonly owner: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const begin = 'begin; set local role heed_app';

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly size?: number;
}

export function openDatabase({ url, size = 10 }: DatabaseOptions): Database {
  // Pipelined: what does not wait for another's answer is sent without waiting, which halves the way of a short question.
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'heed',
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  const owner = new pg.Pool({ connectionString: url, max: 2, application_name: 'heed owner' });
  owner.on('error', () => {});
  // An idle connection that dies (a database restart) is replaced at the next query; without this it ends the process.
  pool.on('error', () => {});
  // And so with one that dies in the middle of a transaction: its next statement fails, which is where that is dealt with.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // The role of the connection itself: a statement whose transaction never began still is not the tables' owner's.
    client.query('set role heed_app').catch(() => {});
  });
  return {
    brand: (brandId, work, options) => inTransaction(pool, beginFor(brandId, options), work),
    read: (brandId, work) => inReading(pool, beginFor(brandId), work),
    shared: (work) => inTransaction(pool, begin, work),
    account: asTx(pool),
    owner,
    url,
    close: async () => {
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}

/**
 * Sends the statements of one turn of the event loop together. The driver sends each by itself, and on a busy machine
 * each wakes the server's process, which takes this one's core for its answer.
 */
class GatheringSocket extends Socket {
  #isGathering = false;

  override cork(): void {
    super.cork();
    if (this.#isGathering) return;
    this.#isGathering = true;
    super.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }
}

function beginFor(brandId: string, { isRepeatable = false }: BrandOptions = {}): string {
  if (!uuid.test(brandId)) throw new Error('not a brand id');
  return `${begin}; set local heed.brand = '${brandId}'${isRepeatable ? '; set local synchronous_commit = off' : ''}`;
}

async function inReading<T>(pool: pg.Pool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const opened = client.query(`${opening}; set local plan_cache_mode = force_generic_plan`);
    opened.catch(() => {});
    const result = await work(asTx(client));
    await opened;
    return result;
  } finally {
    client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function inTransaction<T>(pool: pg.Pool, opening: string, work: (tx: BrandTx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let ending: Promise<unknown> | undefined;
  const tx = asTx(client, () => ending === undefined);
  const endWith = <R>(last: () => Promise<R>) => {
    const answer = last();
    ending = client.query('commit');
    ending.catch(() => {});
    return answer;
  };
  // Sent ahead of the first statement and not waited for: a transaction that cannot put on its role or its brand is an
  // aborted one, in which nothing that follows is done.
  const opened = client.query(opening);
  opened.catch(() => {});
  try {
    const result = await work({ ...tx, endWith });
    await opened;
    await (ending ?? client.query('commit'));
    return result;
  } catch (error) {
    await (ending ?? client.query('rollback')).catch((cause: Error) => {
      broken = cause;
    });
    // What kept it from opening is the reason, not what the aborted transaction said after it.
    await opened;
    throw error;
  } finally {
    client.release(broken);
  }
}

const numbers = new Map<string, number>();
/** How often each connection has run each statement. */
const uses = new WeakMap<object, Map<string, number>>();

/**
 * A statement's name: its place among the constants seen so far, and how often it ran on this connection, as a power of
 * four. So it is planned anew at its 4th, 16th, 64th … use: PostgreSQL keeps the first plan until statistics arrive, a
 * minute later or more, and one made while a table was empty reads all of it (a first import then ran at a tenth).
 */
function nameOn(client: object, text: string): string {
  let number = numbers.get(text);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(text, number);
  }
  let counts = uses.get(client);
  if (counts === undefined) {
    counts = new Map();
    uses.set(client, counts);
  }
  const count = (counts.get(text) ?? 0) + 1;
  counts.set(text, count);
  return `q${number}_${(31 - Math.clz32(count)) >> 1}`;
}

function asTx(client: pg.Pool | pg.PoolClient, isOpen: () => boolean = () => true): Tx {
  const rows = async <Row>(text: string, values: readonly unknown[] = []) => {
    if (!isOpen()) throw new Error('this transaction has ended');
    const result = await client.query({ name: nameOn(client, text), text, values: values as unknown[] });
    return result.rows as Row[];
  };
  return {
    rows,
    row: async <Row>(text: string, values?: readonly unknown[]) => (await rows<Row>(text, values))[0] ?? null,
  };
}

/**
 * Like `Promise.all`, for the statements of one transaction: waits for every one of them also when one fails. What went
 * on behind a failure would otherwise speak after the rollback, on a connection that is somebody else's by then.
 */
export async function all<Results extends readonly unknown[]>(
  statements: readonly [...{ [Key in keyof Results]: Promise<Results[Key]> }],
): Promise<Results> {
  const settled = await Promise.allSettled(statements);
  const failed = settled.find((one): one is PromiseRejectedResult => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Results;
}

/** Thrown when another batch made the same case, thread or mention in the same moment: run the transaction again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Rows that were looked for and were not there: when one is there after all, another batch made it in the same moment. */
export async function unlessOvertaken<T>(inserting: Promise<T>): Promise<T> {
  try {
    return await inserting;
  } catch (cause) {
    throw isUniqueViolation(cause) ? new Overtaken('another batch was faster', { cause }) : cause;
  }
}

/** True for failures that a second try of the whole transaction may not meet: deadlock, serialisation, lost connection. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Overtaken || ['40P01', '40001'].includes(codeOf(error)) || isConnectionLost(error);
}

const lostCodes: ReadonlySet<string> = new Set([
  ...['57P01', '57P02', '57P03', '08006', '08003'],
  ...['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'EPIPE'],
]);

/** The server went away or is not there yet, as while it restarts. The driver has words for some of it and no code. */
export function isConnectionLost(error: unknown): boolean {
  if (lostCodes.has(codeOf(error))) return true;
  return (
    error instanceof Error && /^(Connection terminated|Client has encountered a connection error)/u.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? '';
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}
