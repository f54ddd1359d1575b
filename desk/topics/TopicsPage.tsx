// What people talk about, of the last day or week: matters that many bring up alike, what rises, and what is often said.

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TopicsPage as Page, Topic } from '../../wire/topics.ts';
import { topics as words } from '../messages/en/topics.ts';
import { sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconTopics } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { StormList } from '../voices/StormList.tsx';
import { stormsOf } from '../voices/snapshots.ts';
import { type Span, topicsOf } from './snapshots.ts';
import { TopicRow } from './TopicRow.tsx';
import './TopicsPage.css';

learn(words);

export function TopicsPage() {
  const brand = useBrand();
  usePageTitle(say('topics.title'), brand.name);
  const { span = 'day' } = useSearch({ from: '/b/$slug/topics' });
  const found = useQuery(topicsOf(brand.slug, span));
  const storms = useQuery(stormsOf(brand.slug)).data ?? [];
  if (found.isError && found.data === undefined) {
    return <Trouble error={found.error} onRetry={() => void found.refetch()} />;
  }
  return (
    <div className="page topics">
      <PageHead title={say('topics.title')} about={say('topics.about')}>
        <SpanChoice span={span} />
      </PageHead>
      {storms.length > 0 && (
        <Part id="storms" title={say('voices.storms')}>
          <StormList slug={brand.slug} groups={storms} />
        </Part>
      )}
      {found.data === undefined ? <Skeleton shape="row" lines={5} /> : <Parts slug={brand.slug} page={found.data} />}
    </div>
  );
}

function SpanChoice({ span }: { readonly span: Span }) {
  const navigate = useNavigate({ from: '/b/$slug/topics' });
  const choices = ['day', 'week'] as const;
  return (
    <fieldset className="topics-span">
      <legend className="sr-only">{say('topics.span')}</legend>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          className="topics-choice"
          aria-pressed={one === span}
          onClick={() => void navigate({ search: one === 'day' ? {} : { span: one }, replace: true })}
        >
          {say(`topics.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Parts({ slug, page }: { readonly slug: string; readonly page: Page }) {
  const { mentions, people, isCompared, daysBefore: days } = page;
  if (mentions === 0) {
    return (
      <EmptyState icon={<IconTopics size={20} />} title={say('topics.emptyTitle')}>
        {say('topics.empty')}
      </EmptyState>
    );
  }
  const rising = page.topics.filter((one) => one.isRising);
  const rest = page.topics.filter((one) => !one.isRising);
  const when = sayWhen(new Date(page.since), new Date());
  const none = say(isCompared ? 'topics.noneRising' : 'topics.notCompared', { days });
  return (
    <>
      <p className="topics-from" role="status">
        {say('topics.from', { people: people.count, about: people.isAbout ? 'yes' : 'no', mentions, when })}
      </p>
      <Part id="rising" title={say('topics.rising')}>
        {rising.length > 0 && <p className="topics-about">{say('topics.risingAbout', { days })}</p>}
        <TopicList slug={slug} topics={rising} none={none} />
      </Part>
      <Part id="frequent" title={say('topics.frequent')}>
        <TopicList slug={slug} topics={rest} none={say('topics.noneFrequent')} />
      </Part>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ id, title, children }: PartProps) {
  return (
    <section className="topics-part" aria-labelledby={`topics-${id}`}>
      <h2 className="page-heading" id={`topics-${id}`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface TopicListProps {
  readonly slug: string;
  readonly topics: readonly Topic[];
  readonly none: string;
}

function TopicList({ slug, topics, none }: TopicListProps) {
  if (topics.length === 0) return <p className="topics-about">{none}</p>;
  return (
    <ul className="rows topics-list">
      {topics.map((topic) => (
        <TopicRow key={topic.term} slug={slug} topic={topic} />
      ))}
    </ul>
  );
}
