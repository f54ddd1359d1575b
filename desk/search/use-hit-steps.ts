// Through what was found by keyboard. In: the list on screen. Out: j, k and the arrows move the focus from hit to hit;
// from the words, the arrow leads to the first one and Escape out of the field, where letters are commands again.

import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useCommands } from '../keys/commands.ts';
import { say } from '../messages/say.ts';

interface HitSteps {
  readonly list: RefObject<HTMLUListElement | null>;
  /** For the field of the words. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function useHitSteps(): HitSteps {
  const list = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useCommands([
    {
      id: 'next',
      label: say('keys.next'),
      group: 'move',
      keys: ['j', 'arrowdown'],
      isKeyOnly: true,
      run: () => step(1),
    },
    {
      id: 'previous',
      label: say('keys.previous'),
      group: 'move',
      keys: ['k', 'arrowup'],
      isKeyOnly: true,
      run: () => step(-1),
    },
  ]);
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  }
  return { list, onKeyDown };
}
