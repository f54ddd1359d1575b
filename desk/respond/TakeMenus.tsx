// The menus words are taken from. In: which one is open, and the moment. Out: words at the caret; what they were taken from
// goes with the reply.

import type { Visibility } from '../../core/channel.ts';
import type { Step } from '../../core/respond/cater.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { AnswerMenu } from './AnswerMenu.tsx';
import { judge } from './judge.ts';
import { PhraseMenu } from './PhraseMenu.tsx';
import { phraseMoment } from './phrase-moment.ts';
import type { Guard } from './use-guard.ts';
import type { Words } from './use-words.ts';
import type { WrittenWith } from './written-with.ts';

export type Opened = { readonly is: 'phrases'; readonly step: Step | null } | { readonly is: 'answers' };

interface TakeMenusProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly opened: Opened;
  readonly guard: Guard;
  readonly text: string;
  readonly visibility: Visibility;
  readonly findField: () => HTMLElement | null;
  readonly words: Words;
  readonly written: WrittenWith;
  readonly onClose: () => void;
}

export function TakeMenus(props: TakeMenusProps) {
  const { slug, page, opened, guard, text, visibility, findField, words, written, onClose } = props;
  const { row, ways } = page;
  const take = (taken: string, part: Parameters<WrittenWith['put']>[0]): void => {
    onClose();
    words.insert(taken);
    written.put(part);
  };
  if (opened.is === 'answers') {
    return (
      <AnswerMenu
        slug={slug}
        caseId={row.id}
        version={row.version}
        language={guard.situation.matter.language}
        findField={findField}
        onTake={({ answerId, text: taken }) =>
          take(taken, ({ answerIds }) => ({ answerIds: [...answerIds, answerId] }))
        }
        onClose={onClose}
      />
    );
  }
  const { count } = judge(text, visibility, ways);
  const moment = phraseMoment(guard.situation, {
    language: guard.language,
    channel: row.channel,
    room: count?.left ?? null,
  });
  return (
    <PhraseMenu
      slug={slug}
      step={opened.step}
      moment={moment}
      findField={findField}
      onTake={({ phraseId, text: taken }) => take(taken, ({ phraseIds }) => ({ phraseIds: [...phraseIds, phraseId] }))}
      onClose={onClose}
    />
  );
}
