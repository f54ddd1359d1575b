// Adds a place to listen: first the kind, as the channels offer them, then the form that kind asks for.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ChannelView, ProfileView } from '../../wire/sources.ts';
import { addSource } from '../api.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { IconBack } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';
import { useBrand } from '../use-brand.ts';
import { filledIn, ManifestFields } from './ManifestFields.tsx';
import { OnceRegistered } from './OnceRegistered.tsx';
import { sourcesOf } from './sources-of.ts';

type SourceKind = ChannelView['sourceKinds'][number];

interface Chosen {
  readonly channel: ChannelView;
  readonly kind: SourceKind;
}

interface AddSourceProps {
  readonly slug: string;
  readonly profiles: readonly ProfileView[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The kind listens as an own profile and the channel has none yet. */
  readonly onConnect: (channel: string) => void;
}

export function AddSource({ slug, profiles, isOpen, onClose, onConnect }: AddSourceProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const close = (): void => {
    setChosen(null);
    onClose();
  };
  const choose = (next: Chosen): void => {
    const profile = profiles.find(({ channel }) => channel === next.channel.id);
    if (next.kind.needsProfile && profile === undefined) {
      setChosen(null);
      onConnect(next.channel.id);
    } else setChosen(next);
  };
  const title =
    chosen === null
      ? say('sources.add')
      : say('sources.addOn', { channel: chosen.channel.label, kind: chosen.kind.label });
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title}>
      {chosen === null ? (
        <KindChoice onChoose={choose} />
      ) : (
        <WhatItNeeds slug={slug} chosen={chosen} onBack={() => setChosen(null)}>
          <SourceForm
            slug={slug}
            chosen={chosen}
            profileId={
              chosen.kind.needsProfile
                ? (profiles.find(({ channel }) => channel === chosen.channel.id)?.id ?? null)
                : null
            }
            onBack={() => setChosen(null)}
            onDone={close}
          />
        </WhatItNeeds>
      )}
    </Dialog>
  );
}

interface WhatItNeedsProps {
  readonly slug: string;
  readonly chosen: Chosen;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A connected profile has its registration behind it; what listens without one may still need a key. */
function WhatItNeeds({ slug, chosen: { channel, kind }, onBack, children }: WhatItNeedsProps) {
  const form = channel.credential?.app;
  if (form === undefined || kind.needsProfile) return children;
  return (
    <OnceRegistered slug={slug} channel={channel} form={form} onCancel={onBack}>
      {children}
    </OnceRegistered>
  );
}

function KindChoice({ onChoose }: { readonly onChoose: (chosen: Chosen) => void }) {
  const { isRehearsal } = useBrand();
  const channels = useQuery(channelsOf());
  if (channels.isError) return <Trouble error={channels.error} onRetry={() => void channels.refetch()} />;
  if (channels.data === undefined) return <Skeleton />;
  return (
    <div className="kinds">
      {channels.data
        .filter((channel) => channel.sourceKinds.length > 0 && (channel.isRehearsal ?? false) === isRehearsal)
        .map((channel) => (
          <section key={channel.id} className="kinds-channel">
            <h3 className="kinds-head">
              <ChannelMark channel={channel.id} size={18} />
              {channel.label}
            </h3>
            <p className="kinds-about">{channel.about}</p>
            <div className="kinds-choices">
              {channel.sourceKinds.map((kind) => (
                <Button key={kind.kind} size="s" onClick={() => onChoose({ channel, kind })}>
                  {kind.label}
                </Button>
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}

interface SourceFormProps {
  readonly slug: string;
  readonly chosen: Chosen;
  readonly profileId: string | null;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function SourceForm({ slug, chosen, profileId, onBack, onDone }: SourceFormProps) {
  const { channel, kind } = chosen;
  const client = useQueryClient();
  const toast = useToast();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const adding = useMutation({
    mutationFn: () => addSource(slug, { channel: channel.id, kind: kind.kind, config: filledIn(values), profileId }),
    onSuccess: async (source) => {
      toast.show({ message: say('sources.added', { label: source.label }), tone: 'good' });
      await client.invalidateQueries({ queryKey: sourcesOf(slug).queryKey });
      onDone();
    },
  });
  const trouble = formTroubleOf(
    adding.error,
    kind.fields.map((field) => field.name),
  );
  return (
    <DialogForm
      className="manifest-form"
      sending={adding}
      trouble={trouble.general}
      send={say('sources.listenHere')}
      cancel={say('sources.otherKind')}
      cancelIcon={<IconBack />}
      onCancel={onBack}
    >
      <ManifestFields fields={kind.fields} values={values} onValues={setValues} trouble={trouble} />
    </DialogForm>
  );
}
