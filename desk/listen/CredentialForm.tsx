// The form a channel asks for to connect a profile. What is typed goes to the server, which seals it, and is forgotten
// here.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelView } from '../../wire/sources.ts';
import { connectProfile } from '../api.ts';
import { sayList } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { DialogForm } from '../parts/DialogForm.tsx';
import { useToast } from '../parts/Toast.tsx';
import { formTroubleOf } from '../trouble.ts';
import { filledIn, ManifestFields } from './ManifestFields.tsx';
import { sourcesOf } from './sources-of.ts';

interface CredentialFormProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly credential: NonNullable<ChannelView['credential']>;
  /** Back to what is registered; null where nothing has to be. */
  readonly onBack: (() => void) | null;
  readonly onDone: () => void;
}

export function CredentialForm({ slug, channel, credential, onBack, onDone }: CredentialFormProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const connecting = useMutation({
    mutationFn: () => connectProfile(slug, { channel: channel.id, credential: filledIn(values) }),
    onSuccess: async ({ profiles }) => {
      const name = sayList(profiles.map((one) => one.name ?? one.handle ?? channel.label));
      toast.show({ message: say('sources.connected', { name, count: profiles.length }), tone: 'good' });
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
      cancel={onBack === null ? say('parts.cancel') : say('connecting.changeApp')}
      onCancel={onBack ?? onDone}
    >
      <p className="manifest-help">{credential.help}</p>
      <ManifestFields fields={credential.fields} values={values} onValues={setValues} trouble={trouble} />
    </DialogForm>
  );
}
