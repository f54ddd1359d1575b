// Who is invited and has not come yet. In: the open invitations. Each can be taken back while nobody has used it.

import type { People } from '../../wire/people.ts';
import { revokeInvitation } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useChange } from './use-change.ts';

type Invitation = People['invitations'][number];

interface InvitationsProps {
  readonly slug: string;
  readonly invitations: readonly Invitation[];
  readonly canRevoke: boolean;
}

export function Invitations({ slug, invitations, canRevoke }: InvitationsProps) {
  const revoking = useChange<Invitation>(slug, {
    send: ({ id }) => revokeInvitation(slug, id),
    done: ({ email }) => say('people.revoked', { email }),
  });
  if (invitations.length === 0) return null;
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('people.invited')}</h2>
      <ul className="rows">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="row">
            <span className="row-words">
              <span className="row-title">{invitation.email}</span>
              <span className="row-about">
                {say('people.expires')} <RelativeTime at={invitation.expiresAt} />
              </span>
            </span>
            <Chip>{say(`people.role.${invitation.role}`)}</Chip>
            {canRevoke && (
              <Button
                size="s"
                aria-label={say('people.revokeFor', { email: invitation.email })}
                isBusy={revoking.isPending && revoking.variables === invitation}
                onClick={() => revoking.mutate(invitation)}
              >
                {say('people.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
