// What this case can be answered with, quietly beside it: the agreed answer, what others were told who asked the same, the
// questions that wait, and the way to ask an owner where there is no policy.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerView, AnsweredBefore as Before, QuestionView } from '../../wire/answers.ts';
import { textIn, usageWords } from '../answers/answer-words.ts';
import { caseAnswersOf } from '../answers/snapshots.ts';
import { channelsOf } from '../live/snapshots.ts';
import { answers as words } from '../messages/en/answers.ts';
import { sayRelative } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useMay } from '../use-brand.ts';
import { AskOwner } from './AskOwner.tsx';
import './AnswerMenu.css';

learn(words);

interface AnsweredBeforeProps {
  readonly slug: string;
  readonly caseId: string;
  /** Of the case: what was said since is looked up anew, and a promise is made over it. */
  readonly version: number;
  /** Puts an approved answer into the draft; its id goes with the reply. Null where nobody writes. */
  readonly onTake: ((taken: { readonly answerId: string; readonly text: string }) => void) | null;
}

export function AnsweredBefore({ slug, caseId, version, onTake }: AnsweredBeforeProps) {
  const found = useQuery(caseAnswersOf(slug, caseId, version));
  const [isAsking, setAsking] = useState(false);
  const canAsk = useMay('agent');
  if (found.data === undefined) return null;
  const { answers, before, questions, language } = found.data;
  const [agreed] = answers;
  return (
    <section className="case-section before" aria-label={say('answers.before')}>
      <h2 className="case-section-title">{agreed === undefined ? say('answers.before') : say('answers.agreed')}</h2>
      {agreed !== undefined && <Agreed slug={slug} answer={agreed} language={language} onTake={onTake} />}
      {agreed !== undefined && before.length > 0 && <h2 className="case-section-title">{say('answers.before')}</h2>}
      {before.length > 0 && (
        <ul className="before-list">
          {before.map((one) => (
            <li key={one.id}>
              <Earlier slug={slug} one={one} />
            </li>
          ))}
        </ul>
      )}
      {agreed === undefined && before.length === 0 && <p className="before-none">{say('answers.beforeNone')}</p>}
      {questions.map((one) => (
        <p key={one.id} className="before-question">
          {questionWords(one, answers)}
        </p>
      ))}
      {canAsk && (
        <div className="before-foot">
          <span>{say('answers.noPolicy')}</span>
          <Button size="s" variant="ghost" onClick={() => setAsking(true)}>
            {say('answers.ask')}
          </Button>
        </div>
      )}
      <AskOwner slug={slug} caseId={caseId} version={version} isOpen={isAsking} onClose={() => setAsking(false)} />
    </section>
  );
}

interface AgreedProps {
  readonly slug: string;
  readonly answer: AnswerView;
  readonly language: string | null;
  readonly onTake: AnsweredBeforeProps['onTake'];
}

function Agreed({ slug, answer, language, onTake }: AgreedProps) {
  const text = textIn(answer, language);
  if (text === undefined) return null;
  return (
    <div className="before-agreed">
      <Link to="/b/$slug/answers" params={{ slug }} search={{ id: answer.id }} lang={text.language}>
        {text.question}
      </Link>
      <p className="before-text" lang={text.language}>
        {text.text}
      </p>
      <p className="before-foot">
        <span>{usageWords(answer)}</span>
        {onTake !== null && (
          <Button size="s" onClick={() => onTake({ answerId: answer.id, text: text.text })}>
            {say('answers.insert')}
          </Button>
        )}
      </p>
    </div>
  );
}

function Earlier({ slug, one }: { readonly slug: string; readonly one: Before }) {
  const channels = useQuery(channelsOf()).data;
  const when = sayRelative(new Date(one.at), Date.now());
  const channel = channels?.find(({ id }) => id === one.channel)?.label ?? one.channel;
  return (
    <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: one.caseId }} className="before-one">
      <span className="before-who">{say('answers.someoneAsked', { name: one.customer, when })}</span>
      <span className="before-asked">{one.asked}</span>
      <span className="before-who">
        {one.by === null ? say('answers.saidInApp', { channel, when }) : say('answers.theyWereTold', { by: one.by })}
      </span>
      <span className="before-text">{one.reply}</span>
    </Link>
  );
}

function questionWords(one: QuestionView, answers: readonly AnswerView[]): string {
  const { askedBy, to, words: asked, answeredBy, answerId } = one;
  if (answeredBy === null) return say('answers.openQuestion', { name: askedBy.name, to, words: asked });
  const text = answers.find(({ id }) => id === answerId)?.texts[0]?.text ?? asked;
  return say('answers.questionAnswered', { by: answeredBy, words: text });
}
