// What the brand has agreed to say: questions that wait, the list with its search, and the answer that is looked at.

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answers as words } from '../messages/en/answers.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Field } from '../parts/Field.tsx';
import { IconChat, IconPlus } from '../parts/icons.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand, useMay } from '../use-brand.ts';
import { AnswerDetail } from './AnswerDetail.tsx';
import { AnswerDialog } from './AnswerForm.tsx';
import { AnswerList } from './AnswerList.tsx';
import { QuestionList } from './QuestionList.tsx';
import { answersOf } from './snapshots.ts';
import './AnswersPage.css';

learn(words);

export function AnswersPage() {
  const brand = useBrand();
  const { slug } = brand;
  usePageTitle(say('answers.title'), brand.name);
  const [typed, setTyped] = useState('');
  const [isAdding, setAdding] = useState(false);
  const { chosen, savedId, choose } = useChosen(slug);
  const found = useQuery(answersOf(slug, typed.trim()));
  const canWrite = useMay('agent');
  if (found.isError && found.data === undefined) {
    return <Trouble error={found.error} onRetry={() => void found.refetch()} />;
  }
  const add = canWrite && (
    <Button variant="primary" icon={<IconPlus />} onClick={() => setAdding(true)}>
      {say('answers.add')}
    </Button>
  );
  const isEmpty = found.data?.length === 0 && typed.trim() === '';
  return (
    <div className={chosen === null ? 'page answers' : 'page answers answers-reading'}>
      <PageHead title={say('answers.title')} about={say('answers.about')}>
        {!isEmpty && add}
      </PageHead>
      <QuestionList slug={slug} onAnswered={choose} />
      {isEmpty ? (
        <EmptyState icon={<IconChat size={20} />} title={say('answers.emptyTitle')} action={add}>
          {say('answers.empty')}
        </EmptyState>
      ) : (
        <div className="answers-desk">
          <section className="answers-side" aria-label={say('answers.list')}>
            <Field
              label={say('answers.search')}
              isLabelHidden
              type="search"
              placeholder={say('answers.search')}
              value={typed}
              onValue={setTyped}
            />
            {found.data === undefined ? (
              <Skeleton shape="row" lines={4} />
            ) : (
              <AnswerList answers={found.data} chosen={chosen} onChoose={(id) => choose(id)} />
            )}
          </section>
          <div className="answers-main">
            {chosen === null ? (
              <p className="answers-pick">{say('answers.pick')}</p>
            ) : (
              <AnswerDetail
                key={chosen}
                slug={slug}
                id={chosen}
                isSaved={savedId === chosen}
                onSaved={() => choose(chosen, true)}
                onBack={() => choose(null)}
              />
            )}
          </div>
        </div>
      )}
      <AnswerDialog slug={slug} was={null} isOpen={isAdding} onClose={() => setAdding(false)} onSaved={choose} />
    </div>
  );
}

/** The answer in the address, so that it can be linked to; and the one that was saved just now. */
function useChosen(slug: string) {
  const { id = null } = useSearch({ from: '/b/$slug/answers' });
  const navigate = useNavigate();
  const [savedId, setSavedId] = useState<string | null>(null);
  const choose = (next: string | null, isSaved = false): void => {
    setSavedId(isSaved ? next : null);
    void navigate({ to: '/b/$slug/answers', params: { slug }, search: next === null ? {} : { id: next } });
  };
  return { chosen: id, savedId, choose };
}
