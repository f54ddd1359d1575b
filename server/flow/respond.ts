// Sends what people wrote (law 7). The attempt is committed before the network is touched; after anything uncertain
// Heed looks for its own reply before it speaks again, and asks a person when it cannot tell.

import {
  type Channel,
  ChannelError,
  type Credential,
  type Hands,
  type OutMedia,
  type Receipt,
  type Sending,
} from '../../channels/channel.ts';
import { firstIdAt } from '../../core/id.ts';
import { webAddress } from '../../core/listen/clean.ts';
import { type Attempt, afterAttempt, type NextStep } from '../../core/respond/outbox.ts';
import type { Tx } from '../../store/database.ts';
import { profileById } from '../../store/listen/profiles.ts';
import { hasSpokenSince, linkOf } from '../../store/respond/handovers.ts';
import {
  holdReply,
  leaveOutbox,
  linkHeardReply,
  lockReply,
  markReply,
  markSending,
  markSent,
  type OutboxRow,
  type ReplyRow,
  scheduleReply,
  takeDueReplies,
} from '../../store/respond/replies.ts';
import { mentionById } from '../../store/triage/case-page.ts';
import { asHeard } from '../as-heard.ts';
import type { World } from '../world.ts';
import { applyAct } from './apply-act.ts';
import { openCredential, withHands } from './hands.ts';
import { holding, holdMs } from './holding.ts';
import { outPictures } from './out-pictures.ts';
import { shutOut } from './shut-out.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** The moments at which a test kills the process to see that exactly one reply exists afterwards. */
export type SendStep = 'before_commit' | 'after_commit' | 'after_accepted' | 'before_recording';

export interface SenderOptions {
  readonly onStep?: (step: SendStep) => void;
}

const tickMs = 500;
const concurrency = 4;
const sendTimeoutMs = 60_000;

export function startSender(world: World, options: SenderOptions = {}): Ticker {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const ticker = startTicker('the sender', tickMs, world.log, async () => {
    const free = concurrency - underWay.size;
    if (free <= 0) return null;
    const now = world.now();
    const due = await world.database.shared((tx) => takeDueReplies(tx, now, new Date(now.getTime() + holdMs), free));
    for (const one of due) {
      const sending = sendOne(world, one, stopping.signal, options)
        .catch((error: unknown) => world.log.error({ err: error, replyId: one.replyId }, 'sending failed'))
        .finally(() => {
          underWay.delete(sending);
          ticker.wake();
        });
      underWay.add(sending);
    }
    return null;
  });
  return {
    wake: ticker.wake,
    stop: async () => {
      // A send under way is let finish: cutting it would only make its outcome unknown.
      await ticker.stop();
      await Promise.allSettled(underWay);
      stopping.abort(new Error('Heed is stopping'));
    },
  };
}

/** One step of one reply: looks or sends, and records what came of it. */
export async function sendOne(
  world: World,
  one: OutboxRow,
  signal: AbortSignal,
  options: SenderOptions = {},
): Promise<void> {
  const prolong = (until: Date) => world.database.shared((tx) => holdReply(tx, one.brandId, one.replyId, until));
  await holding(world.now, prolong, async () => {
    const reply = await beginAttempt(world, one, options);
    if (reply === null) return;
    if (reply.via === 'page') return recordSent(world, one, reply, shownOnPage(world, reply), atOnce);
    const prepared = await prepare(world, one.brandId, reply);
    if ('error' in prepared) return settle(world, one, reply, prepared.error);
    const timed = AbortSignal.any([signal, AbortSignal.timeout(sendTimeoutMs)]);
    const as = { brandId: one.brandId, profileId: prepared.profileId, channel: prepared.channel, signal: timed };
    try {
      await withHands(world, as, (hands) => deliver(world, one, reply, { ...prepared, hands }, options));
    } catch (error) {
      // The app could not be opened: nothing was asked of the platform.
      if (!(error instanceof ChannelError)) throw error;
      await settle(world, one, reply, error);
    }
  });
}

async function deliver(
  world: World,
  one: OutboxRow,
  reply: Attempted,
  prepared: Ready,
  options: SenderOptions,
): Promise<void> {
  if (one.step === 'look' && (await lookFirst(world, one, reply, prepared)) === 'settled') return;
  let receipt: Receipt;
  try {
    receipt = await prepared.reply(prepared.sending, prepared.hands);
  } catch (error) {
    return settle(world, one, reply, asChannelError(error));
  }
  options.onStep?.('after_accepted');
  await recordSent(world, one, reply, receipt, { wasFound: false, onStep: options.onStep });
}

/** A reply with its attempt committed. */
type Attempted = ReplyRow & { readonly beganAt: Date };

