// What stands before every route: foreign pages cannot act (CSRF), the browser is told what it may load (CSP), and
// who asks is known from a cookie whose token is stored only as a digest.

import type {} from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type BrandRow, brandForPerson } from '../../store/account/brands.ts';
import { openSession, type PersonRow, personOfSession, prolongSession } from '../../store/account/people.ts';
import { HeedError } from '../problem.ts';
import { digestOf, newToken } from '../token.ts';
import type { World } from '../world.ts';

const sessionMs = 30 * 86_400_000;
/** Over https the browser itself holds the cookie to this very host, so that no neighbouring host can plant one. */
const cookieNames = { http: 'heed', https: '__Host-heed' } as const;

/** No inline script or style, nothing from other hosts; what a page of ours shows of others is text only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // One address becomes a script by itself: the worker that shows notices (desk/notices/push-device.ts).
  'trusted-types notices-worker',
].join('; ');

export function addGuards(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    });
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (!['GET', 'HEAD'].includes(request.method)) refuseForeign(request);
  });
}

/** A browser names where a request comes from; only our own pages may change anything. */
function refuseForeign(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  // Both through the same reading, so that a port that goes without saying may be said.
  const ours = hostOf(originOf(request));
  const isOwnOrigin = origin === undefined || (ours !== null && hostOf(origin) === ours);
  if (!isOwnSite || !isOwnOrigin) {
    throw new HeedError('foreign_origin', 'This request came from another site, so nothing was changed.');
  }
}

/** Where whoever asks has Heed open. */
export const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}

/** Opens a session and sets its cookie. */
export async function signIn(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
): Promise<void> {
  const token = newToken();
  const at = world.now();
  await openSession(world.database.account, {
    digest: digestOf(token),
    personId,
    at,
    expiresAt: new Date(at.getTime() + sessionMs),
    userAgent: request.headers['user-agent']?.slice(0, 200) ?? null,
  });
  setCookie(request, reply, token);
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieNames[request.protocol], token, { ...cookieRules(request), maxAge: sessionMs / 1000 });
}

export function forgetCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieNames[request.protocol], cookieRules(request));
}

function cookieRules({ protocol }: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' } as const;
}

export function sessionDigest(request: FastifyRequest): Buffer | null {
  const token = request.cookies[cookieNames[request.protocol]];
  return token === undefined || token.length > 100 ? null : digestOf(token);
}

/** Who asks; throws `signed_out` when nobody is signed in. A session in use lives on. */
export async function whoAsks(world: World, request: FastifyRequest): Promise<PersonRow> {
  const digest = sessionDigest(request);
  const now = world.now();
  const person = digest === null ? null : await personOfSession(world.database.account, digest, now);
  if (person === null || digest === null) throw new HeedError('signed_out', 'Please sign in.');
  const dayMs = 86_400_000;
  if (person.expiresAt.getTime() - now.getTime() < sessionMs - dayMs) {
    await prolongSession(world.database.account, digest, now, new Date(now.getTime() + sessionMs));
  }
  return person;
}

/** The brand in the address, if the person belongs to it; a stranger is told the same as for one that does not exist. */
export async function brandAsked(world: World, slug: string, person: PersonRow): Promise<BrandRow> {
  const brand = await brandForPerson(world.database.account, slug, person.id);
  if (brand === null) throw new HeedError('not_found', 'There is no such brand, or you do not belong to it.');
  return brand;
}
