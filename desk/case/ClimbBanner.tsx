// A case that climbs an escalation tree says so, and by when more people hear of it. In: the case. Out: "I see to it",
// by button and by key, which stops the climb.

import type { CasePage } from '../../wire/case.ts';
import { useCommands } from '../keys/commands.ts';
import { KeyNames } from '../keys/KeyNames.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { sayInstant, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconAlert } from '../parts/icons.tsx';
import { useNow } from '../parts/ticker.ts';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import './ClimbBanner.css';

export function ClimbBanner({ page }: { readonly page: KeptCase }) {
  if (page.climbs.length === 0) return null;
  return <Climbing page={page} />;
}

function Climbing({ page }: { readonly page: KeptCase }) {
  const maySee = useMay('trainee');
  return (
    <section className="climb" aria-label={say('clocks.climbs')}>
      <IconAlert size={16} />
      <ul className="climb-trees">
        {page.climbs.map((climb) => (
          <li key={climb.tree}>
            <Climb climb={climb} />
          </li>
        ))}
      </ul>
      {maySee && <SeeToIt page={page} />}
    </section>
  );
}

function SeeToIt({ page }: { readonly page: KeptCase }) {
  const acts = useActs();
  const seeToIt = (): void => void acts.acknowledge(page);
  useCommands([{ id: 'see-to-it', label: say('clocks.iSeeToIt'), group: 'case', keys: ['i'], run: seeToIt }]);
  return (
    <Button size="s" onClick={seeToIt}>
      {say('clocks.iSeeToIt')}
      <span className="case-key" aria-hidden="true">
        <KeyNames keys="i" />
      </span>
    </Button>
  );
}

function Climb({ climb: { tree, nextAt } }: { readonly climb: CasePage['climbs'][number] }) {
  const nowMs = useNow(1_000);
  const leftMs = Date.parse(nextAt) - nowMs;
  return (
    <>
      <strong>{say('clocks.climbing', { tree })}</strong>{' '}
      <time dateTime={nextAt} title={sayInstant(new Date(nextAt))}>
        {leftMs > 0 ? say('clocks.nextStep', { span: saySpan(leftMs) }) : say('clocks.stepNow')}
      </time>
    </>
  );
}
