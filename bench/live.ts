// Live: from the moment a writer commits an event until the desk's browser has it, beside a row of one number that a bare
// LISTEN/NOTIFY relay passes on. Commits are durable, as Heed's are; without the disk's flush both are measured as well.

import { setTimeout as sleep } from 'node:timers/promises';
import { applyAct, isApplied } from '../server/flow/apply-act.ts';
import type { Database, Tx } from '../store/database.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { compare, conclude, inTurns, median, ms, readOptions, whole } from './measure.ts';
import { type FilledDesk, fillCases } from './measure-cases.ts';
import { Ear } from './measure-ear.ts';
import { open, type Process, signIn, startBare, startHeed } from './measure-server.ts';

const rounds = 5;
const eventsARound = 100;
const options = readOptions();
const cases = options.isLong ? 1_000_000 : 100_000;
const database = await openTestDatabase();
const processes: Process[] = [];
try {
  const desk = await fillCases(database, cases);
  const heed = await startHeed(database);
  const relay = await startBare(database);
  processes.push(heed, relay);
  const cookie = await signIn(database, desk.personId);
  const caseId = await anyCase(database, desk);
  const toDesk = new Ear(await open({ port: heed.port, path: `/api/brands/${desk.slug}/live`, cookie }));
  const toBare = new Ear(await open({ port: relay.port, path: '/live' }));
  await sleep(500);

  const writer = await database.owner.connect();
  await writer.query('create table bare_event (number integer primary key)');
  const noticeOnce = async (mode: string, number: number) => {
    await writer.query(`begin; set local synchronous_commit = ${mode}`);
    return toBare.lag(async (commits) => {
      await writer.query('insert into bare_event values ($1)', [number]);
      await writer.query('select pg_notify($1, $2)', ['bare_relay', String(number)]);
      commits(number);
      await writer.query('commit');
    });
  };
  const actOnce = (mode: string, number: number) =>
    toDesk.lag((commits) =>
      database.brand(desk.brandId, async (tx) => {
        await tx.rows(`set local synchronous_commit = ${mode}`);
        commits(await assign(tx, desk, { caseId, assigneeId: number % 2 === 0 ? desk.personId : null }));
      }),
    );

  let number = 0;
  const round = async (once: (mode: string, number: number) => Promise<number>, mode: string) => {
    const lags: number[] = [];
    for (let i = 0; i < eventsARound; i += 1) {
      number += 1;
      lags.push(await once(mode, number));
    }
    return median(lags);
  };
  const turnsOf = (mode: string) =>
    inTurns(rounds, { heed: () => round(actOnce, mode), bare: () => round(noticeOnce, mode) });
  await round(actOnce, 'off');
  await round(noticeOnce, 'off');
  const durable = compare(await turnsOf('on'));
  const unflushed = compare(await turnsOf('off'));
  writer.release();
  const lines = (name: string, { heed: toHeed, bare, ratio }: typeof durable) => [
    [`bare relay of a number, ${name}`, ms(bare), '1'],
    [`Heed, event and case, ${name}`, ms(toHeed), ratio.toFixed(2)],
  ];
  conclude(
    {
      name: `live: commit to browser at ${whole(cases)} cases, ${rounds} rounds of ${eventsARound} events`,
      table: [['', 'median', 'of bare'], ...lines('durable', durable), ...lines('not flushed', unflushed)],
      figures: {
        toBareRelay: durable.ratio,
        heedMs: durable.heed,
        bareMs: durable.bare,
        toBareRelayUnflushed: unflushed.ratio,
        heedUnflushedMs: unflushed.heed,
      },
      floors: { toBareRelay: { max: 3 } },
    },
    options,
  );
} finally {
  for (const one of processes) await one.stop();
  await database.drop();
}

/** An act like any other on the desk; returns the number of its event. */
async function assign(tx: Tx, desk: FilledDesk, to: { caseId: string; assigneeId: string | null }): Promise<number> {
  const { brandId, personId } = desk;
  const act = { act: 'assign', assigneeId: to.assigneeId, personId, saw: Number.MAX_SAFE_INTEGER } as const;
  const outcome = await applyAct(tx, { brandId, caseId: to.caseId, act, now: new Date() });
  if (!isApplied(outcome)) throw new Error(`the act was refused: ${JSON.stringify(outcome)}`);
  return outcome.event;
}

async function anyCase(from: Database, { brandId }: FilledDesk): Promise<string> {
  const row = await from.brand(brandId, (tx) =>
    tx.row<{ id: string }>(`select id from heed.case where state = 'open' and not is_history limit 1`),
  );
  if (row === null) throw new Error('the desk has no open case');
  return row.id;
}
