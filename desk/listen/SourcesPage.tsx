// Where this brand is heard: every source with its heartbeat, the own profiles it answers as, and the way to add more.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../core/role.ts';
import type { SourceView } from '../../wire/sources.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
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
import { Profiles } from './Profiles.tsx';
import { SourceCard } from './SourceCard.tsx';
import { sourcesOf } from './sources-of.ts';
import './SourcesPage.css';

type Opened = 'source' | { readonly profileOn: string | null } | null;

export function SourcesPage() {
  const brand = useBrand();
  usePageTitle(say('sources.title'), brand.name);
  const listening = useQuery(sourcesOf(brand.slug));
  const channels = useQuery(channelsOf());
  const [opened, setOpened] = useState<Opened>(null);
  const add = (): void => setOpened('source');
  const connectOn = (channel: string): void => setOpened({ profileOn: channel });

  if (listening.isError && listening.data === undefined) {
    return <Trouble error={listening.error} onRetry={() => void listening.refetch()} />;
  }
  // The server refuses the others; buttons that only refuse are not drawn.
  const canConnect = isAtLeast(brand.role, 'admin');
  const { sources, profiles } = listening.data ?? { sources: [], profiles: [] };
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
      {listening.isPending ? (
        <Skeleton shape="row" lines={4} />
      ) : (
        <SourceList
          slug={brand.slug}
          sources={sources}
          onAdd={canConnect ? add : null}
          onConnect={canConnect ? connectOn : null}
        />
      )}
      {profiles.length > 0 && (
        <Profiles profiles={profiles} labelOf={labelOf} onConnect={canConnect ? connectOn : null} />
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
  return (
    <ul className="sources">
      {sources.map((source) => (
        <SourceCard key={source.id} slug={slug} source={source} canAct={onAdd !== null} onConnect={onConnect} />
      ))}
    </ul>
  );
}
