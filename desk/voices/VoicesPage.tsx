// One matter with many voices: what they say, how many they are, whether it grows, and their cases. Each is answered by
// itself; here one finds the first, or gives them all to one person.

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { VoicePage } from '../../wire/voices.ts';
import { voices as words } from '../messages/en/voices.ts';
import { sayNumber, sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand, useMay } from '../use-brand.ts';
import { GiveAll } from './GiveAll.tsx';
import { TrendChip } from './StormList.tsx';
import { voicesOf } from './snapshots.ts';
import { VoiceCase } from './VoiceCase.tsx';
import './Voices.css';

learn(words);

export function VoicesPage() {
  const brand = useBrand();
  const { id } = useParams({ from: '/b/$slug/voices/$id' });
  const page = useQuery(voicesOf(brand.slug, id));
  const title = page.data === undefined ? '' : say('voices.title', { count: page.data.group.voices });
  usePageTitle(title === '' ? say('voices.storms') : title, brand.name);
  if (page.isError && page.data === undefined) {
    return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  }
  return (
    <div className="page voices">
      {page.data === undefined ? (
        <Skeleton shape="row" lines={4} />
      ) : (
        <>
          <PageHead title={title} />
          <Matter page={page.data} />
          <Acts slug={brand.slug} page={page.data} />
          <Cases slug={brand.slug} page={page.data} />
        </>
      )}
    </div>
  );
}

function Matter({ page: { group } }: { readonly page: VoicePage }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [say('voices.people'), sayNumber(group.voices)],
    [say('voices.mentions'), sayNumber(group.mentions)],
    [say('voices.followers'), sayNumber(group.followers)],
    [say('voices.since'), sayWhen(new Date(group.firstAt), new Date())],
    [say('voices.last'), <RelativeTime key="last" at={group.lastAt} />],
  ];
  return (
    <section className="voices-matter">
      <p className="voices-first">{say('voices.first')}</p>
      <blockquote className="voices-words" dir="auto">
        {group.words}
      </blockquote>
      <p className="voices-trend">
        <TrendChip group={group} />
        {say('voices.trendAbout', { late: group.late, before: group.before })}
      </p>
      <dl className="voices-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Acts({ slug, page }: { readonly slug: string; readonly page: VoicePage }) {
  const mayCare = useMay('agent');
  const open = page.rows.filter((row) => row.state === 'open');
  const [first] = open;
  if (first === undefined) return null;
  return (
    <section className="voices-acts">
      <p className="voices-each">{say('voices.each')}</p>
      <Link
        to="/b/$slug/inbox/$view/$caseId"
        params={{ slug, view: 'due', caseId: first.id }}
        className="button button-primary button-m"
      >
        {say('voices.openFirst')}
      </Link>
      {mayCare && <GiveAll slug={slug} rows={open} />}
    </section>
  );
}

function Cases({ slug, page: { rows, cases, open } }: { readonly slug: string; readonly page: VoicePage }) {
  return (
    <section className="page-section" aria-labelledby="voices-cases">
      <h2 className="page-heading" id="voices-cases">
        {say('voices.cases')} <span className="voices-count">{say('voices.casesAbout', { open, count: cases })}</span>
      </h2>
      <ul className="rows">
        {rows.map((row) => (
          <VoiceCase key={row.id} slug={slug} row={row} />
        ))}
      </ul>
      {rows.length < cases && (
        <p className="voices-count">{say('voices.shown', { shown: rows.length, count: cases })}</p>
      )}
    </section>
  );
}
