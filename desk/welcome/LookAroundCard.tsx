// Opens the rehearsal brand: simulated customers, alive, nothing leaves the machine.

import { useMutation } from '@tanstack/react-query';
import type { BrandRef } from '../../wire/account.ts';
import { openRehearsal } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconChat } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';

export function LookAroundCard({ onOpen }: { readonly onOpen: (brand: BrandRef) => Promise<void> }) {
  const opening = useMutation({ mutationFn: async () => onOpen(await openRehearsal()) });
  return (
    <section className="welcome-card">
      <span className="welcome-icon">
        <IconChat size={22} />
      </span>
      <h2 className="welcome-choice">{say('welcome.look')}</h2>
      <p className="welcome-words">{say('welcome.lookAbout')}</p>
      <ul className="welcome-points">
        <li>{say('welcome.lookPoint1')}</li>
        <li>{say('welcome.lookPoint2')}</li>
        <li>{say('welcome.lookPoint3')}</li>
      </ul>
      <TroubleLine words={formTroubleOf(opening.error, []).general} />
      <Button size="l" isBusy={opening.isPending} onClick={() => opening.mutate()}>
        {say('welcome.lookNow')}
      </Button>
    </section>
  );
}
