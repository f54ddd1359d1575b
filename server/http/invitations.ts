// Inviting people, and taking it back while nobody has come. POST …/invitations, DELETE …/invitations/:id

import type { FastifyInstance } from 'fastify';
import { invite, isMember, personByEmail, revokeInvitation } from '../../store/account/people.ts';
import { newId } from '../../store/new-id.ts';
import { InviteBody } from '../../wire/account.ts';
import { mayManage, mayRule } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import { digestOf, newToken } from '../token.ts';
import type { World } from '../world.ts';
import { originOf } from './guard.ts';
import { noteChange } from './people.ts';
import { brandRoute } from './route.ts';

const invitationMs = 7 * 86_400_000;

export function addInvitationRoutes(app: FastifyInstance, world: World): void {
  const { database } = world;
  brandRoute(app, world, {
    method: 'POST',
    path: '/invitations',
    may: mayManage,
    body: InviteBody,
    do: async ({ brand, person, body, request, now }) => {
      if (!mayRule(brand, body.role)) {
        throw new HeedError('not_allowed', 'You cannot invite somebody above yourself. Ask an owner.', {
          field: 'role',
        });
      }
      const there = await personByEmail(database.account, body.email);
      if (there !== null && (await isMember(database.account, brand.id, there.id))) {
        throw new HeedError('taken', 'This person belongs to the brand already.', { field: 'email' });
      }
      const token = newToken();
      const expiresAt = new Date(now.getTime() + invitationMs);
      const id = newId(now);
      await database.brand(brand.id, async (tx) => {
        const made = { id, digest: digestOf(token), brandId: brand.id, invitedBy: person.id, at: now, expiresAt };
        await invite(tx, { ...made, ...body });
        await noteChange(tx, brand.id, { kind: 'person.invited', personId: person.id, subjectId: id, at: now });
      });
      return { link: `${originOf(request)}/join#${token}`, expiresAt: iso(expiresAt) };
    },
  });
  brandRoute(app, world, {
    method: 'DELETE',
    path: '/invitations/:id',
    may: mayManage,
    do: ({ brand, person, part, now }) =>
      database.brand(brand.id, async (tx) => {
        const id = part('id');
        if (!(await revokeInvitation(tx, brand.id, id, now))) {
          throw new HeedError('gone', 'This invitation is not open any more: it was used or taken back.');
        }
        await noteChange(tx, brand.id, { kind: 'invitation.revoked', personId: person.id, subjectId: id, at: now });
      }),
  });
}
