// Who asks: an own account, whose tokens live two hours and are renewed here, or nobody. Credential in, a way to ask out.

import type { z } from 'zod';
import type { Connected, Credential, Hands, ListenTo } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { profilePage } from './address.ts';
import { DEFAULT_SERVER, PUBLIC_SERVER } from './manifest.ts';
import { profileShape, sessionShape } from './shapes.ts';
import type { Answer, Question } from './xrpc.ts';
import { ask, expect } from './xrpc.ts';

export interface Asker {
  readonly hasAccount: boolean;
  readonly ask: (question: Question) => Promise<Answer>;
  readonly get: <T>(question: Question, shape: z.ZodType<T>) => Promise<T>;
  /** How long the last answers asked to rest. */
  readonly restMs: () => number | null;
}

/** The newest credential of each account in this process, for callers that still hold the one before. */
const newest = new Map<string, Credential>();
const renewing = new Map<string, Promise<Credential>>();

export function asAccount(credential: Credential, hands: Hands): Asker {
  return askerOf(true, (question) => askAsAccount(credential, hands, question));
}

function asNobody(server: string | undefined, hands: Hands): Asker {
  return askerOf(false, (question) => ask(hands, serverOf(server, PUBLIC_SERVER), question, null));
}

/** The account when the source has one; anonymous otherwise. */
export function askerFor(source: Omit<ListenTo, 'cursor'>, hands: Hands): Asker {
  return source.credential === null ? asNobody(source.config.server, hands) : asAccount(source.credential, hands);
}

/** Tries what was typed: opens a session and reads the account's name. */
export async function connect(typed: Credential, hands: Hands): Promise<Connected> {
  const credential = await signIn(typed, hands);
  newest.set(keyOf(credential), credential);
  const did = credential.did ?? '';
  const profile = await asAccount(credential, hands).get(
    { nsid: 'app.bsky.actor.getProfile', params: { actor: did } },
    profileShape,
  );
  const handle = profile.handle ?? credential.identifier ?? null;
  return {
    profile: { externalId: did, handle, name: profile.displayName || null, url: profilePage(did) },
    credential: newest.get(keyOf(credential)) ?? credential,
  };
}

function askerOf(hasAccount: boolean, send: (question: Question) => Promise<Answer>): Asker {
  let restMs: number | null = null;
  const tracked = async (question: Question) => {
    const answer = await send(question);
    if (answer.ok && answer.restMs !== null) restMs = Math.max(restMs ?? 0, answer.restMs);
    return answer;
  };
  return {
    hasAccount,
    ask: tracked,
    get: async (question, shape) => expect(await tracked(question), shape, question.nsid),
    restMs: () => restMs,
  };
}

async function askAsAccount(given: Credential, hands: Hands, question: Question): Promise<Answer> {
  const server = serverOf(given.server, DEFAULT_SERVER);
  let credential = newestOf(given);
  if (!credential.accessJwt) credential = await renew(credential, hands);
  const answer = await ask(hands, server, question, credential.accessJwt ?? null);
  if (!isTokenRefused(answer)) return answer;
  // A refused token means nothing was done, so asking again with a new one is safe for writes too.
  credential = await renew(credential, hands);
  return ask(hands, server, question, credential.accessJwt ?? null);
}

function isTokenRefused(answer: Answer): boolean {
  if (answer.ok) return false;
  const { status, name } = answer.refusal;
  return status === 401 || (status === 400 && (name === 'ExpiredToken' || name === 'InvalidToken'));
}

/** One renewal per account at a time, however many polls and sends notice the old token at once. */
function renew(stale: Credential, hands: Hands): Promise<Credential> {
  const known = newestOf(stale);
  if (known.accessJwt && known.accessJwt !== stale.accessJwt) return Promise.resolve(known);
  const key = keyOf(stale);
  const running = renewing.get(key);
  if (running !== undefined) return running;
  const started = renewAndSave(stale, hands).finally(() => renewing.delete(key));
  renewing.set(key, started);
  return started;
}

async function renewAndSave(stale: Credential, hands: Hands): Promise<Credential> {
  const renewed = (await refresh(stale, hands)) ?? (await signIn(stale, hands));
  newest.set(keyOf(renewed), renewed);
  await hands.saveCredential(renewed);
  return renewed;
}

/** A new pair of tokens, or null when the old pair no longer serves and the app password has to. */
async function refresh(stale: Credential, hands: Hands): Promise<Credential | null> {
  if (!stale.refreshJwt) return null;
  const question = { nsid: 'com.atproto.server.refreshSession', input: null };
  const answer = await askSession(stale, hands, question, stale.refreshJwt);
  if (!answer.ok && (answer.refusal.status === 400 || answer.refusal.status === 401)) return null;
  return withSession(stale, answer, question.nsid);
}

async function signIn(typed: Credential, hands: Hands): Promise<Credential> {
  const identifier = (typed.identifier ?? '').trim().replace(/^@/u, '');
  if (identifier === '' || !typed.appPassword) {
    throw new ChannelError('rejected', 'A Bluesky handle and an app password are needed to connect.');
  }
  const question = {
    nsid: 'com.atproto.server.createSession',
    input: { identifier, password: typed.appPassword },
  };
  const answer = await askSession(typed, hands, question, null);
  if (!answer.ok && answer.refusal.name === 'AuthFactorTokenRequired') {
    throw new ChannelError(
      'auth_expired',
      'This is the main password, which needs a code by mail. Use an app password.',
    );
  }
  if (!answer.ok && (answer.refusal.status === 400 || answer.refusal.status === 401)) {
    throw new ChannelError('auth_expired', `Bluesky did not accept the app password: ${answer.refusal.message}`);
  }
  return withSession({ ...typed, identifier }, answer, question.nsid);
}

/** Session calls are POSTs, but a lost one is only a token nobody used: nothing was said in public. */
async function askSession(credential: Credential, hands: Hands, question: Question, token: string | null) {
  try {
    return await ask(hands, serverOf(credential.server, DEFAULT_SERVER), question, token);
  } catch (cause) {
    if (!(cause instanceof ChannelError) || cause.code !== 'outcome_unknown') throw cause;
    throw new ChannelError('unreachable', cause.message, { cause });
  }
}

function withSession(credential: Credential, answer: Answer, nsid: string): Credential {
  const session = expect(answer, sessionShape, nsid);
  return {
    server: serverOf(credential.server, DEFAULT_SERVER),
    identifier: credential.identifier ?? session.handle,
    appPassword: credential.appPassword ?? '',
    did: session.did,
    accessJwt: session.accessJwt,
    refreshJwt: session.refreshJwt,
  };
}

/** What this process knows to be newer, unless a person has connected again with another app password since. */
function newestOf(given: Credential): Credential {
  const known = newest.get(keyOf(given));
  return known !== undefined && known.appPassword === given.appPassword ? known : given;
}

function keyOf(credential: Credential): string {
  return `${serverOf(credential.server, DEFAULT_SERVER)} ${credential.identifier ?? ''}`;
}

function serverOf(typed: string | undefined, fallback: string): string {
  const server = (typed ?? '').trim().replace(/\/+$/u, '');
  if (server === '') return fallback;
  return /^https?:\/\//iu.test(server) ? server : `https://${server}`;
}
