// Connects an own profile, so that Heed hears what is said to it and can answer as it. The form is the channel's; what
// is typed goes to the server, which seals it, and is forgotten here.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelView } from '../../wire/sources.ts';
import { connectProfile } from '../api.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';
import { useBrand } from '../use-brand.ts';
import { filledIn, ManifestFields } from './ManifestFields.tsx';
import { sourcesOf } from './sources-of.ts';

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
    <Dialog isOpen={isOpen} onClose={close} title={title}>
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
        <CredentialForm slug={slug} channel={chosen} credential={chosen.credential} onDone={close} />
      )}
    </Dialog>
  );
}

interface CredentialFormProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly credential: NonNullable<ChannelView['credential']>;
  readonly onDone: () => void;
}

function CredentialForm({ slug, channel, credential, onDone }: CredentialFormProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const connecting = useMutation({
    mutationFn: () => connectProfile(slug, { channel: channel.id, credential: filledIn(values) }),
    onSuccess: async ({ profiles }) => {
      const name = profiles.map((one) => one.name ?? one.handle ?? channel.label).join(', ');
      toast.show({ message: say('sources.connected', { name }), tone: 'good' });
      await client.invalidateQueries({ queryKey: sourcesOf(slug).queryKey });
      onDone();
    },
  });
  const trouble = formTroubleOf(
    connecting.error,
    credential.fields.map((field) => field.name),
  );
  return (
    <DialogForm
      className="manifest-form"
      sending={connecting}
      trouble={trouble.general}
      send={say('sources.connectNow')}
      cancel={say('parts.cancel')}
      onCancel={onDone}
    >
      <p className="manifest-help">{credential.help}</p>
      <ManifestFields fields={credential.fields} values={values} onValues={setValues} trouble={trouble} />
    </DialogForm>
  );
}
