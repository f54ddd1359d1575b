// What stands in an empty inbox as long as the reason may be the listening itself: nothing listens yet, a first read
// is under way, or no place can be heard. Otherwise its children: then nobody is waiting, truly.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { say } from '../messages/say.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconEar } from '../parts/icons.tsx';
import { hearingOf } from './hearing.ts';
import { sourcesOf } from './sources-of.ts';
import './WhileListening.css';

export function WhileListening({ slug, children }: { readonly slug: string; readonly children: ReactNode }) {
  const sources = useQuery(sourcesOf(slug)).data?.sources;
  if (sources === undefined) return children;
  const { name, count } = hearingOf(sources);
  const words = wordsOf(name, count, sources.length);
  if (words === null) return children;
  return (
    <EmptyState
      icon={
        <span className={name === 'firstRead' ? 'while-listening while-listening-now' : 'while-listening'}>
          <IconEar size={22} />
        </span>
      }
      title={say(words.title)}
      action={
        <Link to="/b/$slug/sources" params={{ slug }} className="button button-secondary button-m">
          {say('sources.look')}
        </Link>
      }
    >
      {say(words.about, { count })}
    </EmptyState>
  );
}

function wordsOf(name: ReturnType<typeof hearingOf>['name'], count: number, all: number) {
  if (name === 'firstRead') return { title: 'sources.readingTitle', about: 'sources.reading' } as const;
  if (name === 'failing' && count === all) return { title: 'sources.deafTitle', about: 'sources.deaf' } as const;
  if (name === 'listening' && count === 0) return { title: 'sources.emptyTitle', about: 'sources.empty' } as const;
  return null;
}
