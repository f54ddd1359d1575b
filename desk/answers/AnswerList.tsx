// The answers as a list: the question, the beginning of the text, and what needs a look.

import type { AnswerView } from '../../wire/answers.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { reviewWords, usageWords } from './answer-words.ts';

interface AnswerListProps {
  readonly answers: readonly AnswerView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

export function AnswerList({ answers, chosen, onChoose }: AnswerListProps) {
  if (answers.length === 0) return <p className="answers-none">{say('answers.none')}</p>;
  return (
    <ul className="answers-list">
      {answers.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            className="answers-row"
            aria-current={one.id === chosen || undefined}
            onClick={() => onChoose(one.id)}
          >
            <span className="answers-question" lang={one.texts[0]?.language}>
              {one.texts[0]?.question}
            </span>
            <span className="answers-begin" lang={one.texts[0]?.language}>
              {one.texts[0]?.text}
            </span>
            <span className="answers-facts">
              <StateChip answer={one} />
              <span>{usageWords(one)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function StateChip({ answer }: { readonly answer: AnswerView }) {
  const review = reviewWords(answer.reviewOn);
  if (answer.state === 'archived') return <Chip>{say('answers.state.archived')}</Chip>;
  if (answer.state === 'suggested') return <Chip tone="info">{say('answers.state.suggested')}</Chip>;
  if (answer.suggestedVersion !== null) return <Chip tone="info">{say('answers.waits')}</Chip>;
  if (review?.isDue) return <Chip tone="warn">{review.words}</Chip>;
  return null;
}
