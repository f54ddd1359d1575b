// Delivers notices. The attempt is committed before the network is touched; what was cut off by a crash goes out again
// under the same id, so that a receiver can tell; what is given up says so on the desk.

import { isLate, longestTryMs, momentFor, momentForAll, retryWaitMs } from '../../core/triage/notify.ts';
import type { BrandTx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import {
  addresseeOf,
  type DeliveryRow,
  type DueRow,
  foldDelivery,
  holdDelivery,
  leaveDue,
  lockDelivery,
  markDelivered,
  markTrying,
  markUndelivered,
  noticeIdsOf,
  takeDueDeliveries,
} from '../../store/triage/deliveries.ts';
import { choiceOf, noteWays } from '../../store/triage/notice-choices.ts';
import { type NoticeRow, noticesOfDelivery } from '../../store/triage/notice-list.ts';
import { digestKeyOf, noticeRulesOf } from '../../store/triage/notices.ts';
import type { Begun, Outcome } from '../notify/parcel.ts';
import { sendBy } from '../notify/send-by.ts';
import type { Ways } from '../notify/ways.ts';
import type { World } from '../world.ts';
import { holding, holdMs } from './holding.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** The moments at which a test stops the process to see that one message came of it. */
export type TellStep = 'after_commit' | 'after_accepted';

export interface NotifierOptions {
  readonly onTell?: (step: TellStep) => void;
}

const tickMs = 500;
const concurrency = 8;

/** Which ways are open, for whoever writes a notice: said before the first clock can ring. */
export async function noteOpenWays(world: Pick<World, 'database'>, ways: Pick<Ways, 'mail'>): Promise<void> {
  await world.database.shared((tx) => noteWays(tx, ways.mail === null ? [] : ['mail']));
}

export function startNotifier(world: World, ways: Ways, options: NotifierOptions = {}): Ticker {
  const underWay = new Set<Promise<void>>();
  const ticker = startTicker('the notifier', tickMs, world.log, async () => {
    // Where the desk stands is known once it listens; no mail goes out with a link to nowhere.
    const free = ways.deskAddress() === null ? 0 : concurrency - underWay.size;
    if (free <= 0) return null;
    const now = world.now();
    const due = await world.database.shared((tx) => takeDueDeliveries(tx, now, new Date(now.getTime() + holdMs), free));
    for (const one of due) {
      const delivering = deliverOne(world, ways, one, options)
        .catch((error: unknown) => world.log.error({ err: error, deliveryId: one.deliveryId }, 'a notice is held up'))
        .finally(() => {
          underWay.delete(delivering);
          ticker.wake();
        });
      underWay.add(delivering);
    }
    return null;
  });
  return {
    wake: ticker.wake,
    stop: async () => {
      await ticker.stop();
      await Promise.allSettled(underWay);
    },
  };
}

/** One attempt at one delivery, and what came of it on record. */
export async function deliverOne(world: World, ways: Ways, due: DueRow, options: NotifierOptions = {}): Promise<void> {
  const prolong = (until: Date) => world.database.shared((tx) => holdDelivery(tx, due, until));
  await holding(world.now, prolong, async () => {
    const begun = await world.database.brand(due.brandId, (tx) => begin(world, ways, tx, due));
    if (begun === null) return;
    options.onTell?.('after_commit');
    const outcome = await sendBy(world, ways, begun);
    options.onTell?.('after_accepted');
    await record(world, due, begun.row, outcome);
  });
}

/** Commits the attempt. Null when there is nothing to send: it is settled, or goes with others. */
async function begin(world: World, ways: Ways, tx: BrandTx, { brandId, deliveryId }: DueRow): Promise<Begun | null> {
  const locked = await lockDelivery(tx, brandId, deliveryId);
  if (locked === null || !['queued', 'sending'].includes(locked.state)) {
    await leaveDue(tx, brandId, deliveryId);
    return null;
  }
  const now = world.now();
  const row: DeliveryRow = { ...locked, noticeIds: await noticeIdsOf(tx, brandId, deliveryId) };
  const notices = await noticesOfDelivery(tx, brandId, deliveryId);
  if (await isFolded(tx, { brandId, row, notices, now })) return null;
  await markTrying(tx, brandId, deliveryId, now);
  const { email, ...to } = await addresseeOf(tx, brandId, row.personId);
  const labelOf = (channel: string) => world.manifests.get(channel)?.label ?? channel;
  const parcel = { ...to, deliveryId, brandId, notices, now, labelOf, deskAddress: ways.deskAddress() ?? '' };
  return { row: { ...row, attempts: row.attempts + 1, firstTriedAt: row.firstTriedAt ?? now }, parcel, email };
}

interface Folding {
  readonly brandId: string;
  readonly row: DeliveryRow;
  readonly notices: readonly NoticeRow[];
  readonly now: Date;
}

/** After an outage: what is late and was never tried goes together (law 5). A machine gets each by itself. */
async function isFolded(tx: BrandTx, { brandId, row, notices, now }: Folding): Promise<boolean> {
  if (row.way === 'webhook' || row.attempts > 0 || row.digestKey?.endsWith(':late')) return false;
  const rules = await noticeRulesOf(tx, brandId);
  if (!isLate(row.dueAt, rules, now)) return false;
  const worst = notices.map(({ severity }) => severity).sort(byWorst)[0] ?? 'normal';
  const telling = { severity: worst, dueAt: row.dueAt, now };
  const moment =
    row.personId === null
      ? momentForAll(rules, row.dueAt, now)
      : momentFor(await choiceOf(tx, brandId, row.personId), rules, telling);
  const to = row.hookId ?? row.deviceId ?? row.personId ?? row.address ?? '';
  const digestKey = digestKeyOf(row.way, to, moment);
  if (digestKey === null || digestKey === row.digestKey) return false;
  await foldDelivery(tx, brandId, row, { at: moment.at, digestKey, isGathering: moment.digest === 'late', now });
  return true;
}

const worstFirst = ['critical', 'high', 'normal'];
const byWorst = (one: string, other: string) => worstFirst.indexOf(one) - worstFirst.indexOf(other);

async function record(
  world: World,
  { brandId, deliveryId }: DueRow,
  row: DeliveryRow,
  outcome: Outcome,
): Promise<void> {
  const now = world.now();
  await world.database.brand(brandId, async (tx) => {
    // Somebody else took over when this took longer than its hold; what they record stands.
    const found = await lockDelivery(tx, brandId, deliveryId);
    if (found === null || found.state === 'sent') return;
    if (outcome.came === 'accepted') return markDelivered(tx, brandId, deliveryId, now);
    const retryAt = outcome.came === 'failed' ? nextTry(row, outcome.retryAt ?? null, now) : null;
    await markUndelivered(tx, brandId, deliveryId, { error: outcome.error, retryAt });
    if (retryAt === null) await appendEvents(tx, brandId, [givenUp(row, now)]);
  });
  if (outcome.came !== 'accepted')
    world.log.info({ deliveryId, way: row.way, error: outcome.error }, 'a notice did not arrive');
}

function givenUp(row: DeliveryRow, at: Date) {
  const about = { personId: null, caseId: null, subjectId: row.id, contentDigest: null };
  return { ...about, kind: 'notice.failed' as const, at, detail: { way: row.way, attempts: row.attempts } };
}

/** Null after a day of trying. */
function nextTry({ attempts, firstTriedAt }: DeliveryRow, asked: Date | null, now: Date): Date | null {
  if (firstTriedAt !== null && now.getTime() - firstTriedAt.getTime() >= longestTryMs) return null;
  const own = now.getTime() + retryWaitMs(attempts, Math.random());
  return new Date(Math.max(own, asked?.getTime() ?? 0));
}
