// One answer: its texts, who answers for it, what may be done with it, what it touches, and how it came to be.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerAct, AnswerPage, AnswerVersion, AnswerView } from '../../wire/answers.ts';
import { actOnAnswer } from '../api.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconArchive, IconBack, IconCheck } from '../parts/icons.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble, TroubleLine } from '../parts/Trouble.tsx';
import { languageName } from '../people/languages.ts';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import { AnswerDialog } from './AnswerForm.tsx';
import { StateChip } from './AnswerList.tsx';
import { nextReview, reviewWords, usageWords } from './answer-words.ts';
import { answerOf, answersKey } from './snapshots.ts';
import { TouchedList } from './TouchedList.tsx';
import { wordDiff } from './word-diff.ts';

interface AnswerDetailProps {
  readonly slug: string;
  readonly id: string;
  /** It was saved just now: what it touches comes first. */
  readonly isSaved: boolean;
  readonly onSaved: () => void;
  readonly onBack: () => void;
}

export function AnswerDetail({ slug, id, isSaved, onSaved, onBack }: AnswerDetailProps) {
  const page = useQuery(answerOf(slug, id));
  const [isEditing, setEditing] = useState(false);
  if (page.isError && page.data === undefined) {
    return <Trouble error={page.error} onRetry={() => void page.refetch()} />;
  }
  if (page.data === undefined) return <Skeleton shape="row" lines={3} />;
  const { answer, versions } = page.data;
  const touched = <TouchedList slug={slug} id={id} isSaved={isSaved} />;
  return (
    <article className="answer">
      <Button className="answers-back" variant="ghost" icon={<IconBack />} onClick={onBack}>
        {say('answers.back')}
      </Button>
      {isSaved && touched}
      <Texts answer={answer} />
      <Facts answer={answer} />
      <Acts slug={slug} answer={answer} onEdit={() => setEditing(true)} onApproved={onSaved} />
      {!isSaved && touched}
      <History versions={versions} />
      <AnswerDialog
        slug={slug}
        was={{ ...answer, texts: versions[0]?.texts ?? answer.texts }}
        isOpen={isEditing}
        onClose={() => setEditing(false)}
        onSaved={onSaved}
      />
    </article>
  );
}

function Texts({ answer }: { readonly answer: AnswerView }) {
  return answer.texts.map(({ language, question, text }, place) => (
    <section key={language} lang={language} className="answer-text">
      {answer.texts.length > 1 && <p className="answer-language">{languageName(language)}</p>}
      {place === 0 ? <h2 className="answer-question">{question}</h2> : <h3 className="answer-question">{question}</h3>}
      <p className="answer-words">{text}</p>
    </section>
  ));
}

function Facts({ answer }: { readonly answer: AnswerView }) {
  const review = reviewWords(answer.reviewOn);
  return (
    <p className="answers-facts">
      <StateChip answer={answer} />
      <span>{say('answers.ownedBy', { name: answer.owner.name })}</span>
      {review !== null && !review.isDue && <span>{review.words}</span>}
      <span>{usageWords(answer)}</span>
    </p>
  );
}

interface ActsProps {
  readonly slug: string;
  readonly answer: AnswerView;
  readonly onEdit: () => void;
  readonly onApproved: () => void;
}

function Acts({ slug, answer, onEdit, onApproved }: ActsProps) {
  const client = useQueryClient();
  const [canWrite, canAgree] = [useMay('agent'), useMay('lead')];
  const acting = useMutation({
    mutationFn: (act: AnswerAct) => actOnAnswer(slug, answer.id, act),
    onSuccess: async (page: AnswerPage, act) => {
      client.setQueryData(answerOf(slug, answer.id).queryKey, page);
      await client.invalidateQueries({ queryKey: answersKey(slug) });
      if (act.act === 'approve') onApproved();
    },
  });
  const { suggestedVersion, state } = answer;
  const isDue = reviewWords(answer.reviewOn)?.isDue === true;
  return (
    <>
      <div className="answer-acts">
        {canAgree && suggestedVersion !== null && (
          <Button
            variant="primary"
            icon={<IconCheck />}
            isBusy={acting.isPending}
            onClick={() => acting.mutate({ act: 'approve', version: suggestedVersion })}
          >
            {state === 'suggested' ? say('answers.approve') : say('answers.approveNew')}
          </Button>
        )}
        {canAgree && isDue && (
          <Button
            icon={<IconCheck />}
            isBusy={acting.isPending}
            onClick={() => acting.mutate({ act: 'reviewed', reviewOn: nextReview() })}
          >
            {say('answers.reviewed')}
          </Button>
        )}
        {canWrite && <Button onClick={onEdit}>{say('answers.edit')}</Button>}
        {canAgree && (
          <Button
            variant="ghost"
            icon={<IconArchive />}
            isBusy={acting.isPending}
            onClick={() => acting.mutate({ act: state === 'archived' ? 'bring_back' : 'archive' })}
          >
            {state === 'archived' ? say('answers.bringBack') : say('answers.archive')}
          </Button>
        )}
      </div>
      <TroubleLine words={acting.isError ? troubleOf(acting.error) : undefined} />
      {acting.isSuccess && acting.variables.act === 'reviewed' && (
        <p className="answers-facts" role="status">
          {say('answers.reviewedDone', { day: sayDay(new Date(`${answer.reviewOn}T00:00`)) })}
        </p>
      )}
    </>
  );
}

function History({ versions }: { readonly versions: readonly AnswerVersion[] }) {
  return (
    <section className="answer-history">
      <h2 className="page-heading">{say('answers.history')}</h2>
      <ol>
        {versions.map((one, place) => (
          <li key={one.version} className="answer-version">
            <p className="answers-facts">
              <strong>{say('answers.version', { version: one.version })}</strong>
              <span>{say('answers.by', { name: one.by })}</span>
              <RelativeTime at={one.at} />
              <span>
                {one.approvedBy === null
                  ? say('answers.notApproved')
                  : say('answers.approvedBy', { name: one.approvedBy })}
              </span>
            </p>
            <Changes version={one} before={versions[place + 1] ?? null} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ChangesProps {
  readonly version: AnswerVersion;
  readonly before: AnswerVersion | null;
}

function Changes({ version, before }: ChangesProps) {
  if (before === null) return <p className="answer-first">{say('answers.first')}</p>;
  return version.texts.map(({ language, text }) => (
    <p key={language} lang={language} className="answer-diff">
      {wordDiff(before.texts.find((one) => one.language === language)?.text ?? '', text).map((piece, place) => {
        const key = `${place} ${piece.is}`;
        if (piece.is === 'gone') return <del key={key}>{piece.text}</del>;
        return piece.is === 'new' ? <ins key={key}>{piece.text}</ins> : <span key={key}>{piece.text}</span>;
      })}
    </p>
  ));
}
