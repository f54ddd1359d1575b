// Who has a case, and giving it to somebody. In: the case and the brand's people. Out: a menu that opens by key too.

import { useQuery } from '@tanstack/react-query';
import { isAtLeast } from '../../core/role.ts';
import { keyName } from '../keys/KeyNames.tsx';
import { type KeptCase, peopleOf, sessionOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { IconAssign } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';

interface AssignMenuProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

export function AssignMenu({ slug, page, isOpen, onOpen }: AssignMenuProps) {
  const { row } = page;
  const acts = useActs();
  const me = useQuery(sessionOf()).data?.person.id;
  const mayGive = useMay('agent');
  // Observers take no cases; a trainee gives them to nobody else.
  const people = (useQuery(peopleOf(slug)).data?.people ?? []).filter(
    (one) => isAtLeast(one.role, 'trainee') && (mayGive || one.id === me),
  );
  const inOrder = [...people.filter((one) => one.id === me), ...people.filter((one) => one.id !== me)];
  const items: MenuItem[] = inOrder.map((person) => ({
    id: person.id,
    label: person.name,
    ...(person.id === me ? { hint: say('case.assignedToYou') } : {}),
    icon: <Avatar name={person.name} size={20} />,
    isChosen: row.assignee?.id === person.id,
    onPick: () => void acts.assign(page, { id: person.id, name: person.name }),
  }));
  const nobody: MenuItem = {
    id: 'nobody',
    label: say('case.unassign'),
    isChosen: row.assignee === null,
    startsGroup: true,
    onPick: () => void acts.assign(page, null),
  };
  const label = row.assignee === null ? say('case.assign') : say('inbox.with', { name: row.assignee.name });
  return (
    <Menu
      label={say('case.assignTo')}
      items={mayGive ? [...items, nobody] : items}
      align="end"
      isOpen={isOpen}
      onOpen={onOpen}
      trigger={
        <button type="button" className="head-menu" title={`${label} (${keyName('a')})`}>
          {row.assignee === null ? <IconAssign size={18} /> : <Avatar name={row.assignee.name} size={22} />}
          <span className="sr-only">{label}</span>
        </button>
      }
    />
  );
}
