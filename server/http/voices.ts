// What many say alike. GET …/voices, …/voices/:id, and the one a case belongs to: GET …/cases/:id/voices

import type { FastifyInstance } from 'fastify';
import { trendMs, trendOf } from '../../core/understand/voices/trend.ts';
import {
  casesOfGroup,
  countCases,
  type GroupRow,
  groupById,
  groupOfCase,
  type Lately,
  nextOpenCase,
  stormsSince,
} from '../../store/understand/voice-groups.ts';
import type { CaseVoices, VoiceGroup, VoiceGroups, VoicePage } from '../../wire/voices.ts';
import { maySee } from '../policy.ts';
import { iso, presentRow } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

const weekMs = 7 * 86_400_000;
const mostGroups = 20;
const mostCases = 200;

export function addVoiceRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/voices',
    may: maySee,
    do: async ({ brand, now }): Promise<VoiceGroups> => {
      const asked = { from: new Date(now.getTime() - weekMs), limit: mostGroups };
      const rows = await world.database.brand(brand.id, (tx) => stormsSince(tx, brand.id, latelyAt(now), asked));
      return { groups: rows.map(present) };
    },
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/voices/:id',
    may: maySee,
    do: ({ brand, part, now }): Promise<VoicePage> =>
      world.database.brand(brand.id, async (tx) => {
        const group = await groupById(tx, brand.id, part('id'), latelyAt(now));
        if (group === null)
          throw new HeedError('not_found', 'Nobody says this any more: it was taken back or changed.');
        const rows = await casesOfGroup(tx, brand.id, group.id, mostCases);
        return { group: present(group), ...(await countCases(tx, brand.id, group.id)), rows: rows.map(presentRow) };
      }),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/cases/:id/voices',
    may: maySee,
    do: ({ brand, part }): Promise<CaseVoices> =>
      world.database.brand(brand.id, async (tx) => {
        const found = await groupOfCase(tx, brand.id, part('id'));
        if (found === null) return { matter: null };
        const nextCaseId = await nextOpenCase(tx, brand.id, found.groupId, part('id'));
        return { matter: { id: found.groupId, voices: found.voices, nextCaseId } };
      }),
  });
}

function latelyAt(now: Date): Lately {
  return { since: new Date(now.getTime() - trendMs), beforeSince: new Date(now.getTime() - 2 * trendMs) };
}

function present({ firstAt, lastAt, ...row }: GroupRow): VoiceGroup {
  return { ...row, firstAt: iso(firstAt), lastAt: iso(lastAt), trend: trendOf(row.late, row.before) };
}
