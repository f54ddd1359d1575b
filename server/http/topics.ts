// What people talk about, frequent and rising. GET /api/brands/:brand/topics

import type { FastifyInstance } from 'fastify';
import { daysBefore, fewestEarlier, spansFor, topicsOf } from '../../core/understand/topics/topics.ts';
import { earlierTallies, talliesSince } from '../../store/understand/tallies.ts';
import { type TopicsPage, TopicsQuery } from '../../wire/topics.ts';
import { maySee } from '../policy.ts';
import { iso } from '../present.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addTopicRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/topics',
    may: maySee,
    query: TopicsQuery,
    do: async ({ brand, query, now }): Promise<TopicsPage> => {
      const { since, earlierSince } = spansFor(now, query.span === 'day' ? 1 : 7);
      const [late, before] = await world.database.brand(brand.id, async (tx) => [
        await talliesSince(tx, brand.id, since),
        await earlierTallies(tx, brand.id, earlierSince, since),
      ]);
      const { mentions, people, topics } = topicsOf(
        late.map(({ tally }) => tally),
        before,
      );
      const heardBefore = before.reduce((sum, one) => sum + one.mentions, 0);
      return {
        since: iso(since),
        mentions,
        people,
        isCompared: heardBefore >= fewestEarlier,
        daysBefore,
        topics: topics.map((one) => ({ ...one, also: [...one.also] })),
      };
    },
  });
}
