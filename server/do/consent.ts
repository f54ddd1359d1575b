// A person leaves for a platform to say yes there, and comes back with a code. What binds the two is made here, known to
// the browser it began in, good for ten minutes and for one return.

import { ChannelError, type Credential } from '../../channels/channel.ts';
import { consentUrl, exchangeCode } from '../../channels/oauth.ts';
import type { Consent, Manifest } from '../../core/channel.ts';
import { type BrandRow, brandById, brandForPerson } from '../../store/account/brands.ts';
import { personOfSession } from '../../store/account/people.ts';
import {
  beginConsent,
  type ConsentOutcome,
  type ConsentRow,
  consentById,
  consentByState,
  endConsent,
  takeConsent,
} from '../../store/listen/consents.ts';
import { newId } from '../../store/new-id.ts';
import { connectProfile } from '../connect-profile.ts';
import { openApp } from '../flow/app-secrets.ts';
import { withHands } from '../flow/hands.ts';
import { mayConnect } from '../policy.ts';
import { HeedError } from '../problem.ts';
import { digestOf, newToken } from '../token.ts';
import type { World } from '../world.ts';

const goodForMs = 10 * 60_000;
/** What came of it can be read for so long. */
const keptForMs = 86_400_000;
const exchangeTimeoutMs = 30_000;
const longestWords = 500;

export interface ConsentToAsk {
  readonly brandId: string;
  readonly personId: string;
  readonly sessionDigest: Buffer;
  readonly channel: string;
  readonly redirectUrl: string;
}

/** Gives the address at the platform where the person says yes. */
export async function askConsent(
  world: World,
  ask: ConsentToAsk,
): Promise<{ readonly id: string; readonly url: string }> {
  const { brandId, channel, redirectUrl } = ask;
  const { consent } = consentOf(world.manifests.get(channel));
  const app = (await openApp(world, brandId, channel)) ?? {};
  const asking = { redirectUrl, state: newToken(), verifier: newToken() };
  const url = consentUrl(consent, app, asking);
  const now = world.now();
  const id = newId(now);
  const begun = {
    ...ask,
    id,
    stateDigest: digestOf(asking.state),
    sealedVerifier: world.secrets.seal(asking.verifier, `${brandId}/consent/${id}`),
    expiresAt: new Date(now.getTime() + goodForMs),
  };
  const forgetBefore = new Date(now.getTime() - keptForMs);
  await world.database.brand(brandId, (tx) => beginConsent(tx, brandId, begun, forgetBefore));
  return { id, url: world.reroute(url) };
}

function consentOf(manifest: Manifest | undefined): { readonly manifest: Manifest; readonly consent: Consent } {
  const consent = manifest?.credential?.consent;
  if (manifest === undefined || consent === undefined) {
    throw new HeedError('not_found', 'This channel is not connected by consent.', { field: 'channel' });
  }
  return { manifest, consent };
}

/** What a platform sends the browser back with. */
export interface Return {
  readonly state: string;
  readonly code: string | null;
  /** Set when no yes was given: the platform's code for why, and its words. */
  readonly error: string | null;
  readonly errorWords: string | null;
}

/** Why a return is not taken; nothing was changed then. */
export type ReturnFault = 'unknown' | 'elsewhere' | 'not_allowed' | 'expired' | 'used';

export type Returned = { readonly slug: string; readonly consentId: string } | { readonly fault: ReturnFault };

/** Takes the person back: connects what they said yes to, and keeps what came of it for the page they land on. */
export async function takeReturn(world: World, back: Return, sessionDigest: Buffer | null): Promise<Returned> {
  const found = await findConsent(world, back.state);
  if (found === null) return { fault: 'unknown' };
  const { brandId, consent } = found;
  const brand = await brandOf(world, found, sessionDigest);
  if (brand === null) return { fault: 'elsewhere' };
  if (!mayConnect(brand)) return { fault: 'not_allowed' };
  if (consent.usedAt !== null) return { fault: 'used' };
  if (consent.expiresAt.getTime() <= world.now().getTime()) return { fault: 'expired' };
  const isMine = await world.database.brand(brandId, (tx) => takeConsent(tx, brandId, consent.id, world.now()));
  if (!isMine) return { fault: 'used' };
  const outcome = await outcomeOf(world, found, back);
  await world.database.brand(brandId, (tx) => endConsent(tx, brandId, consent.id, outcome));
  return { slug: brand.slug, consentId: consent.id };
}

interface Found {
  readonly brandId: string;
  readonly consent: ConsentRow;
}

async function findConsent(world: World, state: string): Promise<Found | null> {
  const at = await consentByState(world.database.account, digestOf(state));
  if (at === null) return null;
  const consent = await world.database.brand(at.brandId, (tx) => consentById(tx, at.brandId, at.consentId));
  return consent === null ? null : { brandId: at.brandId, consent };
}

/** The brand as the person may see it, when this is the browser in which they left; null for everybody else. */
async function brandOf(world: World, { brandId, consent }: Found, session: Buffer | null): Promise<BrandRow | null> {
  if (session === null || !session.equals(consent.sessionDigest)) return null;
  const { account } = world.database;
  const person = await personOfSession(account, session, world.now());
  const brand = await brandById(account, brandId);
  if (person?.id !== consent.personId || brand === null) return null;
  return brandForPerson(account, brand.slug, person.id);
}

async function outcomeOf(world: World, found: Found, back: Return): Promise<ConsentOutcome> {
  const { brandId, consent } = found;
  const { label } = consentOf(world.manifests.get(consent.channel)).manifest;
  if (back.code === null) return { refused: refusalOf(label, back).slice(0, longestWords) };
  try {
    const credential = await credentialFor(world, found, back.code);
    const { channel, personId } = consent;
    const profiles = await connectProfile(world, { brandId, personId, channel, credential });
    return { names: profiles.map(({ name, handle, externalId }) => name ?? handle ?? externalId) };
  } catch (error) {
    if (error instanceof ChannelError) return { refused: error.message.slice(0, longestWords) };
    world.log.error({ err: error, channel: consent.channel }, 'a consent could not be used');
    return { refused: 'Heed failed at this. Nothing was changed; try again, and look into the log if it stays.' };
  }
}

function refusalOf(label: string, { error, errorWords }: Return): string {
  if (error === 'access_denied')
    return `${label} was not given the permission${errorWords === null ? '.' : `: ${errorWords}`}`;
  const words = errorWords ?? error;
  return words === null ? `${label} sent no permission along.` : `${label} refused: ${words}`;
}

async function credentialFor(world: World, { brandId, consent: asked }: Found, code: string): Promise<Credential> {
  const { channel, redirectUrl } = asked;
  const { consent } = consentOf(world.manifests.get(channel));
  const verifier = world.secrets.open(asked.sealedVerifier, `${brandId}/consent/${asked.id}`);
  const signal = AbortSignal.timeout(exchangeTimeoutMs);
  return withHands(world, { brandId, profileId: null, channel, signal }, (hands) =>
    exchangeCode(consent, { code, redirectUrl, verifier }, hands),
  );
}
