// How a reply can leave from a case, now: through the interface as a connected profile, or by a person on the
// place's own page. Read from the manifest and the profile; nothing here knows a channel.

import type { Manifest, ReplyWay } from '../core/channel.ts';
import type { Ways } from '../core/respond/fits.ts';
import type { Tx } from '../store/database.ts';
import { type ProfileRow, profileById, profilesOnChannel } from '../store/listen/profiles.ts';
import { sourceById } from '../store/listen/sources.ts';

export interface WaysNow extends Ways {
  readonly canLike: boolean;
  readonly profile: ProfileRow | null;
}

/** The profile that heard it answers it; otherwise any that is connected on the channel. */
export async function profileFor(
  tx: Tx,
  brandId: string,
  of: { channel: string; sourceId: string },
): Promise<ProfileRow | null> {
  const source = await sourceById(tx, brandId, of.sourceId);
  const own = source?.profileId == null ? null : await profileById(tx, brandId, source.profileId);
  return own ?? (await profilesOnChannel(tx, brandId, of.channel))[0] ?? null;
}

/** Where a private page is open, Heed itself carries private words. */
export function withPage<Some extends Ways>(ways: Some, hasPage: boolean): Some {
  return hasPage ? { ...ways, private: 'interface', privateLimit: null } : ways;
}

/** Where something was said: in a case made one with another, some of it was said on the other's channel. */
export function placeOf<Place extends { channel: string; sourceId: string }>(
  of: Place,
  said: Place | undefined,
): Place {
  return said === undefined || said.channel === of.channel ? of : said;
}

export interface Answered {
  readonly url: string | null;
  readonly authorHandle: string | null;
}

export function waysFrom(
  manifest: Manifest | undefined,
  profile: ProfileRow | null,
  answered: Answered | undefined,
): WaysNow {
  const hasOriginal = answered !== undefined && answered.url !== null;
  const isConnected = profile !== null && profile.state === 'connected';
  const can = (way: ReplyWay | undefined): ReplyWay => (way === 'interface' && !isConnected ? 'none' : (way ?? 'none'));
  const throughInterface = can(manifest?.can.publicReply);
  const publicLimit = profile?.limits?.publicReply ?? manifest?.limits.publicReply ?? null;
  const privateLimit = profile?.limits?.privateReply ?? manifest?.limits.privateReply ?? null;
  return {
    // Whatever has a page of its own can be answered there.
    public: throughInterface === 'none' && hasOriginal ? 'link_out' : throughInterface,
    private: can(manifest?.can.privateReply),
    publicLimit,
    privateLimit,
    addressee: manifest?.namesCustomer ? (answered?.authorHandle ?? null) : null,
    canLike: isConnected && manifest?.can.like === true,
    profile,
  };
}
