// The silence ledger: every decision not to answer, by reason, person and time. The filters stand in the address, so a view
// of it can be shared; leads look at decisions here, or open a case again.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SilencePage as Ledger } from '../../wire/silence.ts';
import { silenceFile } from '../api.ts';
import { silence as words } from '../messages/en/silence.ts';
import { sayNumber } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconArrowDown, IconPause } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { filtersOf, type SilenceSearch, spans, states } from './filters.ts';
import { SilenceEntry } from './SilenceEntry.tsx';
import './SilencePage.css';
import { silenceOf } from './snapshots.ts';

learn(words);

export function SilencePage() {
  const brand = useBrand();
  usePageTitle(say('silence.title'), brand.name);
  const given = useSearch({ from: '/b/$slug/silence' });
  const filters = filtersOf(given, new Date());
  const ledger = useInfiniteQuery(silenceOf(brand.slug, filters));
  const first = ledger.data?.pages[0];
  return (
    <div className="page">
      <PageHead title={say('silence.title')} about={say('silence.about')}>
        <a className="silence-file" href={silenceFile(brand.slug, filters)} download>
          <IconArrowDown />
          {say('silence.file')}
        </a>
      </PageHead>
      {ledger.isError && first === undefined ? (
        <Trouble error={ledger.error} onRetry={() => void ledger.refetch()} />
      ) : first === undefined ? (
        <Skeleton shape="row" />
      ) : (
        <>
          <Filters first={first} given={given} />
          <Entries slug={brand.slug} pages={ledger.data?.pages ?? []} isFiltered={Object.keys(given).length > 0} />
          {ledger.hasNextPage && (
            <Button
              className="silence-more"
              isBusy={ledger.isFetchingNextPage}
              onClick={() => void ledger.fetchNextPage()}
            >
              {say('silence.more')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function Filters({ first, given }: { readonly first: Ledger; readonly given: SilenceSearch }) {
  const navigate = useNavigate({ from: '/b/$slug/silence' });
  const choose = (name: keyof SilenceSearch, value: string): void => {
    const { [name]: _, ...others } = given;
    void navigate({ search: value === '' ? others : { ...others, [name]: value }, replace: true });
  };
  return (
    <div className="silence-filters">
      <Reasons first={first} chosen={given.reason ?? ''} onChoose={(reason) => choose('reason', reason)} />
      <div className="silence-selects">
        <Select
          label={say('silence.person')}
          value={given.person ?? ''}
          onValue={(person) => choose('person', person)}
          options={[['', say('silence.anybody')], ...first.people.map(({ id, name }) => [id, name] as const)]}
        />
        <Select
          label={say('silence.since')}
          value={given.since ?? ''}
          onValue={(since) => choose('since', since)}
          options={[
            ['', say('silence.sinceAlways')],
            ...spans.map((days) => [days, say(`silence.since${days}`)] as const),
          ]}
        />
        <Select
          label={say('silence.is')}
          value={given.is ?? ''}
          onValue={(is) => choose('is', is)}
          options={[['', say('silence.isAny')], ...states.map((is) => [is, say(isWords[is])] as const)]}
        />
      </div>
    </div>
  );
}

const isWords = {
  unseen: 'silence.isUnseen',
  reviewed: 'silence.isReviewed',
  undone: 'silence.isUndone',
} as const;

interface ReasonsProps {
  readonly first: Ledger;
  readonly chosen: string;
  readonly onChoose: (reason: string) => void;
}

/** Each reason with how often it was given: the shape of a brand's silence, and its filter. */
function Reasons({ first, chosen, onChoose }: ReasonsProps) {
  const all = first.counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...first.counts.map(({ count }) => count));
  const wordsOf = (code: string): string =>
    code === 'own' ? say('silence.own') : (first.reasons.find((one) => one.code === code)?.words ?? code);
  const entries = [{ reason: '', count: all, name: say('silence.all') }].concat(
    first.counts.map(({ reason, count }) => ({ reason, count, name: wordsOf(reason) })),
  );
  return (
    <fieldset className="silence-reasons">
      <legend className="sr-only">{say('silence.reasons')}</legend>
      {entries.map(({ reason, count, name }) => (
        <button
          key={reason}
          type="button"
          className="silence-reason"
          aria-pressed={chosen === reason}
          onClick={() => onChoose(reason)}
        >
          <span className="silence-reason-name" dir="auto">
            {name}
          </span>
          <span className="silence-reason-count">{sayNumber(count)}</span>
          {reason !== '' && (
            <span
              className="silence-reason-bar"
              style={{ inlineSize: `${(100 * count) / most}%` }}
              aria-hidden="true"
            />
          )}
        </button>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly (readonly [value: string, words: string])[];
}

function Select({ label, value, onValue, options }: SelectProps) {
  return (
    <label className="silence-select">
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface EntriesProps {
  readonly slug: string;
  readonly pages: readonly Ledger[];
  readonly isFiltered: boolean;
}

function Entries({ slug, pages, isFiltered }: EntriesProps) {
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <EmptyState icon={<IconPause size={28} />} title={say(isFiltered ? 'silence.noneFound' : 'silence.none')}>
        <p>{say(isFiltered ? 'silence.noneFoundAbout' : 'silence.noneAbout')}</p>
      </EmptyState>
    );
  }
  return (
    <ul className="rows" aria-label={say('silence.list')}>
      {rows.map((row) => (
        <SilenceEntry key={row.id} slug={slug} row={row} />
      ))}
    </ul>
  );
}
