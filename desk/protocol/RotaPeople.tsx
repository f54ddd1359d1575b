// Whose turn follows whose, and whose it is now.

import type { Rota } from '../../core/protocol/protocol.ts';
import { onDuty } from '../../core/triage/rota.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { Menu } from '../parts/Menu.tsx';
import { useNow } from '../parts/ticker.ts';
import { useProtocolDesk } from './desk.ts';
import { numbered, removeAt, swap } from './edit-list.ts';
import { OrderButtons } from './OrderButtons.tsx';

interface PeopleProps {
  readonly rota: Rota;
  readonly onPeople: (people: readonly string[]) => void;
}

export function RotaPeople({ rota, onPeople }: PeopleProps) {
  const { name, people } = rota;
  const onNow = onDutyNow(rota, new Date(useNow(30_000)));
  const { known, naming } = useProtocolDesk();
  const others = known.people.filter(({ email }) => !people.includes(email));
  return (
    <>
      <ol className="turns" aria-label={say('protocol.turnsOf', { name })}>
        {numbered(people).map(({ key, at, item: email }) => (
          <li key={key} className="turn">
            <Avatar name={naming.person(email)} size={22} />
            <span className="turn-name">
              {naming.person(email)} {email === onNow && <Chip tone="good">{say('protocol.onNow')}</Chip>}
            </span>
            <OrderButtons
              name={naming.person(email)}
              onEarlier={at === 0 ? null : () => onPeople(swap(people, at, at - 1))}
              onLater={at + 1 === people.length ? null : () => onPeople(swap(people, at, at + 1))}
              onRemove={() => onPeople(removeAt(people, at))}
            />
          </li>
        ))}
      </ol>
      <Menu
        label={say('protocol.addTurn')}
        items={others.map((person) => ({
          id: person.email,
          label: person.name,
          hint: person.email,
          onPick: () => onPeople([...people, person.email]),
        }))}
        trigger={
          <Button size="s" variant="ghost" icon={<IconPlus size={14} />} disabled={others.length === 0}>
            {say('protocol.addTurn')}
          </Button>
        }
      />
    </>
  );
}

/** Null also while its zone or its date is being typed. */
function onDutyNow(rota: Rota, now: Date): string | null {
  try {
    return onDuty(rota, now);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}
