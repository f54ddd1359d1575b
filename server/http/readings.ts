// How well Heed reads a brand's mentions: corrections against readings by month, what there is for each language, and the
// brand's own head with its switch. GET …/readings, GET …/readings/difference, PUT …/readings/own

import type { FastifyInstance } from 'fastify';
import { OwnHeadBody, type OwnHeadView } from '../../wire/readings.ts';
import { readingDifference, readingsPage, turnOwnHead } from '../do/look-at-readings.ts';
import { maySee, mayTeach } from '../policy.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addReadingRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/readings',
    may: maySee,
    do: ({ brand, now }) => readingsPage(world, brand.id, now),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/readings/difference',
    may: maySee,
    do: ({ brand }) => readingDifference(world, brand.id),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/readings/own',
    may: mayTeach,
    body: OwnHeadBody,
    do: ({ brand, person, body, now }): Promise<OwnHeadView> =>
      turnOwnHead(world, { brandId: brand.id, personId: person.id, isOn: body.isOn, now }),
  });
}
