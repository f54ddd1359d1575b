// Connects an own profile, so that Heed hears what is said to it and can answer as it: first the channel, then what that
// channel asks for.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelView } from '../../wire/sources.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { ConnectSteps } from './ConnectSteps.tsx';
import { CredentialForm } from './CredentialForm.tsx';

interface ConnectProfileProps {
  readonly slug: string;
  /** The channel to connect on; null lets the person choose. */
  readonly channel: string | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ConnectProfile({ slug, channel, isOpen, onClose }: ConnectProfileProps) {
  const { isRehearsal } = useBrand();
  const channels = useQuery(channelsOf());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = channels.data?.find(({ id }) => id === (channel ?? chosenId));
  const close = (): void => {
    setChosenId(null);
    onClose();
  };
  const title = chosen === undefined ? say('sources.connect') : say('sources.connectOn', { channel: chosen.label });
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} width={chosen?.credential?.app === undefined ? 'm' : 'l'}>
      {channels.isError && <Trouble error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.isPending && <Skeleton />}
      {channels.data !== undefined && chosen === undefined && (
        <div className="kinds">
          <p className="manifest-help">{say('sources.connectAbout')}</p>
          <div className="kinds-choices">
            {channels.data
              .filter((one) => one.credential !== null && (one.isRehearsal ?? false) === isRehearsal)
              .map(({ id, label }) => (
                <Button key={id} icon={<ChannelMark channel={id} />} onClick={() => setChosenId(id)}>
                  {label}
                </Button>
              ))}
          </div>
        </div>
      )}
      {chosen !== undefined && chosen.credential !== null && (
        <ConnectOn slug={slug} channel={chosen} credential={chosen.credential} onDone={close} />
      )}
    </Dialog>
  );
}

interface ConnectOnProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly credential: NonNullable<ChannelView['credential']>;
  readonly onDone: () => void;
}

function ConnectOn(props: ConnectOnProps) {
  const { app } = props.credential;
  return app === undefined ? <CredentialForm {...props} onBack={null} /> : <ConnectSteps {...props} form={app} />;
}
