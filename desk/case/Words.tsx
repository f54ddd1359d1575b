// The words of one thing said: veiled when they were taken back, folded when they are very long. In: the item.

import { useState } from 'react';
import type { ThreadItem } from '../../wire/case.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { isLong } from './length.ts';
import { MarkedText } from './MarkedText.tsx';

export function Words({ item }: { readonly item: ThreadItem }) {
  const [isUnfolded, setUnfolded] = useState(false);
  if (item.removedAt !== null || item.text === null) {
    const day = sayDay(new Date(item.removedAt ?? item.heardAt));
    return <p className="said-veiled">{say('case.removed', { day })}</p>;
  }
  const canFold = isLong(item.text);
  return (
    <>
      <p className={joinClasses('said-words', canFold && !isUnfolded && 'said-folded')} dir="auto">
        <MarkedText text={item.text} evidence={item.reading?.evidence ?? []} />
      </p>
      {canFold && (
        <Button
          className="said-more"
          size="s"
          variant="ghost"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? say('case.fold') : say('case.unfold', { count: item.text.length })}
        </Button>
      )}
    </>
  );
}
