// How well Heed reads for this brand: how often people corrected it by month, what it was taught in which language, and
// what the brand's own corrections have taught it, with a switch.

import { useQuery } from '@tanstack/react-query';
import type { ReadingsPage as Readings } from '../../wire/readings.ts';
import { headWord, languageWord } from '../case/head-words.ts';
import { readings as words } from '../messages/en/readings.ts';
import { sayNumber } from '../messages/figures.ts';
import { learn, say, spokenLocale } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconBook, IconCheck } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { OwnHead } from './OwnHead.tsx';
import './ReadingsPage.css';
import { makerWords, rateWords } from './rates.ts';
import { readingsOf } from './snapshots.ts';
import { Wide } from './Wide.tsx';

learn(words);

export function ReadingsPage() {
  const brand = useBrand();
  usePageTitle(say('readings.title'), brand.name);
  const asked = useQuery(readingsOf(brand.slug));
  return (
    <div className="page">
      <PageHead title={say('readings.title')} about={say('readings.about')} />
      {asked.data !== undefined ? (
        <>
          <OwnHead slug={brand.slug} own={asked.data.own} />
          <Months months={asked.data.months} />
          <Languages page={asked.data} />
        </>
      ) : asked.isError ? (
        <Trouble error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton shape="row" />
      )}
    </div>
  );
}

type Month = Readings['months'][number];

function Months({ months }: { readonly months: readonly Month[] }) {
  const [first] = months;
  if (first === undefined) {
    return (
      <EmptyState icon={<IconBook />} title={say('readings.monthsNone')}>
        {say('readings.monthsNoneAbout')}
      </EmptyState>
    );
  }
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('readings.months')}</h2>
      <p className="readings-about">{say('readings.monthsAbout')}</p>
      <Wide label={say('readings.months')}>
        <thead>
          <tr>
            <th scope="col">{say('readings.month')}</th>
            <th scope="col">{say('readings.count')}</th>
            {first.heads.map(({ head }) => (
              <th key={head} scope="col">
                {headWord(head)}
              </th>
            ))}
            <th scope="col">{say('readings.madeBy')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} month={month} />
          ))}
        </tbody>
      </Wide>
    </section>
  );
}

function MonthRow({ month }: { readonly month: Month }) {
  const name = new Intl.DateTimeFormat(spokenLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <tr>
      <th scope="row">{name.format(new Date(`${month.month}-01T00:00:00Z`))}</th>
      <td>{month.isAtLeast ? say('readings.atLeast', { count: month.readings }) : sayNumber(month.readings)}</td>
      {month.heads.map((one) => {
        const { short, long } = rateWords(one, month.isAtLeast);
        return (
          <td key={one.head} title={long}>
            <span aria-hidden="true">{short}</span>
            <span className="sr-only">{long}</span>
          </td>
        );
      })}
      <td className="readings-makers">
        {month.madeBy.map(({ by, readings }) => (
          <span key={by}>
            {makerWords(by)}
            {month.madeBy.length > 1 && ` · ${sayNumber(readings)}`}
          </span>
        ))}
      </td>
    </tr>
  );
}

const taught = ['kind', 'feeling', 'reason', 'emotion', 'urgency', 'abuse', 'irony'] as const;

function Languages({ page }: { readonly page: Readings }) {
  if (page.languages.length === 0) return null;
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('readings.languages')}</h2>
      <p className="readings-about">{say('readings.languagesAbout')}</p>
      <Wide label={say('readings.languages')}>
        <thead>
          <tr>
            <th scope="col">{say('readings.language')}</th>
            <th scope="col">{say('readings.count')}</th>
            {taught.map((head) => (
              <th key={head} scope="col">
                {headWord(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.languages.map(({ language, readings, untrained }) => (
            <tr key={language}>
              <th scope="row">{languageWord(language)}</th>
              <td>{sayNumber(readings)}</td>
              {taught.map((head) =>
                untrained.includes(head) ? (
                  <td key={head} className="readings-guessed">
                    {say('readings.no')}
                  </td>
                ) : (
                  <td key={head}>
                    <IconCheck size={14} />
                    <span className="sr-only">{say('readings.yes')}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Wide>
      <p className="readings-about">{say('readings.weights', { name: page.weights })}</p>
    </section>
  );
}
