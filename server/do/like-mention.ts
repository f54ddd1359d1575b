// Likes a mention on the platform, as the profile. Liking twice is no error there, so a crash in between does no harm.

import { ChannelError } from '../../channels/channel.ts';
import { mentionById } from '../../store/triage/case-page.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { asHeard } from '../as-heard.ts';
import { openCredential, withHands } from '../flow/hands.ts';
import { HeedError } from '../problem.ts';
import { profileFor } from '../ways.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

const timeoutMs = 20_000;

export async function likeMention(world: World, { brandId, caseId }: Actor, mentionId: string): Promise<void> {
  const { mention, channelId, profile } = await world.database.brand(brandId, async (tx) => {
    const found = await mentionById(tx, brandId, mentionId);
    const one = await caseRowById(tx, brandId, caseId);
    if (found === null || one === null || found.caseId !== caseId) {
      throw new HeedError('not_found', 'There is no such mention in this case.');
    }
    const as = await profileFor(tx, brandId, found);
    return { mention: found, channelId: found.channel, profile: as };
  });
  const channel = await world.loadChannel(channelId);
  const credential = profile === null ? null : await openCredential(world, brandId, profile.id);
  const like = channel.like?.bind(channel);
  if (like === undefined || profile === null || credential === null) {
    throw new HeedError('may_not_go', 'Connect a profile on this channel to like something there.');
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const of = { to: asHeard(mention), profile: { ...profile, limits: profile.limits ?? {} }, credential };
  try {
    await withHands(world, { brandId, profileId: profile.id, channel: channelId, signal }, (hands) => like(of, hands));
  } catch (error) {
    if (error instanceof ChannelError)
      throw new HeedError('channel_refused', error.message, { detail: { channelCode: error.code } });
    throw error;
  }
}
