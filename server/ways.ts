// How a reply can leave from a case, now: through the interface as a connected profile, or by a person on the
// place's own page. Read from the manifest and the profile; nothing here knows a channel.

import type { Manifest, ReplyWay } from '../core/channel.ts';
import { closingOf } from '../core/respond/closing.ts';
import type { Ways } from '../core/respond/fits.ts';
import { weighing } from '../core/weighted/weighing.ts';
import type { Tx } from '../store/database.ts';
import { type ProfileRow, profileById, profilesOnChannel } from '../store/listen/profiles.ts';
import { sourceById } from '../store/listen/sources.ts';
import { lastWordsAt, type ThreadRow } from '../store/triage/case-page.ts';
import type { World } from './world.ts';

export interface WaysNow extends Ways {
  readonly media: NonNullable<Ways['media']>;
  readonly canLike: boolean;
  readonly canHide: boolean;
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
function withPage<Some extends Ways>(ways: Some, hasPage: boolean): Some {
  if (!hasPage) return ways;
  // On a page of ours there are words alone.
  return {
    ...ways,
    private: 'interface',
    privateLimit: null,
    media: { public: ways.media?.public ?? null, private: null },
  };
}

interface Here {
  readonly place: { readonly channel: string; readonly sourceId: string };
  readonly profile: ProfileRow | null;
  readonly mention: ThreadRow | undefined;
  /** When it would leave: a platform that closes its door looks at that moment. */
  readonly leavesAt: Date;
  /** Heed's own page is open for private words. */
  readonly hasPage: boolean;
}

/** All there is to know of the ways from a mention, until when each is open included. */
export async function waysNow(
  tx: Tx,
  { manifests }: Pick<World, 'manifests'>,
  brandId: string,
  { place, profile, mention, leavesAt, hasPage }: Here,
): Promise<WaysNow> {
  const manifest = manifests.get(place.channel);
  const ways = waysFrom(manifest, profile, mention);
  const { windows } = manifest ?? {};
  if (windows === undefined || mention === undefined) return withPage(ways, hasPage);
  const said = mention.publishedAt ?? mention.heardAt;
  const spoken = { mention: said, last: (await lastWordsAt(tx, brandId, mention)) ?? said };
  const closings = {
    public: closingOf(windows.publicReply, spoken, leavesAt),
    // No platform closes a page of ours.
    private: hasPage ? null : closingOf(windows.privateReply, spoken, leavesAt),
  };
  return { ...withPage(ways, hasPage), closings };
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
    weighing,
    media: { public: manifest?.media?.publicReply ?? null, private: manifest?.media?.privateReply ?? null },
    addressee: manifest?.namesCustomer ? (answered?.authorHandle ?? null) : null,
    canLike: isConnected && manifest?.can.like === true,
    canHide: isConnected && manifest?.can.hide === true,
    profile,
  };
}
