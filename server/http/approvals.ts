// Words that wait for a second person's yes. POST …/cases/:id/approvals, POST …/cases/:id/approvals/:approval

import type { FastifyInstance } from 'fastify';
import { ApprovalAct, type ApprovalDone, AskBody } from '../../wire/approvals.ts';
import { actOnApproval, askApproval } from '../do/approve-reply.ts';
import { mayPractise } from '../policy.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addApprovalRoutes(app: FastifyInstance, world: World, workers: Workers): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/approvals',
    may: mayPractise,
    body: AskBody,
    do: ({ brand, person, part, body, now }): Promise<ApprovalDone> =>
      askApproval(world, { brandId: brand.id, personId: person.id, caseId: part('id'), now }, body),
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/approvals/:approval',
    // Whose yes counts is the request's own to say.
    may: mayPractise,
    body: ApprovalAct,
    do: async ({ brand, person, part, body, now }): Promise<ApprovalDone> => {
      const actor = { brandId: brand.id, personId: person.id, caseId: part('id'), now };
      const { undoUntil, ...done } = await actOnApproval(world, actor, part('approval'), body);
      if (undoUntil !== null) {
        setTimeout(() => workers.sender.wake(), Math.max(0, undoUntil.getTime() - now.getTime()) + 5).unref();
      }
      return done;
    },
  });
}