/** Commits the attempt. Null when there is nothing to send any more: it was taken back, or it is settled. */
async function beginAttempt(
  world: World,
  { brandId, replyId }: OutboxRow,
  options: SenderOptions,
): Promise<Attempted | null> {
  const reply = await world.database.brand(brandId, async (tx) => {
    const found = await lockReply(tx, brandId, replyId);
    if (found === null || !['queued', 'sending', 'unknown'].includes(found.state)) {
      await leaveOutbox(tx, brandId, replyId);
      return null;
    }
    const why = found.state === 'queued' ? await whyNotNow(tx, brandId, found, world.now()) : null;
    if (why !== null) {
      await handBack(tx, brandId, found, why, world.now());
      return null;
    }
    await markSending(tx, brandId, replyId);
    const act = { act: 'reply_sending' as const, replyId, attempt: found.attempts + 1 };
    await applyAct(tx, { brandId, caseId: found.caseId, act, now: world.now() });
    options.onStep?.('before_commit');
    return { ...found, attempts: found.attempts + 1, beganAt: world.now() };
  });
  options.onStep?.('after_commit');
  return reply;
}

/** On a page of ours it stands as soon as it is recorded: there is no network in between. */
function shownOnPage(world: World, { id }: ReplyRow): Receipt {
  return { canonicalId: `page:${id}`, url: null, sentAt: world.now() };
}

const atOnce = { wasFound: false } as const;

/** A reply that waited for its time does not speak over what the customer has said since: a person looks first. */
async function isOvertaken(tx: Tx, brandId: string, { sendAt, createdAt, caseId }: ReplyRow): Promise<boolean> {
  // What was heard in the very moment of queueing was looked at then, under the lock of the case.
  return sendAt !== null && (await hasSpokenSince(tx, brandId, caseId, firstIdAt(createdAt.getTime() + 1)));
}

/** Its page was shut while it waited: nobody could read it there. */
async function isShut(tx: Tx, brandId: string, { via, handoverId }: ReplyRow, now: Date): Promise<boolean> {
  if (via !== 'page' || handoverId === null) return false;
  const link = await linkOf(tx, brandId, handoverId);
  return link === null || link.revokedAt !== null || link.expiresAt.getTime() <= now.getTime();
}

const handedBack = {
  overtaken: 'The customer has written since. Read that first, then send it or take it back.',
  page_shut: 'The private page was closed before this could stand on it. Make a new link, or take it back.',
} as const;

async function whyNotNow(tx: Tx, brandId: string, reply: ReplyRow, now: Date): Promise<keyof typeof handedBack | null> {
  if (await isOvertaken(tx, brandId, reply)) return 'overtaken';
  return (await isShut(tx, brandId, reply, now)) ? 'page_shut' : null;
}

async function handBack(
  tx: Tx,
  brandId: string,
  { id, caseId }: ReplyRow,
  errorCode: keyof typeof handedBack,
  now: Date,
): Promise<void> {
  const errorMessage = handedBack[errorCode];
  await leaveOutbox(tx, brandId, id);
  await markReply(tx, brandId, id, { state: 'failed', errorCode, errorMessage, retryAt: null });
  await applyAct(tx, {
    brandId,
    caseId,
    act: { act: 'reply_failed', replyId: id, code: errorCode, isFinal: true },
    now,
  });
}

interface Prepared {
  readonly sending: Sending;
  readonly channel: string;
  readonly profileId: string;
  readonly reply: NonNullable<Channel['reply']>;
  readonly find: Channel['findReply'];
  readonly isIdempotent: boolean;
}

interface Ready extends Prepared {
  readonly hands: Hands;
}

async function prepare(
  world: World,
  brandId: string,
  reply: ReplyRow,
): Promise<Prepared | { readonly error: ChannelError }> {
  const { mention, profile } = await world.database.brand(brandId, async (tx) => ({
    mention: await mentionById(tx, brandId, reply.toMentionId),
    profile: reply.profileId === null ? null : await profileById(tx, brandId, reply.profileId),
  }));
  let credential: Credential | null;
  let media: readonly OutMedia[];
  try {
    media = await outPictures(world, brandId, reply);
    credential = profile === null ? null : await openCredential(world, brandId, profile.id);
  } catch (error) {
    if (error instanceof ChannelError) return { error };
    throw error;
  }
  if (mention === null || profile === null || credential === null) {
    return { error: new ChannelError('auth_expired', 'The profile this was to go out under is not connected.') };
  }
  const channel = await world.loadChannel(profile.channel);
  if (channel.reply === undefined)
    return { error: new ChannelError('rejected', 'This channel takes no replies through its interface.') };
  return {
    reply: channel.reply.bind(channel),
    find: channel.findReply?.bind(channel),
    isIdempotent: channel.manifest.idempotency === 'client_key',
    channel: profile.channel,
    profileId: profile.id,
    sending: {
      clientKey: reply.clientKey,
      queuedAt: reply.createdAt,
      text: reply.text,
      media,
      visibility: reply.visibility,
      language: null,
      to: asHeard(mention),
      profile: { ...profile, limits: profile.limits ?? {} },
      credential,
    },
  };
}

