// A rehearsal of the rules: this mention, then; who would hear of it, when. Asks of the draft as it stands.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { dryRun } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlay } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { DryRunForm, type ImaginedMention } from './DryRunForm.tsx';
import { DryRunFound } from './DryRunFound.tsx';
import { useProtocolDesk } from './desk.ts';
import './DryRun.css';

export function DryRunTab() {
  const { slug, protocol, isChanged, known } = useProtocolDesk();
  const [given, setGiven] = useState<ImaginedMention | null>(null);
  const channel = known.channels[0]?.id ?? null;
  const imagined = given ?? usualMention(channel ?? '');
  const run = useMutation({
    mutationFn: async (mention: ImaginedMention) => {
      const { at: wished, ...about } = mention;
      const at = wished ?? new Date().toISOString();
      const found = await dryRun(slug, { about, at, ...(isChanged ? { protocol } : {}) });
      return { at, found };
    },
  });
  return (
    <div className="dry-run">
      <form
        className="dry-run-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!run.isPending) run.mutate(imagined);
        }}
      >
        <p className="rule-about">{say(isChanged ? 'protocol.dryRunDraft' : 'protocol.dryRunAbout')}</p>
        <DryRunForm mention={imagined} onMention={setGiven} />
        <Button type="submit" variant="primary" icon={<IconPlay />} isBusy={run.isPending} disabled={channel === null}>
          {say('protocol.dryRunGo')}
        </Button>
        <TroubleLine words={run.isError ? troubleOf(run.error) : undefined} />
      </form>
      <div className="dry-run-answer" aria-live="polite">
        {run.data === undefined ? (
          <p className="dry-run-empty">{say('protocol.dryRunEmpty')}</p>
        ) : (
          <DryRunFound found={run.data.found} saidAt={run.data.at} />
        )}
      </div>
    </div>
  );
}

/** A complaint in public, now: what most rules are for. */
function usualMention(channel: string): ImaginedMention {
  return {
    channel,
    sphere: 'earned',
    kind: 'complaint',
    feeling: 'negative',
    language: 'en',
    location: null,
    isUrgent: false,
    isAbusive: false,
    rating: null,
    reach: null,
    at: null,
  };
}
