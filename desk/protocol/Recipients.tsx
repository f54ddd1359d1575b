// Whom a step tells: a chip for each, and a menu of everybody else. An address outside Heed is typed into its chip.

import type { Recipient } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { type ProtocolDesk, useProtocolDesk } from './desk.ts';
import { numbered, removeAt, replaceAt } from './edit-list.ts';
import { TextBox } from './inline-fields.tsx';
import { recipientTitle, recipientWords } from './rule-words.ts';

interface RecipientsProps {
  /** The step, for the labels. */
  readonly of: string;
  readonly tell: readonly Recipient[];
  readonly onTell: (tell: readonly Recipient[]) => void;
}

export function Recipients({ of, tell, onTell }: RecipientsProps) {
  const desk = useProtocolDesk();
  return (
    <div className="recipients">
      {numbered(tell).map(({ key, at, item }) => (
        <span key={key} className="recipient">
          {'address' in item ? (
            <TextBox
              type="email"
              label={say('protocol.outsideAddress')}
              placeholder={say('protocol.recipient.addressYet')}
              value={item.address}
              onValue={(address) => onTell(replaceAt(tell, at, { address }))}
            />
          ) : (
            recipientTitle(item, desk.naming)
          )}
          <IconButton
            label={say('protocol.removeNamed', { name: recipientWords(item, desk.naming) })}
            icon={<IconClose size={12} />}
            onClick={() => onTell(removeAt(tell, at))}
          />
        </span>
      ))}
      <Menu
        label={say('protocol.tellAlso', { step: of })}
        items={choicesOf(desk, tell, (recipient) => onTell([...tell, recipient]))}
        trigger={
          <Button size="s" variant="ghost" icon={<IconPlus size={14} />}>
            {say('protocol.tell')}
          </Button>
        }
      />
    </div>
  );
}

function choicesOf(
  { known, protocol, naming }: ProtocolDesk,
  tell: readonly Recipient[],
  onPick: (recipient: Recipient) => void,
): readonly MenuItem[] {
  const groups: readonly (readonly Recipient[])[] = [
    [{ role: 'assignee' }, { role: 'leads' }, { role: 'owners' }],
    known.teams.map(({ slug }) => ({ team: slug })),
    protocol.rotas.map(({ slug }) => ({ rota: slug })),
    known.people.map(({ email }) => ({ person: email })),
    [{ address: '' }],
  ];
  const isTold = (recipient: Recipient): boolean =>
    !('address' in recipient) && tell.some((told) => JSON.stringify(told) === JSON.stringify(recipient));
  return groups.flatMap((group) =>
    group
      .filter((recipient) => !isTold(recipient))
      .map((recipient, at) => ({
        id: JSON.stringify(recipient),
        label: 'address' in recipient ? say('protocol.addAddress') : recipientTitle(recipient, naming),
        ...('person' in recipient ? { hint: recipient.person } : {}),
        startsGroup: at === 0 && group !== groups[0],
        onPick: () => onPick(recipient),
      })),
  );
}
