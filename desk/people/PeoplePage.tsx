// Who works at this desk, who is invited, and (for an owner) the form that invites. An invitation is a link, shown
// once, to be handed over by whatever means the inviting person trusts.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleOf } from '../live/snapshots.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { InviteDialog } from './InviteDialog.tsx';

export function PeoplePage() {
  const brand = useBrand();
  usePageTitle(say('people.title'), brand.name);
  const people = useQuery(peopleOf(brand.slug));
  const [isInviting, setInviting] = useState(false);
  const isOwner = brand.role === 'owner';

  if (people.isError && people.data === undefined) {
    return <Trouble error={people.error} onRetry={() => void people.refetch()} />;
  }
  return (
    <div className="page page-narrow">
      <PageHead title={say('people.title')} about={isOwner ? say('people.about') : say('people.aboutAgent')}>
        {isOwner && (
          <Button variant="primary" icon={<IconPlus />} onClick={() => setInviting(true)}>
            {say('people.invite')}
          </Button>
        )}
      </PageHead>
      {people.isPending && <Skeleton shape="row" />}
      <ul className="rows">
        {people.data?.people.map((person) => (
          <li key={person.id} className="row">
            <Avatar name={person.name} size={32} />
            <span className="row-words">
              <span className="row-title">{person.name}</span>
              {person.email !== null && <span className="row-about">{person.email}</span>}
            </span>
            <span className="row-about">{say('people.since', { day: sayDay(new Date(person.joinedAt)) })}</span>
            <Chip tone={person.role === 'owner' ? 'accent' : 'neutral'}>{say(`people.role.${person.role}`)}</Chip>
          </li>
        ))}
      </ul>
      {people.data !== undefined && people.data.invitations.length > 0 && (
        <section className="page-section">
          <h2 className="page-heading">{say('people.invited')}</h2>
          <ul className="rows">
            {people.data.invitations.map((invitation) => (
              <li key={invitation.id} className="row">
                <span className="row-words">
                  <span className="row-title">{invitation.email}</span>
                  <span className="row-about">
                    {say('people.expires')} <RelativeTime at={invitation.expiresAt} />
                  </span>
                </span>
                <Chip>{say(`people.role.${invitation.role}`)}</Chip>
              </li>
            ))}
          </ul>
        </section>
      )}
      <InviteDialog slug={brand.slug} brand={brand.name} isOpen={isInviting} onClose={() => setInviting(false)} />
    </div>
  );
}
