// The routes, tried on the cases of the last day: who would have taken which, and why. Asks of the draft as it stands.

import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoutesDryRun } from '../../wire/dry-run.ts';
import { dryRunRoutes } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { IconArrow, IconPlay } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { useProtocolDesk } from './desk.ts';
import { sayList, sentenceCase } from './list-words.ts';
import { routeReasons } from './route-reasons.ts';

type Taken = RoutesDryRun['cases'][number];

export function RouteTrial() {
  const { slug, protocol, isChanged } = useProtocolDesk();
  const trial = useMutation({ mutationFn: () => dryRunRoutes(slug, isChanged ? { protocol } : {}) });
  return (
    <div className="trial">
      <Button size="s" icon={<IconPlay size={14} />} isBusy={trial.isPending} onClick={() => trial.mutate()}>
        {say('protocol.tryRoutes')}
      </Button>
      <TroubleLine words={trial.isError ? troubleOf(trial.error) : undefined} />
      <div aria-live="polite">{trial.data !== undefined && <Found found={trial.data} slug={slug} />}</div>
    </div>
  );
}

function Found({ found: { cases, turns }, slug }: { readonly found: RoutesDryRun; readonly slug: string }) {
  if (cases.length === 0) return <p className="condition-none">{say('protocol.trialEmpty')}</p>;
  const shares = turns.map(({ name, cases: count }) => say('protocol.trialTurn', { name, count }));
  const sum = say('protocol.trialSum', { count: cases.length });
  return (
    <>
      <p className="trial-sum">
        {shares.length === 0 ? sum : say('protocol.trialShares', { sum, shares: sayList(shares) })}
      </p>
      <ol className="rows trial-cases">
        {cases.map((one) => (
          <li key={one.caseId} className="row">
            <ChannelMark channel={one.channel} />
            <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: one.caseId }} className="row-words trial-case">
              <span className="row-title">{one.customerName}</span>
              <span className="row-about trial-line">{one.firstLine}</span>
            </Link>
            <span className="row-words">
              <span className="trial-to">
                <IconArrow size={14} />
                <TakenBy taken={one} />
              </span>
              {one.route !== null && <span className="row-about">{reasonWords(one)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function TakenBy({ taken: { person, team } }: { readonly taken: Taken }) {
  const { naming } = useProtocolDesk();
  if (person !== null) return <strong>{person}</strong>;
  if (team === null) return <span>{say('protocol.trialNobody')}</span>;
  return <strong>{sentenceCase(say('protocol.recipient.team', { name: naming.team(team) }))}</strong>;
}

function reasonWords({ route, how, why }: Taken): string {
  const reasons = routeReasons(why);
  return say(how === 'assign' ? 'protocol.trialGiven' : 'protocol.trialProposed', {
    route: route ?? '',
    count: reasons.length,
    reasons: sayList(reasons),
  });
}
