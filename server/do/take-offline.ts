// Takes a matter to a private place and back: the public line, the private thread and, where the platform has none, a
// one-time link to a page of ours, in one act. Only the digest of a link is kept.

import { randomInt } from 'node:crypto';
import type { PersonAct } from '../../core/act.ts';
import { checkWords, linkDays, withLink } from '../../core/respond/handover.ts';
import type { Tx } from '../../store/database.ts';
import { newId } from '../../store/new-id.ts';
import { addHandover, addLink, endHandover, revokeLinks } from '../../store/respond/handovers.ts';
import { lockCase } from '../../store/triage/cases.ts';
import type { BackBody, HandoverDone, OfflineBody, OfflineDone, PageLinkBody } from '../../wire/handovers.ts';
import { HeedError } from '../problem.ts';
import { digestOf, newToken } from '../token.ts';
import { profileFor, waysFrom } from '../ways.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { applyFor, rowAfter } from './person-act.ts';
import { refusal } from './refusals.ts';
import { queueIn } from './reply-to-case.ts';

const dayMs = 86_400_000;

/** `origin` is where the customer reaches this Heed: `https://heed.example`. */
export async function takeOffline(world: World, actor: Actor, body: OfflineBody, origin: string): Promise<OfflineDone> {
  const { brandId, personId, caseId, now } = actor;
  return world.database.brand(brandId, async (tx) => {
    if (body.way === 'channel') await checkChannel(tx, world, actor);
    const handoverId = newId(now);
    await addHandover(tx, brandId, { id: handoverId, caseId, way: body.way, personId, at: now });
    const link = body.way === 'page' ? await issueLink(tx, actor, handoverId, origin) : null;
    const { saw, isAnyway, line } = body;
    const act: PersonAct = { act: 'take_offline', personId, saw, isAnyway, handoverId, way: body.way };
    if (line === null) return { reply: null, link, ...(await apply(tx, actor, act)) };
    const text = link === null ? line.text : withLink(line.text, link);
    // The reply's own act has looked at what the person saw; what it changes itself is no news to them.
    const follows: PersonAct = { ...act, saw: Number.MAX_SAFE_INTEGER };
    const done = await queueIn(tx, world, actor, { ...line, text, visibility: 'public', saw, isAnyway }, [follows]);
    return { ...done, link };
  });
}

/** Throws where the platform has no private replies, or nobody is connected who could give them. */
async function checkChannel(tx: Tx, world: World, { brandId, caseId }: Actor): Promise<void> {
  const one = await lockCase(tx, brandId, caseId);
  if (one === null) throw new HeedError('not_found', 'There is no such case.');
  const ways = waysFrom(world.manifests.get(one.channel), await profileFor(tx, brandId, one), undefined);
  if (ways.private === 'interface') return;
  throw new HeedError('not_now', 'No private reply can leave on this channel from here. Take it to a private page.');
}

/** A new link; those before it are void. What it gives is nowhere else. */
async function issueLink(tx: Tx, { brandId, personId, now }: Actor, handoverId: string, origin: string) {
  const token = newToken();
  await addLink(tx, brandId, {
    id: newId(now),
    handoverId,
    personId,
    at: now,
    expiresAt: new Date(now.getTime() + linkDays * dayMs),
    checkWords: checkWords(randomInt(1_000_000), randomInt(1_000_000)),
    digest: digestOf(token),
  });
  return `${origin}/talk/${token}`;
}

/** Makes the page's link void, or a new one in its place. */
export async function changeLink(
  world: World,
  actor: Actor,
  body: PageLinkBody,
  origin: string,
): Promise<HandoverDone> {
  const { brandId, caseId, personId, now } = actor;
  return world.database.brand(brandId, async (tx) => {
    const handoverId = await handoverIn(tx, brandId, caseId);
    const link = body.how === 'issue' ? await issueLink(tx, actor, handoverId, origin) : null;
    if (link === null) await revokeLinks(tx, brandId, handoverId, now);
    return { link, ...(await apply(tx, actor, { act: 'change_link', personId, saw: body.saw, how: body.how })) };
  });
}

export async function bringBack(world: World, actor: Actor, { saw }: BackBody): Promise<HandoverDone> {
  const { brandId, caseId, personId, now } = actor;
  return world.database.brand(brandId, async (tx) => {
    await endHandover(tx, brandId, await handoverIn(tx, brandId, caseId), personId, now);
    return { link: null, ...(await apply(tx, actor, { act: 'bring_back', personId, saw })) };
  });
}

async function handoverIn(tx: Tx, brandId: string, caseId: string): Promise<string> {
  const one = await lockCase(tx, brandId, caseId);
  if (one === null) throw new HeedError('not_found', 'There is no such case.');
  if (one.handover === null) throw refusal({ refused: 'not_now', why: 'not_offline' });
  return one.handover.handoverId;
}

async function apply(tx: Tx, actor: Actor, act: PersonAct) {
  const event = await applyFor(tx, actor, act);
  return { row: await rowAfter(tx, actor), event };
}
