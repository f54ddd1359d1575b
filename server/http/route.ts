// The two kinds of route there are: of a person, and of a person in a brand. Both parse with a schema, ask a policy,
// do one thing and answer with JSON.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { BrandRow } from '../../store/account/brands.ts';
import type { PersonRow } from '../../store/account/people.ts';
import type { Actor } from '../do/actor.ts';
import type { Policy } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandAsked, whoAsks } from './guard.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request by somebody who belongs to the brand and may do this. */
export interface Asked<Body, Query> {
  readonly world: World;
  readonly person: PersonRow;
  readonly brand: BrandRow;
  readonly body: Body;
  readonly query: Query;
  /** A part of the path, such as `id`; always there when the path names it. */
  readonly part: (name: string) => string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: Date;
}

export interface BrandRoute<Body extends z.ZodType, Query extends z.ZodType> {
  readonly method: Method;
  /** Below `/api/brands/:brand`. */
  readonly path: string;
  readonly may: Policy;
  readonly body?: Body;
  readonly query?: Query;
  readonly do: (asked: Asked<z.output<Body>, z.output<Query>>) => Promise<unknown>;
}

export function brandRoute<Body extends z.ZodType, Query extends z.ZodType>(
  app: FastifyInstance,
  world: World,
  route: BrandRoute<Body, Query>,
): void {
  app.route({
    method: route.method,
    url: `/api/brands/:brand${route.path}`,
    handler: async (request, reply) => {
      const person = await whoAsks(world, request);
      const part = partOf(request);
      const brand = await brandAsked(world, part('brand'), person);
      if (!route.may(brand)) throw new HeedError('not_allowed', route.may.words);
      const body = parse(route.body, request.body);
      const query = parse(route.query, request.query);
      const answer = await route.do({ world, person, brand, body, query, part, request, reply, now: world.now() });
      if (answer === undefined && !reply.sent) reply.code(204);
      return answer;
    },
  });
}

const ids = ['id', 'reply', 'approval'];
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export const isId = (text: string): boolean => uuid.test(text);

/** Whoever asks, on the case that the path names. */
export function actorOf({ brand, person, part, now }: Asked<unknown, unknown>): Actor {
  return { brandId: brand.id, personId: person.id, caseId: part('id'), now };
}

function partOf(request: FastifyRequest): (name: string) => string {
  const params = request.params as Record<string, string | undefined>;
  return (name) => {
    const value = params[name] ?? '';
    const isFit = ids.includes(name) ? isId(value) : findUnfit(value) === null;
    if (!isFit) throw new HeedError('not_found', 'There is nothing at this address.');
    return value;
  };
}

/** Parses with the schema; the first fault becomes the answer, with the field it is about. */
export function parse<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema> {
  if (schema === undefined) return undefined as z.output<Schema>;
  const unfit = findUnfit(value);
  if (unfit !== null)
    throw fault(unfit, 'holds a character that no text may hold (NUL, or half of one), or is nested too deep');
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw fault(issue?.path.map(String) ?? [], issue?.message ?? 'is not as expected');
}

function fault(path: readonly string[], message: string): HeedError {
  const field = path.join('.');
  return new HeedError(
    'bad_request',
    `${field === '' ? 'The request' : field}: ${message}`,
    field === '' ? {} : { field },
  );
}

/** No request of ours is nested deeper. */
const deepest = 20;

/** Where a text stands that the database could not keep; null when there is none. */
function findUnfit(value: unknown, depth = 0): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth === deepest) return [];
  for (const [name, inner] of Object.entries(value)) {
    const found = findUnfit(name) === null ? findUnfit(inner, depth + 1) : [];
    if (found !== null) return [name.toWellFormed(), ...found];
  }
  return null;
}
