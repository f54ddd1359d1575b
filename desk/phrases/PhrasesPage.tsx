// The library of phrases: by language and step, searched as one types, with what the public has read of each. Leads change
// what the brand and its teams use, everybody their own.

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Phrase, PhraseScope } from '../../core/respond/phrases/library.ts';
import { type PhraseUse, phraseUses } from '../../core/respond/phrases/phrase.ts';
import { foldText } from '../../core/respond/phrases/topics.ts';
import { isAtLeast } from '../../core/role.ts';
import { phrases as words } from '../messages/en/phrases.ts';
import { sayNumber } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Field } from '../parts/Field.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { languageName } from '../people/languages.ts';
import { useBrand } from '../use-brand.ts';
import { PhraseForm } from './PhraseForm.tsx';
import { type Editing, PhraseList } from './PhraseList.tsx';
import { blankDraft, type OwnScope } from './phrase-drafts.ts';
import { type Library, phrasesOf } from './snapshots.ts';
import './Phrases.css';

learn(words);

export function PhrasesPage() {
  const brand = useBrand();
  usePageTitle(say('phrases.title'), brand.name);
  const { language = 'en', step } = useSearch({ from: '/b/$slug/phrases' });
  const library = useQuery(phrasesOf(brand.slug, language));
  const [isMaking, setMaking] = useState(false);
  const scope: OwnScope | null = isAtLeast(brand.role, 'lead')
    ? 'brand'
    : isAtLeast(brand.role, 'trainee')
      ? 'own'
      : null;
  if (library.isError && library.data === undefined) {
    return <Trouble error={library.error} onRetry={() => void library.refetch()} />;
  }
  const phrases = library.data?.phrases ?? [];
  const hasAddress = phrases.length === 0 || phrases.some((one) => one.address !== 'either');
  const editing: Editing = { slug: brand.slug, brand: brand.name, language, scope, hasAddress };
  return (
    <div className="page phrases-page">
      <PageHead title={say('phrases.title')} about={say('phrases.about')}>
        {scope !== null && !isMaking && (
          <Button variant="primary" icon={<IconPlus />} onClick={() => setMaking(true)}>
            {say('phrases.new')}
          </Button>
        )}
      </PageHead>
      {isMaking && scope !== null && (
        <div className="rows phrase-new">
          <div className="row phrase-row">
            <PhraseForm
              {...editing}
              key={language}
              draft={blankDraft(language, step ?? 'acknowledge', scope)}
              canShare={scope === 'brand'}
              onDone={() => setMaking(false)}
            />
          </div>
        </div>
      )}
      {library.data === undefined ? (
        <Skeleton shape="row" />
      ) : (
        <Shelf library={library.data} step={step} {...editing} />
      )}
    </div>
  );
}

interface ShelfProps extends Editing {
  readonly library: Library;
  readonly step: PhraseUse | undefined;
}

const scopes: readonly PhraseScope[] = ['shipped', 'brand', 'team', 'own'];

function Shelf({ library, step, ...editing }: ShelfProps) {
  const [typed, setTyped] = useState('');
  const [whose, setWhose] = useState<PhraseScope | null>(null);
  const found = useMemo(() => find(library.phrases, typed, whose), [library.phrases, typed, whose]);
  const shown = phraseUses.filter((one) => step === undefined || step === one);
  const filled = shown.filter((use) => found.some((one) => one.use === use));
  const isSearch = typed.trim() !== '' || whose !== null;
  return (
    <>
      <div className="phrase-tools">
        <LanguageChoice {...editing} languages={library.languages} step={step} />
        <Field
          type="search"
          isLabelHidden
          label={say('phrases.search', { language: languageName(editing.language) })}
          placeholder={say('phrases.search', { language: languageName(editing.language) })}
          value={typed}
          onValue={setTyped}
          className="phrase-search"
        />
        <fieldset className="phrase-whose">
          <legend className="sr-only">{say('phrases.whose')}</legend>
          {[null, ...scopes].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="phrase-scope"
              aria-pressed={whose === one}
              onClick={() => setWhose(one)}
            >
              {one === null ? say('phrases.scopeAll') : say(`phrases.scope.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="phrase-shelf">
        <Steps slug={editing.slug} language={editing.language} found={found} />
        <div className="phrase-lists">
          {filled.map((use) => (
            <PhraseList key={use} use={use} phrases={found.filter((one) => one.use === use)} {...editing} />
          ))}
          {filled.length === 0 && (
            <EmptyState title={say(isSearch ? 'phrases.noneFound' : 'phrases.none')}>
              {say(isSearch ? 'phrases.noneFoundAbout' : 'phrases.noneAbout')}
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}

/** One's own first, then the topics together, so that what belongs together stands together. */
function find(phrases: readonly Phrase[], typed: string, whose: PhraseScope | null): readonly Phrase[] {
  const wanted = foldText(typed).split(/\s+/u).filter(Boolean);
  const own = (one: Phrase): number => (one.scope === 'shipped' ? 1 : 0);
  return phrases
    .filter((one) => whose === null || one.scope === whose)
    .filter((one) => {
      const held = foldText(`${one.texts.join(' ')} ${say(`phrases.topic.${one.topic}`)}`);
      return wanted.every((word) => held.includes(word));
    })
    .toSorted((a, b) => own(a) - own(b) || a.topic.localeCompare(b.topic));
}

interface StepsProps {
  readonly slug: string;
  readonly language: string;
  readonly found: readonly Phrase[];
}

function Steps({ slug, language, found }: StepsProps) {
  const live = found.filter((one) => !one.isArchived);
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen.
  useEffect(() => {
    row.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav ref={row} className="phrase-steps" aria-label={say('phrases.steps')}>
      {[undefined, ...phraseUses].map((use) => (
        <Link
          key={use ?? 'all'}
          to="/b/$slug/phrases"
          params={{ slug }}
          search={{ ...(language === 'en' ? {} : { language }), ...(use === undefined ? {} : { step: use }) }}
          activeOptions={{ exact: true, includeSearch: true }}
          className="phrase-step"
        >
          <span>{use === undefined ? say('phrases.all') : say(`phrases.use.${use}`)}</span>
          <span className="phrase-count">
            {sayNumber(use === undefined ? live.length : live.filter((one) => one.use === use).length)}
          </span>
        </Link>
      ))}
    </nav>
  );
}

interface LanguageChoiceProps {
  readonly slug: string;
  readonly language: string;
  readonly languages: readonly string[];
  readonly step: PhraseUse | undefined;
}

function LanguageChoice({ slug, language, languages, step }: LanguageChoiceProps) {
  const id = useId();
  const navigate = useNavigate();
  return (
    <>
      <label className="sr-only" htmlFor={id}>
        {say('phrases.language')}
      </label>
      <select
        id={id}
        className="field-input phrase-language"
        value={language}
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            to: '/b/$slug/phrases',
            params: { slug },
            search: { ...(value === 'en' ? {} : { language: value }), ...(step === undefined ? {} : { step }) },
          })
        }
      >
        {[...new Set([...languages, language])].map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
    </>
  );
}
