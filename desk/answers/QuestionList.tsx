// Questions that wait: those for whoever looks first, with the way to answer them for good.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuestionView } from '../../wire/answers.ts';
import { answerQuestion } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import { answersKey, questionsOf } from './snapshots.ts';
import { type Draft, draftOf, TextFields } from './TextFields.tsx';

interface QuestionListProps {
  readonly slug: string;
  readonly onAnswered: (answerId: string, isSaved: boolean) => void;
}

export function QuestionList({ slug, onAnswered }: QuestionListProps) {
  const questions = useQuery(questionsOf(slug));
  const [given, setGiven] = useState<QuestionView | null>(null);
  const mayAny = useMay('lead');
  const mine = questions.data?.filter((one) => one.isMine) ?? [];
  const others = questions.data?.filter((one) => !one.isMine) ?? [];
  const lines = (all: readonly QuestionView[], mayGive: boolean) =>
    all.map((one) => (
      <li key={one.id}>
        <Question slug={slug} question={one} onGive={mayGive ? () => setGiven(one) : null} />
      </li>
    ));
  return (
    <>
      {mine.length > 0 && (
        <section className="questions">
          <h2 className="page-heading">{say('answers.waiting')}</h2>
          <ul className="rows">{lines(mine, true)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="questions">
          <h2 className="page-heading">{say('answers.waitingOthers')}</h2>
          <ul className="rows">{lines(others, mayAny)}</ul>
        </section>
      )}
      {given !== null && (
        <GiveDialog slug={slug} question={given} onClose={() => setGiven(null)} onAnswered={onAnswered} />
      )}
    </>
  );
}

interface QuestionProps {
  readonly slug: string;
  readonly question: QuestionView;
  /** Null for those who may not. */
  readonly onGive: (() => void) | null;
}

function Question({ slug, question, onGive }: QuestionProps) {
  const { askedBy, customer, to, words, caseId, isMine } = question;
  return (
    <div className="question">
      <div className="question-words">
        <p className="touched-who">
          {isMine
            ? say('answers.askedBy', { name: askedBy.name, customer })
            : say('answers.askedOf', { name: askedBy.name, to, customer })}
          <RelativeTime at={question.askedAt} />
        </p>
        <p>{words}</p>
      </div>
      <Link to="/b/$slug/case/$caseId" params={{ slug, caseId }} className="question-case">
        {say('answers.openCase')}
      </Link>
      {onGive !== null && (
        <Button size="s" variant="primary" onClick={onGive}>
          {say('answers.give')}
        </Button>
      )}
    </div>
  );
}

interface GiveProps {
  readonly slug: string;
  readonly question: QuestionView;
  readonly onClose: () => void;
  readonly onAnswered: (answerId: string, isSaved: boolean) => void;
}

function GiveDialog({ slug, question, onClose, onAnswered }: GiveProps) {
  const { name } = question.askedBy;
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(null, question.words));
  const giving = useMutation({
    mutationFn: () => answerQuestion(slug, question.id, draft),
    onSuccess: async ({ answer }) => {
      await client.invalidateQueries({ queryKey: answersKey(slug) });
      onClose();
      onAnswered(answer.id, true);
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="l"
      title={say('answers.giveTitle', { name })}
      description={say('answers.giveAbout', { name })}
    >
      <DialogForm
        className="answer-form"
        sending={giving}
        trouble={giving.isError ? troubleOf(giving.error) : undefined}
        send={say('answers.give')}
        cancel={say('answers.cancel')}
        onCancel={onClose}
      >
        <TextFields slug={slug} draft={draft} onDraft={setDraft} />
      </DialogForm>
    </Dialog>
  );
}
