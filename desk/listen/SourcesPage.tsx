// Where this brand is heard: every source with its heartbeat, the own profiles it answers as, and the way to add more.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfileView } from '../../wire/sources.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconKey, IconPlus, IconSources } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { AddSource } from './AddSource.tsx';
import { ConnectProfile } from './ConnectProfile.tsx';
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

  if (listening.isError && listening.data === undefined) {
    return <Trouble error={listening.error} onRetry={() => void listening.refetch()} />;
  }
  // The server refuses the others; buttons that only refuse are not drawn.
  const canConnect = brand.role === 'owner';
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
            <Button variant="primary" icon={<IconPlus />} onClick={() => setOpened('source')}>
              {say('sources.add')}
            </Button>
          </>
        )}
      </PageHead>
      {listening.isPending && <Skeleton shape="row" lines={4} />}
      {listening.isSuccess && sources.length === 0 && (
        <EmptyState
          icon={<IconSources size={20} />}
          title={say('sources.emptyTitle')}
          action={
            canConnect && (
              <Button variant="primary" onClick={() => setOpened('source')}>
                {say('sources.add')}
              </Button>
            )
          }
        >
          {say('sources.empty')}
        </EmptyState>
      )}
      <ul className="sources">
        {sources.map((source) => (
          <SourceCard key={source.id} slug={brand.slug} source={source} canAct={canConnect} />
        ))}
      </ul>
      {profiles.length > 0 && (
        <Profiles profiles={profiles} labelOf={labelOf} onConnect={canConnect ? setOpened : null} />
      )}
      <AddSource
        slug={brand.slug}
        profiles={profiles}
        isOpen={opened === 'source'}
        onClose={() => setOpened(null)}
        onConnect={(channel) => setOpened({ profileOn: channel })}
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

interface ProfilesProps {
  readonly profiles: readonly ProfileView[];
  readonly labelOf: (channel: string) => string;
  /** Null for those who may not. */
  readonly onConnect: ((opened: Opened) => void) | null;
}

function Profiles({ profiles, labelOf, onConnect }: ProfilesProps) {
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('sources.profiles')}</h2>
      <ul className="rows">
        {profiles.map((profile) => {
          const name = profile.name ?? profile.handle ?? labelOf(profile.channel);
          return (
            <li key={profile.id} className="row">
              <ChannelMark channel={profile.channel} label={labelOf(profile.channel)} size={20} />
              <span className="row-words">
                <span className="row-title">
                  {profile.url === null ? (
                    name
                  ) : (
                    <a href={profile.url} target="_blank" rel="noreferrer">
                      {name}
                    </a>
                  )}
                </span>
                <span className="row-about">
                  {profile.handle} <RelativeTime at={profile.connectedAt} />
                </span>
              </span>
              {profile.state === 'expired' ? (
                <>
                  <Chip tone="bad">{say('sources.profileExpired')}</Chip>
                  {onConnect !== null && (
                    <Button size="s" onClick={() => onConnect({ profileOn: profile.channel })}>
                      {say('sources.reconnect')}
                    </Button>
                  )}
                </>
              ) : (
                <Chip tone="good">{say('sources.profileConnected')}</Chip>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
