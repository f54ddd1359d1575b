// Hides a mention from the public on its platform, or shows it again. Hiding is asked for with a reason by one person and
// confirmed by another (promise 7). What is about to happen is recorded before the platform is asked; its no is told.

import { ChannelError } from '../../channels/channel.ts';
import type { PersonAct } from '../../core/act.ts';
import { type HideStep, lacksWords, whyNotSettle } from '../../core/respond/hiding.ts';
import type { Tx } from '../../store/database.ts';
import type { ProfileRow } from '../../store/listen/profiles.ts';
import { newId } from '../../store/new-id.ts';
import {
  changeHiding,
  type HidingChange,
  type HidingRow,
  insertHiding,
  lockHiding,
  noteHiding,
} from '../../store/respond/hidings.ts';
import { mentionById, type ThreadRow } from '../../store/triage/case-page.ts';
import { lockCase } from '../../store/triage/cases.ts';
import type { ActBody, ActDone } from '../../wire/acts.ts';
import { asHeard } from '../as-heard.ts';
import { applyAct, isApplied } from '../flow/apply-act.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { openCredential, withHands } from '../flow/hands.ts';
import { whoIsTold } from '../flow/who-works.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import { profileFor } from '../ways.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { applyFor, rowAfter } from './person-act.ts';

const timeoutMs = 20_000;

type Ask = Extract<ActBody, { act: 'hide' }>;
type Settle = Extract<ActBody, { act: 'settle_hide' }>;

export function askToHide(world: World, actor: Actor, body: Ask): Promise<ActDone> {
  const { brandId, caseId, personId, now } = actor;
  const { mentionId, reasonCode, reason } = body;
  return world.database.brand(brandId, async (tx) => {
    const { mention } = await mentionAsked(tx, world, actor, mentionId);
    if (mention.isOwn || mention.removedAt !== null) {
      throw new HeedError('may_not_go', 'There is nothing of a customer here that could be hidden.');
    }
    if (lacksWords(reasonCode, reason)) {
      throw new HeedError('bad_request', 'reason: say why it should be hidden', { field: 'reason' });
    }
    const one = { id: newId(now), mentionId, caseId, reasonCode, reason, askedBy: personId, at: now };
    if (!(await insertHiding(tx, brandId, one))) throw notNow('It is hidden already, or somebody asked for it before.');
    const act = actOf(actor, body, { step: 'ask', reason: reasonCode, isAlone: false });
    const event = await applyFor(tx, actor, act, { contentDigest: contentDigest(newSalt(), reason) });
    return { row: await rowAfter(tx, actor), event };
  });
}

export async function settleHide(world: World, actor: Actor, body: Settle): Promise<ActDone> {
  const { brandId } = actor;
  const { how } = body;
  const begun = await world.database.brand(brandId, (tx) => begin(tx, world, actor, body));
  if (how === 'refuse' || how === 'withdraw') return begun.done;
  // Recorded and committed: from here on the platform may have done it.
  const error = await askPlatform(world, actor, begun, how === 'confirm');
  return world.database.brand(brandId, (tx) => end(tx, actor, begun, { how, error }));
}

interface Begun {
  readonly hiding: HidingRow;
  readonly mention: ThreadRow;
  readonly profile: ProfileRow;
  readonly done: ActDone;
}

/** Whether this person may, and the record of it. */
async function begin(tx: Tx, world: World, actor: Actor, body: Settle): Promise<Begun> {
  const { brandId, personId, now } = actor;
  const { how } = body;
  const { mention, profile } = await mentionAsked(tx, world, actor, body.mentionId);
  const hiding = await lockHiding(tx, brandId, mention.id);
  if (hiding === null) throw notNow('Nobody asked to hide this, or it is shown again.');
  await checkStep(tx, actor, hiding, how);
  const isAlone = how === 'confirm' && hiding.askedBy === personId;
  await changeHiding(tx, brandId, hiding.id, { state: states[how], by: personId, at: now, isAlone });
  const act = actOf(actor, body, { step: how, reason: hiding.reasonCode, isAlone });
  const event = await applyFor(tx, actor, act);
  return { hiding, mention, profile, done: { row: await rowAfter(tx, actor), event } };
}

