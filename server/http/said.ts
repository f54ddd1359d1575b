// What the brand said in public before, for the guard in the browser. GET …/said as one binary, …/said/:id its words

import type { FastifyInstance } from 'fastify';
import { wordsOfSaid } from '../../store/respond/said.ts';
import type { SaidWords } from '../../wire/said.ts';
import { maySee } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addSaidRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/said',
    may: maySee,
    do: async ({ brand, request, reply, now }) => {
      const { bytes, etag } = await world.said.file(world.database, brand.id, now);
      // 480 kB at most, asked for by every desk: the browser keeps it and asks whether it still holds.
      reply.header('etag', etag).header('cache-control', 'private, max-age=0, must-revalidate');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('application/octet-stream').send(Buffer.from(bytes.buffer));
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/said/:id',
    may: maySee,
    do: async ({ brand, part }): Promise<SaidWords> => {
      const words = await world.database.brand(brand.id, (tx) => wordsOfSaid(tx, brand.id, part('id')));
      if (words === null) throw new HeedError('not_found', 'The brand said no such thing in public.');
      return { ...words, at: iso(words.at) };
    },
  });
}
