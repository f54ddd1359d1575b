// The people of the brand, one row each, and who is invited. In: the brand. Every change opens from its row.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast, rolesUpTo } from '../../core/role.ts';
import type { BrandRef } from '../../wire/account.ts';
import type { PersonView } from '../../wire/people.ts';
import { peopleOf, sessionOf, teamsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { AwayDialog } from './AwayDialog.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { type PersonAct, PersonRow } from './PersonRow.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { WorkDialog } from './WorkDialog.tsx';

interface PeopleTabProps {
  readonly brand: BrandRef;
  readonly canLead: boolean;
}

interface Opened {
  readonly act: PersonAct;
  readonly person: PersonView;
}

export function PeopleTab({ brand, canLead }: PeopleTabProps) {
  const { slug, role } = brand;
  const people = useQuery(peopleOf(slug));
  const teams = useQuery(teamsOf(slug)).data ?? [];
  const me = useQuery(sessionOf()).data?.person.id ?? '';
  const [isInviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const canManage = isAtLeast(role, 'admin');
  if (people.isError && people.data === undefined) {
    return <Trouble error={people.error} onRetry={() => void people.refetch()} />;
  }
  const all = people.data?.people ?? [];
  return (
    <>
      {canManage && (
        <div className="tab-acts">
          <Button variant="primary" icon={<IconPlus />} onClick={() => setInviting(true)}>
            {say('people.invite')}
          </Button>
        </div>
      )}
      {people.isPending && <Skeleton shape="row" />}
      {all.length > 0 && (
        <ul className="rows">
          {all.map((person) => (
            <PersonRow
              key={person.id}
              slug={slug}
              person={person}
              people={all}
              teams={teams.filter((team) => person.teamIds.includes(team.id))}
              isSelf={person.id === me}
              roles={canManage && rolesUpTo(role).includes(person.role) ? rolesUpTo(role) : null}
              canLead={canLead}
              onAct={(act) => setOpened({ act, person })}
            />
          ))}
        </ul>
      )}
      <Invitations slug={slug} invitations={people.data?.invitations ?? []} canRevoke={canManage} />
      <InviteDialog
        slug={slug}
        brand={brand.name}
        roles={rolesUpTo(role)}
        isOpen={isInviting}
        onClose={() => setInviting(false)}
      />
      {opened !== null && (
        <OpenedDialog
          slug={slug}
          opened={opened}
          people={all}
          isSelf={opened.person.id === me}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

interface OpenedDialogProps {
  readonly slug: string;
  readonly opened: Opened;
  readonly people: readonly PersonView[];
  readonly isSelf: boolean;
  readonly onClose: () => void;
}

function OpenedDialog({ slug, opened: { act, person }, people, isSelf, onClose }: OpenedDialogProps) {
  const others = people.filter((one) => one.id !== person.id && isAtLeast(one.role, 'agent'));
  switch (act) {
    case 'hours':
      return <HoursDialog slug={slug} person={person} onClose={onClose} />;
    case 'work':
      return <WorkDialog slug={slug} person={person} others={others} onClose={onClose} />;
    case 'away':
      return <AwayDialog slug={slug} person={person} others={others} isSelf={isSelf} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog slug={slug} person={person} onClose={onClose} />;
  }
}
