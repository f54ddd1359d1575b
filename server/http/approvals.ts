// Words that wait for a second person's yes. POST …/cases/:id/approvals, POST …/cases/:id/approvals/:approval

import type { FastifyInstance } from 'fastify';
import { ApprovalAct, type ApprovalDone, AskBody } from '../../wire/approvals.ts';
import { actOnApproval, askApproval } from '../do/approve-reply.ts';
import { mayPractise } from '../policy.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { actorOf, brandRoute } from './route.ts';
import { wakeWhenDue } from './wake-sender.ts';

export function addApprovalRoutes(app: FastifyInstance, world: World, workers: Workers): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/approvals',
    may: mayPractise,
    body: AskBody,
    do: (asked): Promise<ApprovalDone> => askApproval(world, actorOf(asked), asked.body),
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/approvals/:approval',
    // Whose yes counts is the request's own to say.
    may: mayPractise,
    body: ApprovalAct,
    do: async (asked): Promise<ApprovalDone> => {
      const { undoUntil, ...done } = await actOnApproval(world, actorOf(asked), asked.part('approval'), asked.body);
      if (undoUntil !== null) wakeWhenDue(workers, undoUntil, asked.now);
      return done;
    },
  });
}
