// What stands under words that are hidden on their platform, or asked to be: who wants it, why, and what the reader may do
// about it. The words themselves stay as they were.

import type { ThreadItem } from '../../wire/case.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { hiding as messages } from '../messages/en/hiding.ts';
import { sayClockTime, sayDay } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useNow } from '../parts/ticker.ts';
import { useSession } from '../session.ts';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import './Hiding.css';

learn(messages);

type Hidden = NonNullable<ThreadItem['hiding']>;

interface HidingProps {
  readonly page: KeptCase;
  readonly item: ThreadItem;
}

export function Hiding({ page, item }: HidingProps) {
  if (item.hiding === null) return null;
  return <HidingOf page={page} mentionId={item.id} hiding={item.hiding} />;
}

interface HidingOfProps {
  readonly page: KeptCase;
  readonly mentionId: string;
  readonly hiding: Hidden;
}

function HidingOf({ page, mentionId, hiding }: HidingOfProps) {
  const { state, error } = hiding;
  return (
    <section className={state === 'asked' ? 'hiding' : 'hiding hiding-done'} aria-label={say('hiding.reason')}>
      <p className="hiding-words" dir="auto">
        {stateWords(hiding)}
      </p>
      {error !== null && (
        <p className="hiding-trouble" dir="auto">
          {say('hiding.refusedThere', { words: error })}
        </p>
      )}
      {state === 'asked' && <Settling page={page} mentionId={mentionId} hiding={hiding} />}
      {state === 'hidden' && <Showing page={page} mentionId={mentionId} />}
    </section>
  );
}

function Settling({ page, mentionId, hiding }: HidingOfProps) {
  const acts = useActs();
  const me = useSession()?.person.id;
  const now = useNow(30_000);
  const mayCare = useMay('agent');
  if (!mayCare) return null;
  const from = hiding.confirmFrom === null ? null : Date.parse(hiding.confirmFrom);
  const isMine = hiding.by.id === me;
  const settle = (how: 'confirm' | 'refuse' | 'withdraw') => void acts.settleHide(page, mentionId, how);
  return (
    <div className="hiding-acts">
      {from !== null && from <= now && (
        <Button size="s" variant="primary" onClick={() => settle('confirm')}>
          {say('hiding.confirm')}
        </Button>
      )}
      {from !== null && from > now && <span>{say('hiding.waitAlone', { time: sayClockTime(new Date(from)) })}</span>}
      {isMine ? (
        <Button size="s" variant="ghost" onClick={() => settle('withdraw')}>
          {say('hiding.withdraw')}
        </Button>
      ) : (
        from !== null && (
          <Button size="s" variant="ghost" onClick={() => settle('refuse')}>
            {say('hiding.refuse')}
          </Button>
        )
      )}
    </div>
  );
}

function Showing({ page, mentionId }: Omit<HidingOfProps, 'hiding'>) {
  const acts = useActs();
  const mayCare = useMay('agent');
  if (!mayCare || !page.ways.canHide) return null;
  return (
    <div className="hiding-acts">
      <Button size="s" variant="ghost" onClick={() => void acts.settleHide(page, mentionId, 'show')}>
        {say('hiding.show')}
      </Button>
    </div>
  );
}

function stateWords({ state, by, reason, reasonCode, settledBy, settledAt, at, isAlone }: Hidden): string {
  const why = say(`hiding.${reasonCode}`);
  const told = { by: by.name, reason: reason === '' ? why : `${why} (“${reason}”)` };
  if (state === 'asked') return say('hiding.asked', told);
  if (state !== 'hidden') return say('hiding.working');
  const day = sayDay(new Date(settledAt ?? at));
  if (isAlone) return say('hiding.hiddenAlone', { ...told, day });
  return say('hiding.hidden', { ...told, day, second: settledBy?.name ?? '' });
}
