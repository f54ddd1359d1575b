// The approved answers, a `?` away while one writes. In: the case, and the language of its customer. Out: the text that was
// taken in that language, with the answer's id for the reply. Nearest to what was asked first; then search as you type.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { AnswerView } from '../../wire/answers.ts';
import { reviewWords, textIn, usageWords } from '../answers/answer-words.ts';
import { answersOf, caseAnswersOf } from '../answers/snapshots.ts';
import { answers as words } from '../messages/en/answers.ts';
import { learn, say } from '../messages/say.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import './AnswerMenu.css';
import { TakeMenu } from './TakeMenu.tsx';

learn(words);

interface AnswerMenuProps {
  readonly slug: string;
  readonly caseId: string;
  /** Of the case: what is nearest is asked again when the customer says more. */
  readonly version: number;
  /** Of the customer, ISO 639-1; null when nobody is sure: then the original text is taken. */
  readonly language: string | null;
  /** The text area: the menu stands above it, and it has the focus back afterwards. */
  readonly findField: () => HTMLElement | null;
  readonly onTake: (taken: { readonly answerId: string; readonly text: string }) => void;
  readonly onClose: () => void;
}

export function AnswerMenu(props: AnswerMenuProps) {
  return (
    <TakeMenu
      label={say('answers.menu')}
      className="answer-menu"
      findField={props.findField}
      onClose={props.onClose}
      inside={(search) => <Inside {...props} search={search} />}
    />
  );
}

type InsideProps = AnswerMenuProps & { readonly search: React.RefObject<HTMLInputElement | null> };

function Inside({ slug, caseId, version, language, onTake, search }: InsideProps) {
  const [typed, setTyped] = useState('');
  const [choice, setChoice] = useState(0);
  const asked = typed.trim();
  const near = useQuery(caseAnswersOf(slug, caseId, version));
  const typedFor = useQuery({ ...answersOf(slug, asked), enabled: asked !== '' });
  const found = (asked === '' ? near.data?.answers : typedFor.data)?.filter((one) => one.state === 'approved');
  const trouble = asked === '' ? near.error : typedFor.error;
  const count = found?.length ?? 0;
  const at = Math.min(choice, Math.max(0, count - 1));
  const listId = useId();

  const take = (one: AnswerView | undefined): void => {
    const text = one === undefined ? undefined : textIn(one, language);
    if (one !== undefined && text !== undefined) onTake({ answerId: one.id, text: text.text });
  };

  function press(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && count > 0) setChoice((at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setChoice((at - 1 + count) % count);
    else if (event.key === 'Enter') take(found?.[at]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        ref={search}
        className="take-menu-search"
        role="combobox"
        aria-label={say('answers.menuSearch')}
        aria-expanded={count > 0}
        aria-controls={listId}
        aria-activedescendant={count === 0 ? undefined : `${listId}-${at}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={say('answers.menuHint')}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setChoice(0);
        }}
        onKeyDown={press}
      />
      {asked === '' && count > 0 && <p className="answer-menu-head">{say('answers.menuNear')}</p>}
      {found === undefined && trouble === null && <Skeleton shape="row" />}
      <TroubleLine words={trouble === null ? undefined : troubleOf(trouble)} />
      <div id={listId} className="answer-menu-list" role="listbox" aria-label={say('answers.menu')}>
        {found?.map((one, place) => (
          <Option
            key={one.id}
            id={`${listId}-${place}`}
            answer={one}
            language={language}
            isActive={place === at}
            onTake={() => take(one)}
          />
        ))}
      </div>
      {found !== undefined && count === 0 && <p className="answer-menu-none">{say('answers.menuNone')}</p>}
      <p className="answer-menu-keys">{say('answers.menuKeys')}</p>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly answer: AnswerView;
  readonly language: string | null;
  readonly isActive: boolean;
  readonly onTake: () => void;
}

function Option({ id, answer, language, isActive, onTake }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const text = textIn(answer, language);
  const review = reviewWords(answer.reviewOn);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above keeps the focus and takes the keys
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={isActive ? 'answer-option answer-option-active' : 'answer-option'}
      onClick={onTake}
    >
      <p className="answer-option-question" lang={text?.language}>
        {text?.question}
      </p>
      <p className="answer-option-words" lang={text?.language}>
        {text?.text}
      </p>
      <p className="answer-option-facts">
        <span>{usageWords(answer)}</span>
        <span>{say('answers.ownedBy', { name: answer.owner.name })}</span>
        {review !== null && <span className={review.isDue ? 'answer-option-due' : undefined}>{review.words}</span>}
      </p>
    </div>
  );
}
