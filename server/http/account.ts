// The doors: set-up, sign-in, invitations, brands. /api/setup, /api/session, /api/invitations, /api/brands

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { brandsOf, createBrand } from '../../store/account/brands.ts';
import {
  acceptInvitation,
  addFirstPerson,
  addMember,
  addPerson,
  closeSession,
  type InvitationRow,
  isThereAnyone,
  openInvitation,
  type PersonRow,
  personByEmail,
} from '../../store/account/people.ts';
import { isUniqueViolation } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { BrandBody, type BrandRef, JoinBody, type Session, SetupBody, SignInBody } from '../../wire/account.ts';
import { checkPassword, hashPassword } from '../password.ts';
import { HeedError } from '../problem.ts';
import { openRehearsalBrand } from '../rehearsal-brand.ts';
import type { SetupLink } from '../setup-link.ts';
import { slugOf } from '../slug.ts';
import { digestOf } from '../token.ts';
import type { World } from '../world.ts';
import { addressKey, braked, clearFailures } from './brake.ts';
import { forgetCookie, sessionDigest, signIn, whoAsks } from './guard.ts';
import { parse } from './route.ts';

export function addAccountRoutes(app: FastifyInstance, world: World, setup: SetupLink): void {
  addSetup(app, world, setup);
  addSessions(app, world);
  addBrands(app, world);
  addInvitations(app, world);
}

function addSetup(app: FastifyInstance, world: World, setup: SetupLink): void {
  const { database } = world;
  app.get('/api/setup', async () => ({ needsOwner: !(await isThereAnyone(database.account)) }));

  app.post('/api/setup', async (request, reply) => {
    const body = parse(SetupBody, request.body);
    await braked(world, [addressKey(request.ip)], async () => {
      if (setup.accepts(body.token)) return;
      throw new HeedError(
        'not_allowed',
        'This set-up link is not valid. Use the newest link in the terminal where Heed was started.',
      );
    });
    const person = await newPerson(world, body);
    if (!(await addFirstPerson(database, person)))
      throw new HeedError('gone', 'Heed has an owner already. Sign in instead.');
    setup.use();
    return welcome(world, request, reply, person);
  });
}

function addSessions(app: FastifyInstance, world: World): void {
  const { database } = world;
  app.get('/api/session', async (request) => sessionOf(world, await whoAsks(world, request)));

  app.post('/api/session', async (request, reply) => {
    const body = parse(SignInBody, request.body);
    const person = await braked(world, [addressKey(request.ip), `email:${body.email}`], async () => {
      const found = await personByEmail(database.account, body.email);
      if ((await checkPassword(body.password, found?.passwordHash ?? null)) && found !== null) return found;
      throw new HeedError('wrong_password', 'The email address or the password is not right.');
    });
    await clearFailures(world, body.email);
    return welcome(world, request, reply, person);
  });

  app.delete('/api/session', async (request, reply) => {
    const digest = sessionDigest(request);
    if (digest !== null) await closeSession(database.account, digest);
    forgetCookie(request, reply);
    reply.code(204);
  });
}

function addBrands(app: FastifyInstance, world: World): void {
  app.post('/api/brands', async (request): Promise<BrandRef> => {
    const person = await whoAsks(world, request);
    const { name, timeZone } = parse(BrandBody, request.body);
    const brands = await brandsOf(world.database.account, person.id);
    const isFirst = !brands.some((one) => !one.isRehearsal);
    // Further brands are made by owners; whoever was invited into one cannot open others beside it.
    if (!isFirst && !brands.some((one) => one.role === 'owner' && !one.isRehearsal)) {
      throw new HeedError('not_allowed', 'Only an owner can add a brand.');
    }
    return makeBrand(world, person, { name, timeZone: zoneOr(timeZone) });
  });

  app.post('/api/brands/rehearsal', async (request): Promise<BrandRef> => {
    const person = await whoAsks(world, request);
    return openRehearsalBrand(world, person);
  });
}

