// The teams of the brand: who is in each, who is here now, and those that are archived.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView, TeamView } from '../../wire/people.ts';
import { putTeam } from '../api.ts';
import { peopleOf, teamsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconPeople, IconPlus } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { TeamDialog } from './TeamDialog.tsx';
import { useChange } from './use-change.ts';

interface TabProps {
  readonly slug: string;
  readonly canLead: boolean;
}

export function TeamsTab({ slug, canLead }: TabProps) {
  const teams = useQuery(teamsOf(slug));
  const people = useQuery(peopleOf(slug)).data?.people ?? [];
  const [opened, setOpened] = useState<TeamView | 'new' | null>(null);
  if (teams.isError && teams.data === undefined) {
    return <Trouble error={teams.error} onRetry={() => void teams.refetch()} />;
  }
  const all = teams.data ?? [];
  const archived = all.filter((one) => one.isArchived);
  const add = canLead && (
    <Button variant="primary" icon={<IconPlus />} onClick={() => setOpened('new')}>
      {say('people.newTeam')}
    </Button>
  );
  return (
    <>
      {teams.isPending && <Skeleton shape="row" />}
      {teams.data !== undefined && all.length === 0 && (
        <EmptyState icon={<IconPeople size={20} />} title={say('people.noTeams')} action={add}>
          {say('people.noTeamsAbout')}
        </EmptyState>
      )}
      {all.length > 0 && <div className="tab-acts">{add}</div>}
      <ul className="cards">
        {all
          .filter((one) => !one.isArchived)
          .map((team) => (
            <TeamCard
              key={team.id}
              slug={slug}
              team={team}
              members={people.filter((one) => team.memberIds.includes(one.id))}
              canLead={canLead}
              onEdit={() => setOpened(team)}
            />
          ))}
      </ul>
      {archived.length > 0 && <Archived slug={slug} teams={archived} canLead={canLead} />}
      {opened !== null && (
        <TeamDialog
          slug={slug}
          team={opened === 'new' ? null : opened}
          people={people}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

interface TeamCardProps extends TabProps {
  readonly team: TeamView;
  readonly members: readonly PersonView[];
  readonly onEdit: () => void;
}

function TeamCard({ slug, team, members, canLead, onEdit }: TeamCardProps) {
  const { id, name } = team;
  const archiving = useChange(slug, {
    send: () => putTeam(slug, id, { isArchived: true }),
    done: () => say('people.archivedAbout'),
  });
  const here = members.filter((one) => one.isOnShift && one.away?.isNow !== true).length;
  return (
    <li className="card">
      <h2 className="card-title">{name}</h2>
      <p className="row-about">{say('people.slug', { slug: team.slug })}</p>
      <div className="card-people">
        {members.slice(0, 8).map((one) => (
          <span key={one.id} className="card-person">
            <Avatar name={one.name} size={24} />
            {one.name}
          </span>
        ))}
      </div>
      <p className="row-about">
        {say('people.memberCount', { count: members.length })}
        {members.length > 0 && <span className="card-here">{say('people.onShiftCount', { count: here })}</span>}
      </p>
      {canLead && (
        <div className="card-acts">
          <Button size="s" aria-label={say('people.editNamed', { name })} onClick={onEdit}>
            {say('people.edit')}
          </Button>
          <Button
            size="s"
            variant="ghost"
            aria-label={say('people.archiveNamed', { name })}
            isBusy={archiving.isPending}
            onClick={() => archiving.mutate()}
          >
            {say('people.archive')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Archived({ slug, teams, canLead }: TabProps & { readonly teams: readonly TeamView[] }) {
  const restoring = useChange<TeamView>(slug, {
    send: ({ id }) => putTeam(slug, id, { isArchived: false }),
    done: () => say('people.saved'),
  });
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('people.archived')}</h2>
      <ul className="rows">
        {teams.map((team) => (
          <li key={team.id} className="row">
            <span className="row-words">
              <span className="row-title">{team.name}</span>
            </span>
            {canLead && (
              <Button
                size="s"
                aria-label={say('people.restoreNamed', { name: team.name })}
                onClick={() => restoring.mutate(team)}
              >
                {say('people.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