const states = { confirm: 'hiding', refuse: 'refused', withdraw: 'withdrawn', show: 'showing' } as const;

async function checkStep(tx: Tx, actor: Actor, hiding: HidingRow, how: HideStep): Promise<void> {
  const { brandId, personId, now } = actor;
  const people = await whoIsTold(tx, brandId, now, await rulesOf(tx, brandId));
  const why = whyNotSettle(hiding, how, people, personId, now);
  if (why === null) return;
  if (why === 'under_way') throw notNow('It is under way, or somebody was faster. Look again.');
  if (why === 'too_soon') throw notNow('Nobody else may confirm it here, so you may, five minutes after you asked.');
  throw new HeedError(
    'not_allowed',
    how === 'withdraw'
      ? 'Only whoever asked for it takes it back; a lead may refuse it.'
      : 'Hiding takes a second person: a lead, an admin or an owner.',
  );
}

interface Ended {
  readonly how: 'confirm' | 'show';
  readonly error: ChannelError | null;
}

async function end(tx: Tx, actor: Actor, { hiding, mention }: Begun, { how, error }: Ended): Promise<ActDone> {
  const { brandId, caseId, now } = actor;
  await lockCase(tx, brandId, caseId);
  const reached = how === 'confirm' ? ('hidden' as const) : ('shown' as const);
  const before = how === 'confirm' ? ('asked' as const) : ('hidden' as const);
  // Still hidden, and by whom stands as it stood.
  if (error !== null && how === 'show') await changeHiding(tx, brandId, hiding.id, asItStood(hiding));
  await noteHiding(tx, brandId, hiding.id, error === null ? reached : before, error?.message ?? null);
  const outcome = error === null ? reached : ('failed' as const);
  const act = { act: 'hide_told' as const, outcome, mentionId: mention.id, code: error?.code ?? null };
  const applied = await applyAct(tx, { brandId, caseId, act, now });
  return { row: await rowAfter(tx, actor), event: isApplied(applied) ? applied.event : 0 };
}

function asItStood({ settledBy, settledAt, isAlone }: HidingRow): HidingChange {
  return { state: 'hidden', by: settledBy, at: settledAt, isAlone };
}

/** Null when it did; what it said against it otherwise. */
async function askPlatform(
  world: World,
  { brandId }: Actor,
  { mention, profile }: Begun,
  isHidden: boolean,
): Promise<ChannelError | null> {
  const channel = await world.loadChannel(mention.channel);
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const credential = (await openCredential(world, brandId, profile.id)) ?? {};
    const of = { to: asHeard(mention), profile: { ...profile, limits: profile.limits ?? {} }, credential };
    const whose = { brandId, profileId: profile.id, channel: mention.channel, signal };
    await withHands(world, whose, async (hands) => channel.hide?.(of, isHidden, hands));
    return null;
  } catch (error) {
    if (error instanceof ChannelError) return error;
    world.log.error({ err: error, channel: mention.channel }, 'a mention could not be hidden or shown');
    return new ChannelError('outcome_unknown', 'Heed failed while asking. Try it again: doing it twice does no harm.');
  }
}

async function mentionAsked(tx: Tx, world: World, { brandId, caseId }: Actor, mentionId: string) {
  const one = await lockCase(tx, brandId, caseId);
  const mention = await mentionById(tx, brandId, mentionId);
  if (one === null || mention === null || mention.caseId !== caseId) {
    throw new HeedError('not_found', 'There is no such mention in this case.');
  }
  const profile = await profileFor(tx, brandId, mention);
  const canHide = world.manifests.get(mention.channel)?.can.hide === true;
  if (!canHide || profile === null || profile.state !== 'connected') {
    throw new HeedError('may_not_go', 'Nothing can be hidden from here: the place cannot, or no profile is connected.');
  }
  return { mention, profile };
}

function actOf(
  { personId }: Actor,
  { mentionId, saw }: Ask | Settle,
  of: Pick<Extract<PersonAct, { act: 'hide' }>, 'step' | 'reason' | 'isAlone'>,
): PersonAct {
  return { act: 'hide', mentionId, personId, saw, ...of };
}

function notNow(words: string): HeedError {
  return new HeedError('not_now', words);
}
