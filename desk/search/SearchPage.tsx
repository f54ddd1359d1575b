// Searches everything heard and said, while one types. The words and the channel stand in the address, so a search
// can be shared and Back returns to it.

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { search } from '../api.ts';
import { sourcesOf } from '../listen/sources-of.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconSearch } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { HitRow } from './HitRow.tsx';
import './SearchPage.css';
import { useHitSteps } from './use-hit-steps.ts';

/** Long enough that a fast typist asks once a word, short enough to feel like at once. */
const PAUSE_MS = 160;
const LEAST = 2;

export function SearchPage() {
  const brand = useBrand();
  const given = useSearch({ from: '/b/$slug/search' });
  const navigate = useNavigate({ from: '/b/$slug/search' });
  const [words, setWords] = useState(given.q ?? '');
  const { list, onKeyDown } = useHitSteps();
  usePageTitle(say('search.title'), brand.name);

  const asked = given.q ?? '';
  useEffect(() => {
    const next = words.trim();
    if (next === asked) return;
    const timer = setTimeout(() => {
      const channel = given.channel === undefined ? {} : { channel: given.channel };
      void navigate({ search: { ...(next === '' ? {} : { q: next }), ...channel }, replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked, given.channel, navigate]);

  return (
    <div className="page page-narrow">
      <h1 className="sr-only">{say('search.title')}</h1>
      <search className="search-bar">
        <IconSearch size={20} />
        <input
          className="search-input"
          type="search"
          aria-label={say('search.label')}
          placeholder={say('search.placeholder')}
          // biome-ignore lint/a11y/noAutofocus: whoever opens the search page came to type
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </search>
      <ChannelFilter
        slug={brand.slug}
        chosen={given.channel}
        onChoose={(channel) =>
          void navigate({
            search: { ...(asked === '' ? {} : { q: asked }), ...(channel === undefined ? {} : { channel }) },
            replace: true,
          })
        }
      />
      <Hits slug={brand.slug} words={asked} channel={given.channel} list={list} />
    </div>
  );
}

interface ChannelFilterProps {
  readonly slug: string;
  readonly chosen: string | undefined;
  readonly onChoose: (channel: string | undefined) => void;
}

/** Only the channels this brand is heard on. */
function ChannelFilter({ slug, chosen, onChoose }: ChannelFilterProps) {
  const channels = useQuery(channelsOf()).data;
  const sources = useQuery(sourcesOf(slug)).data?.sources ?? [];
  const ids = [...new Set(sources.map(({ channel }) => channel))];
  if (ids.length < 2 && chosen === undefined) return null;
  return (
    <div className="search-filter">
      <FilterButton
        isChosen={chosen === undefined}
        onChoose={() => onChoose(undefined)}
        label={say('search.everywhere')}
      />
      {ids.map((id) => (
        <FilterButton
          key={id}
          channel={id}
          isChosen={chosen === id}
          onChoose={() => onChoose(chosen === id ? undefined : id)}
          label={channels?.find((channel) => channel.id === id)?.label ?? id}
        />
      ))}
    </div>
  );
}

interface FilterButtonProps {
  readonly label: string;
  readonly channel?: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FilterButton({ label, channel, isChosen, onChoose }: FilterButtonProps) {
  return (
    <button type="button" className="search-choice" aria-pressed={isChosen} onClick={onChoose}>
      {channel !== undefined && <ChannelMark channel={channel} size={14} />}
      {label}
    </button>
  );
}

interface HitsProps {
  readonly slug: string;
  readonly words: string;
  readonly channel: string | undefined;
  readonly list: React.RefObject<HTMLUListElement | null>;
}

function Hits({ slug, words, channel, list }: HitsProps) {
  const found = useInfiniteQuery({
    queryKey: ['search', slug, words, channel],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => search(slug, { q: words, channel, before: pageParam }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: words.length >= LEAST,
    placeholderData: keepPreviousData,
  });
  if (words.length < LEAST) {
    return (
      <EmptyState icon={<IconSearch size={20} />} title={say('search.beginTitle')}>
        {say('search.begin')}
      </EmptyState>
    );
  }
  if (found.isError && found.data === undefined) {
    return <Trouble error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (found.data === undefined) {
    return (
      <div className="search-waiting">
        <Skeleton shape="row" lines={5} />
      </div>
    );
  }
  const hits = found.data.pages.flatMap((page) => page.hits);
  return (
    <>
      <p className="search-count" role="status">
        {say('search.count', { count: hits.length, more: found.hasNextPage ? 'yes' : 'no' })}
      </p>
      {hits.length === 0 && !found.isFetching && (
        <EmptyState title={say('search.noneTitle', { words })}>{say('search.none')}</EmptyState>
      )}
      <ul ref={list} className={found.isPlaceholderData ? 'search-hits search-hits-old' : 'search-hits'}>
        {hits.map((hit) => (
          <HitRow key={hit.mentionId} slug={slug} hit={hit} />
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="search-more">
          <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say('search.more')}
          </Button>
        </div>
      )}
    </>
  );
}