/** A zone this runtime knows, else UTC. */
function zoneOr(timeZone: string | undefined): string {
  try {
    // Throws on a zone it does not know.
    new Intl.DateTimeFormat('en', { timeZone }).format(0);
    return timeZone ?? 'UTC';
  } catch {
    return 'UTC';
  }
}

interface NewBrandAsked {
  readonly name: string;
  readonly timeZone: string;
}

async function makeBrand(world: World, person: PersonRow, { name, timeZone }: NewBrandAsked): Promise<BrandRef> {
  const stem = slugOf(name, 'brand');
  for (let i = 1; ; i += 1) {
    const slug = i === 1 ? stem : `${stem}-${i}`;
    const at = world.now();
    const brand = {
      id: newId(at),
      slug,
      name,
      isRehearsal: false,
      ownerId: person.id,
      protocol: defaultProtocol(timeZone),
      at,
    };
    try {
      await createBrand(world.database, brand);
      return { id: brand.id, slug, name, role: 'owner', isRehearsal: false };
    } catch (error) {
      if (!isUniqueViolation(error) || i > 1000) throw error;
    }
  }
}

function addInvitations(app: FastifyInstance, world: World): void {
  const { database } = world;
  app.get('/api/invitations/:token', async (request) => {
    const found = await invitationAsked(world, request);
    const { brandName: brand, email, invitedBy, hasAccount } = found;
    return { brand, email, invitedBy, hasAccount };
  });

  app.post('/api/invitations/:token', async (request, reply) => {
    const found = await invitationAsked(world, request);
    const body = parse(JoinBody, request.body);
    // An invitation to somebody who has an account asks for that account's password: the same door, the same brake.
    const there = await braked(world, [addressKey(request.ip), `email:${found.email}`], async () => {
      const person = await personByEmail(database.account, found.email);
      if (person === null || (await checkPassword(body.password, person.passwordHash))) return person;
      throw new HeedError('wrong_password', 'You have an account already: use the password of that account.', {
        field: 'password',
      });
    });
    const person = await join(world, found, { there, body });
    return welcome(world, request, reply, person);
  });
}

/** Uses the invitation up and makes the member, in one transaction. */
async function join(
  world: World,
  found: InvitationRow,
  { there, body }: { there: PersonRow | null; body: { name: string; password: string } },
): Promise<PersonRow> {
  const fresh = there === null ? await newPerson(world, { ...body, email: found.email }) : null;
  const person = there ?? fresh;
  if (person === null) throw new Error('nobody joins');
  const at = world.now();
  try {
    await world.database.brand(found.brandId, async (tx) => {
      if (!(await acceptInvitation(tx, found.id, at))) throw new HeedError('gone', 'This invitation was used already.');
      if (fresh !== null) await addPerson(tx, fresh);
      await addMember(tx, found.brandId, person.id, found.role, at);
      await appendEvents(tx, found.brandId, [joined(person.id, at)]);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new HeedError('taken', 'This address has an account since a moment ago: open the invitation again.');
  }
  return person;
}

async function invitationAsked(world: World, request: FastifyRequest) {
  const { token } = request.params as { token: string };
  const found = await openInvitation(world.database.account, digestOf(token.slice(0, 100)), world.now());
  if (found === null) throw new HeedError('gone', 'This invitation is no longer valid. Ask for a new one.');
  return found;
}

async function newPerson(world: World, body: { name: string; email: string; password: string }) {
  const at = world.now();
  return { id: newId(at), email: body.email, name: body.name, passwordHash: await hashPassword(body.password), at };
}

async function welcome(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  person: PersonRow,
): Promise<Session> {
  await signIn(world, request, reply, person.id);
  return sessionOf(world, person);
}

async function sessionOf(world: World, { id, name, email }: PersonRow): Promise<Session> {
  return { person: { id, name, email }, brands: await brandsOf(world.database.account, id) };
}

function joined(personId: string, at: Date) {
  return {
    kind: 'person.joined',
    at,
    personId,
    caseId: null,
    subjectId: personId,
    detail: {},
    contentDigest: null,
  } as const;
}
