// Whose matter it is and why, where the brand's routes decided it. In: the case. Out: one sentence; what is only proposed
// is taken with one press or one key.

import { useQuery } from '@tanstack/react-query';
import { useCommands } from '../keys/commands.ts';
import { KeyNames } from '../keys/KeyNames.tsx';
import { type KeptCase, sessionOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import { ownershipOf } from './ownership.ts';

export function OwnerLine({ page }: { readonly page: KeptCase }) {
  const me = useQuery(sessionOf()).data?.person;
  const mayTake = useMay('trainee');
  const owner = me === undefined ? null : ownershipOf(page, me.id);
  if (me === undefined || owner === null) return null;
  return (
    <p className="case-owner">
      <span>{owner.sentence}</span>
      {owner.isOpen && mayTake && <Take page={page} me={{ id: me.id, name: me.name }} />}
    </p>
  );
}

interface TakeProps {
  readonly page: KeptCase;
  readonly me: { readonly id: string; readonly name: string };
}

function Take({ page, me }: TakeProps) {
  const acts = useActs();
  const take = (): void => void acts.assign(page, me);
  useCommands([{ id: 'take', label: say('clocks.take'), group: 'case', keys: ['t'], run: take }]);
  return (
    <Button size="s" onClick={take}>
      {say('clocks.take')}
      <span className="case-key" aria-hidden="true">
        <KeyNames keys="t" />
      </span>
    </Button>
  );
}
