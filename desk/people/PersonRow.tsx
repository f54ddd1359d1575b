// One person: who they are, whether they are here, how much they have, and what may be changed about it.

import { roles as everyRole, type Role } from '../../core/role.ts';
import type { PersonView, TeamView } from '../../wire/people.ts';
import { endAway, putRole } from '../api.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconChevronDown, IconMore } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { Load } from './Load.tsx';
import { languageName } from './languages.ts';
import { Presence } from './Presence.tsx';
import { useChange } from './use-change.ts';

export type PersonAct = 'hours' | 'work' | 'away' | 'remove';

interface PersonRowProps {
  readonly slug: string;
  readonly person: PersonView;
  readonly people: readonly PersonView[];
  readonly teams: readonly TeamView[];
  readonly isSelf: boolean;
  /** Roles that may be given to this person; null: none. */
  readonly roles: readonly Role[] | null;
  readonly canLead: boolean;
  readonly onAct: (act: PersonAct) => void;
}

export function PersonRow(props: PersonRowProps) {
  const { slug, person, people, teams, isSelf, roles } = props;
  const acts = useActsOn(props);
  return (
    <li className="person">
      <Avatar name={person.name} size={36} />
      <div className="person-who">
        <span className="row-title">
          {person.name} {isSelf && <span className="row-about">{say('people.you')}</span>}
        </span>
        {person.email !== null && <span className="row-about">{person.email}</span>}
      </div>
      <div className="person-now">
        <Presence person={person} people={people} />
        <span className="person-chips">
          {teams.length === 0 && <span className="row-about">{say('people.noTeam')}</span>}
          {teams.map((team) => (
            <Chip key={team.id}>{team.name}</Chip>
          ))}
          {person.languages.map((code) => (
            <Chip key={code} tone="info">
              {languageName(code)}
            </Chip>
          ))}
        </span>
      </div>
      <Load person={person} />
      <div className="person-acts">
        <RoleMenu slug={slug} person={person} roles={roles} />
        {acts.length > 0 && (
          <Menu
            label={say('people.acts', { name: person.name })}
            align="end"
            items={acts}
            trigger={<IconButton label={say('people.acts', { name: person.name })} icon={<IconMore />} />}
          />
        )}
      </div>
    </li>
  );
}

function RoleMenu({ slug, person, roles }: Pick<PersonRowProps, 'slug' | 'person' | 'roles'>) {
  const { id, name, role } = person;
  const giving = useChange<Role>(slug, {
    send: (next) => putRole(slug, id, { role: next }),
    done: (next) => say('people.roleDone', { name, role: say(`people.role.${next}`) }),
  });
  const word = say(`people.role.${role}`);
  if (roles === null) return <Chip tone={role === 'owner' ? 'accent' : 'neutral'}>{word}</Chip>;
  const items: MenuItem[] = [...everyRole]
    .reverse()
    .filter((one) => roles.includes(one))
    .map((one) => ({
      id: one,
      label: say(`people.role.${one}`),
      hint: say(`people.roleAbout.${one}`),
      isChosen: one === role,
      onPick: () => one !== role && giving.mutate(one),
    }));
  return (
    <Menu
      label={say('people.role')}
      align="end"
      items={items}
      trigger={
        <button type="button" className="role-button" aria-label={say('people.roleOf', { name, role: word })}>
          {word}
          <IconChevronDown size={12} />
        </button>
      }
    />
  );
}

function useActsOn({ slug, person, isSelf, roles, canLead, onAct }: PersonRowProps): readonly MenuItem[] {
  const { id, name, away } = person;
  const back = useChange(slug, {
    send: () => endAway(slug, id),
    done: () => (isSelf ? say('people.backDone') : say('people.backDoneOther', { name })),
  });
  const open = (act: PersonAct, label: string): MenuItem => ({ id: act, label, onPick: () => onAct(act) });
  return [
    ...(isSelf || canLead ? [open('away', say(isSelf ? 'people.awaySelf' : 'people.away'))] : []),
    ...((isSelf || canLead) && away !== null
      ? [{ id: 'back', label: say('people.back'), onPick: () => back.mutate() }]
      : []),
    ...(canLead ? [open('hours', say('people.hours')), open('work', say('people.work'))] : []),
    ...(roles !== null && !isSelf ? [{ ...open('remove', say('people.remove')), startsGroup: true }] : []),
  ];
}