/** Looks for an earlier attempt. 'settled' when it was found, or when nobody can tell and a person is asked. */
async function lookFirst(
  world: World,
  one: OutboxRow,
  reply: ReplyRow,
  prepared: Ready,
): Promise<'settled' | 'not_there'> {
  if (prepared.find === undefined) {
    if (prepared.isIdempotent) return 'not_there';
    await settleUnknown(world, one, reply, 'This channel offers no way to look whether it arrived.');
    return 'settled';
  }
  let found: Receipt | null | 'cannot_tell';
  try {
    found = await prepared.find(prepared.sending, prepared.hands);
  } catch (error) {
    // Looking failed, so nothing is known that was not known before: look again later.
    const failure = asChannelError(error);
    const at = failure.retryAt ?? nextLook(reply, world.now());
    await world.database.brand(one.brandId, async (tx) => {
      await scheduleReply(tx, one.brandId, one.replyId, at, 'look');
      await markReply(tx, one.brandId, one.replyId, {
        state: 'sending',
        errorCode: failure.code,
        errorMessage: failure.message,
        retryAt: at,
      });
    });
    return 'settled';
  }
  if (found === null) return 'not_there';
  if (found === 'cannot_tell')
    await settleUnknown(world, one, reply, 'Heed looked and could not tell whether it arrived.');
  else await recordSent(world, one, reply, found, { wasFound: true });
  return 'settled';
}

function nextLook(reply: ReplyRow, now: Date): Date {
  const step = afterAttempt({ came: 'error', code: 'outcome_unknown', retryAt: null }, reply.attempts, now);
  return step.do === 'look' ? step.at : now;
}

async function recordSent(
  world: World,
  { brandId, replyId }: OutboxRow,
  reply: ReplyRow,
  receipt: Receipt,
  { wasFound, onStep }: { readonly wasFound: boolean; readonly onStep?: SenderOptions['onStep'] | undefined },
) {
  const now = world.now();
  // The clock stops at the platform's time, which is never taken to be later than ours.
  const sentAt = receipt.sentAt.getTime() > now.getTime() ? now : receipt.sentAt;
  await world.database.brand(brandId, async (tx) => {
    const found = await lockReply(tx, brandId, replyId);
    if (found === null || found.state === 'sent') return;
    await markSent(tx, brandId, replyId, {
      at: sentAt,
      canonicalId: receipt.canonicalId,
      url: webAddress(receipt.url),
    });
    await applyAct(tx, {
      brandId,
      caseId: reply.caseId,
      act: {
        act: 'reply_sent',
        replyId,
        toMentionId: reply.toMentionId,
        sentAt,
        queuedAt: reply.createdAt,
        wasFound,
        isPublic: reply.visibility === 'public',
        promiseId: reply.promiseId,
      },
      now,
    });
    await linkHeardReply(tx, brandId, replyId);
    onStep?.('before_recording');
  });
}

async function settle(world: World, one: OutboxRow, reply: Attempted, error: ChannelError): Promise<void> {
  const attempt: Attempt = { came: 'error', code: error.code, retryAt: error.retryAt };
  const step = afterAttempt(attempt, reply.attempts, world.now());
  const { brandId, replyId } = one;
  const now = world.now();
  await world.database.brand(brandId, async (tx) => {
    if (error.code === 'auth_expired' && reply.profileId !== null)
      await shutOut(tx, brandId, reply.profileId, { beganAt: reply.beganAt, at: now });
    await markReply(tx, brandId, replyId, afterError(step, error));
    if (step.do === 'retry') await scheduleReply(tx, brandId, replyId, step.at, 'send');
    else if (step.do === 'look') await scheduleReply(tx, brandId, replyId, step.at, 'look');
    else await leaveOutbox(tx, brandId, replyId);
    const act = { act: 'reply_failed' as const, replyId, code: error.code, isFinal: step.do === 'give_up' };
    await applyAct(tx, { brandId, caseId: reply.caseId, act, now });
  });
}

function afterError(step: NextStep, error: ChannelError) {
  const told = { errorCode: error.code, errorMessage: error.message };
  if (step.do === 'retry') return { state: 'queued' as const, ...told, retryAt: step.at };
  if (step.do === 'look') return { state: 'sending' as const, ...told, retryAt: step.at };
  return { state: 'failed' as const, ...told, retryAt: null };
}

async function settleUnknown(
  world: World,
  { brandId, replyId }: OutboxRow,
  reply: ReplyRow,
  message: string,
): Promise<void> {
  await world.database.brand(brandId, async (tx) => {
    await markReply(tx, brandId, replyId, {
      state: 'unknown',
      errorCode: 'outcome_unknown',
      errorMessage: message,
      retryAt: null,
    });
    await leaveOutbox(tx, brandId, replyId);
    await applyAct(tx, { brandId, caseId: reply.caseId, act: { act: 'reply_unknown', replyId }, now: world.now() });
  });
}

/** Anything a channel throws that is not of its vocabulary may have happened after the platform took the reply. */
function asChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new ChannelError('outcome_unknown', words, { cause: error });
}
