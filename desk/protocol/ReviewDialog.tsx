// The last look before a draft becomes the protocol: every changed rule, as it read and as it will read.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Fault } from '../../core/protocol/fault.ts';
import { isApiError, pushProtocol } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import type { Change } from './changes.ts';
import { DiffLines } from './DiffLines.tsx';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { protocolOf, versionsOf } from './snapshots.ts';
import type { Draft } from './use-draft.ts';

interface ReviewProps {
  readonly draft: Draft;
  readonly changes: readonly Change[];
  readonly faults: readonly Fault[];
  /** Asks for the faults anew. */
  readonly again: () => void;
  readonly onClose: () => void;
}

export function ReviewDialog({ draft, changes, faults, again, onClose }: ReviewProps) {
  const pushing = usePush(draft, again, onClose);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="l"
      title={say('protocol.reviewTitle')}
      description={say('protocol.reviewAbout')}
    >
      <ul className="review">
        {changes.map((change) => (
          <li key={change.key}>
            <h3 className="review-title">{change.title}</h3>
            <DiffLines lines={change.lines.filter(({ sign }) => change.isOrder || sign !== ' ')} />
          </li>
        ))}
      </ul>
      <FaultLines faults={faults} />
      <TroubleLine words={pushing.error === null ? undefined : troubleOf(pushing.error)} />
      {isApiError(pushing.error, 'conflict') && <p>{say('protocol.conflict')}</p>}
      <div className="dialog-actions">
        <Button variant="ghost" onClick={onClose}>
          {say('protocol.goOn')}
        </Button>
        <Button
          variant="primary"
          disabled={faults.length > 0}
          isBusy={pushing.isPending}
          onClick={() => pushing.mutate()}
        >
          {isApiError(pushing.error, 'conflict') ? say('protocol.publishOver') : say('protocol.publish')}
        </Button>
      </div>
    </Dialog>
  );
}

function usePush({ base, protocol, putUpon, drop }: Draft, again: () => void, onPushed: () => void) {
  const { slug } = useProtocolDesk();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: () => pushProtocol(slug, { base: base.version, protocol }),
    onSuccess: async ({ version }) => {
      // First what is in force now, so that nothing old is seen in between.
      await client.fetchQuery({ ...protocolOf(slug), staleTime: 0 });
      drop();
      onPushed();
      toast.show({ message: say('protocol.published', { version }), tone: 'good' });
      void client.invalidateQueries({ queryKey: versionsOf(slug).queryKey });
    },
    onError: async (thrown) => {
      if (isApiError(thrown, 'conflict')) putUpon(await client.fetchQuery({ ...protocolOf(slug), staleTime: 0 }));
      if (isApiError(thrown) && thrown.status === 422) again();
    },
  });
}
