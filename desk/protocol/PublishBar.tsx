// The bar that follows a draft: how much it changes, whether anything is wrong with it, and the ways on.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { changesOf } from './changes.ts';
import { useProtocolDesk } from './desk.ts';
import { tabOf } from './fault-places.ts';
import { namingOf } from './naming.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import type { Checked } from './use-check.ts';
import type { Draft } from './use-draft.ts';

export function PublishBar({ draft, check }: { readonly draft: Draft; readonly check: Checked }) {
  const { slug, known } = useProtocolDesk();
  const toast = useToast();
  const [isReviewing, setReviewing] = useState(false);
  if (!draft.isChanged) return null;
  const changes = changesOf(draft.base.protocol, draft.protocol, (protocol) => namingOf(known, protocol));
  const drop = (): void => {
    const dropped = draft.protocol;
    draft.drop();
    toast.show({
      message: say('protocol.dropped'),
      action: { label: say('protocol.takeBack'), onAct: () => draft.change(() => dropped) },
    });
  };
  return (
    <section className="publish" aria-label={say('protocol.draft')}>
      <div className="publish-words" aria-live="polite">
        <strong>{say('protocol.changes', { count: changes.length })}</strong>
        <span className={check.faults.length > 0 ? 'publish-faulty' : 'publish-state'}>
          {check.isSettled || check.faults.length > 0
            ? say('protocol.faults', { count: check.faults.length })
            : check.error === null && say('protocol.checking')}
        </span>
        {[...new Set(check.faults.map(tabOf))].map((tab) => (
          <Link key={tab} to="/b/$slug/protocol/$tab" params={{ slug, tab }} className="publish-place">
            {say(`protocol.tab.${tab}`)}
          </Link>
        ))}
        {check.error !== null && <TroubleLine words={troubleOf(check.error)} />}
      </div>
      <div className="publish-acts">
        <Button variant="ghost" onClick={drop}>
          {say('protocol.drop')}
        </Button>
        <Button onClick={check.again}>{say('protocol.check')}</Button>
        <Button variant="primary" onClick={() => setReviewing(true)}>
          {say('protocol.publish')}
        </Button>
      </div>
      {isReviewing && (
        <ReviewDialog
          draft={draft}
          changes={changes}
          faults={check.faults}
          again={check.again}
          onClose={() => setReviewing(false)}
        />
      )}
    </section>
  );
}
