// Where this brand is heard: every source with its heartbeat, the own profiles it answers as, and the way to add more.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../core/role.ts';
import type { SourceView } from '../../wire/sources.ts';
import { channelsOf } from '../live/snapshots.ts';
import { connecting } from '../messages/en/connecting.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconKey, IconPlus, IconSources } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { AddSource } from './AddSource.tsx';
import { ConnectProfile } from './ConnectProfile.tsx';
import { ConsentNote } from './ConsentNote.tsx';
import { isDeaf } from './hearing.ts';
import { Profiles } from './Profiles.tsx';
import { SourceCard } from './SourceCard.tsx';
import { sourcesOf } from './sources-of.ts';
import { useConsent } from './use-consent.ts';
import './SourcesPage.css';

learn(connecting);

type Opened = 'source' | { readonly profileOn: string | null } | null;

export function SourcesPage() {
  const brand = useBrand();
  usePageTitle(say('sources.title'), brand.name);
  const listening = useQuery(sourcesOf(brand.slug));
  const channels = useQuery(channelsOf());
  const [opened, setOpened] = useState<Opened>(null);
  const add = (): void => setOpened('source');
  const connectOn = (channel: string): void => setOpened({ profileOn: channel });
  const leaving = useConsent(brand.slug);
  /** One press where the platform asks for consent and all is registered; else the way is shown. */
  const connectAgain = (channel: string): void => {
    const consent = channels.data?.find(({ id }) => id === channel)?.credential?.consent;
    if (consent === undefined) connectOn(channel);
    else leaving.mutate(channel, { onError: () => connectOn(channel) });
  };

  if (listening.isError && listening.data === undefined) {
    return <Trouble error={listening.error} onRetry={() => void listening.refetch()} />;
  }
  // The server refuses the others; buttons that only refuse are not drawn.
  const canConnect = isAtLeast(brand.role, 'admin');
  const { sources, profiles, pushes } = listening.data ?? { sources: [], profiles: [], pushes: [] };
  const labelOf = (channel: string): string => channels.data?.find(({ id }) => id === channel)?.label ?? channel;
  return (
    <div className="page">
      <PageHead title={say('sources.title')} about={canConnect ? say('sources.about') : say('sources.aboutAgent')}>
        {canConnect && (
          <>
            <Button icon={<IconKey />} onClick={() => setOpened({ profileOn: null })}>
              {say('sources.connect')}
            </Button>
            <Button variant="primary" icon={<IconPlus />} onClick={add}>
              {say('sources.add')}
            </Button>
          </>
        )}
      </PageHead>
      {canConnect && <ConsentNote slug={brand.slug} labelOf={labelOf} onConnect={connectOn} />}
      {listening.isPending ? (
        <Skeleton shape="row" lines={4} />
      ) : (
        <SourceList
          slug={brand.slug}
          sources={sources}
          onAdd={canConnect ? add : null}
          onConnect={canConnect ? connectAgain : null}
        />
      )}
      {profiles.length > 0 && (
        <Profiles profiles={profiles} pushes={pushes} labelOf={labelOf} onConnect={canConnect ? connectAgain : null} />
      )}
      <AddSource
        slug={brand.slug}
        profiles={profiles}
        isOpen={opened === 'source'}
        onClose={() => setOpened(null)}
        onConnect={connectOn}
      />
      <ConnectProfile
        slug={brand.slug}
        channel={opened === 'source' ? null : (opened?.profileOn ?? null)}
        isOpen={opened !== null && opened !== 'source'}
        onClose={() => setOpened(null)}
      />
    </div>
  );
}

interface SourceListProps {
  readonly slug: string;
  readonly sources: readonly SourceView[];
  /** Null for those who may not. */
  readonly onAdd: (() => void) | null;
  readonly onConnect: ((channel: string) => void) | null;
}

function SourceList({ slug, sources, onAdd, onConnect }: SourceListProps) {
  if (sources.length === 0) {
    const action = onAdd !== null && (
      <Button variant="primary" onClick={onAdd}>
        {say('sources.add')}
      </Button>
    );
    return (
      <EmptyState icon={<IconSources size={20} />} title={say('sources.emptyTitle')} action={action}>
        {say('sources.empty')}
      </EmptyState>
    );
  }
  const cards = (some: readonly SourceView[]) => (
    <ul className="sources">
      {some.map((source) => (
        <SourceCard key={source.id} slug={slug} source={source} canAct={onAdd !== null} onConnect={onConnect} />
      ))}
    </ul>
  );
  // What needs somebody stands first: among twenty places it would not be found.
  const deaf = sources.filter(isDeaf);
  const others = sources.filter((source) => !isDeaf(source));
  if (deaf.length === 0 || others.length === 0) return cards(sources);
  return (
    <>
      <section>
        <h2 className="page-heading">{say('shell.failing', { count: deaf.length })}</h2>
        {cards(deaf)}
      </section>
      <section className="page-section">
        <h2 className="page-heading">{say('sources.others', { count: others.length })}</h2>
        {cards(others)}
      </section>
    </>
  );
}
