// How many open cases somebody has, and of how many at most.

import type { PersonView } from '../../wire/people.ts';
import { sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';

export function Load({ person: { openCases, capacity } }: { readonly person: PersonView }) {
  if (capacity === null) return <span className="load row-about">{say('people.openCases', { count: openCases })}</span>;
  const isFull = openCases >= capacity;
  const share = capacity === 0 ? 1 : Math.min(1, openCases / capacity);
  return (
    <span className="load">
      <span className="load-words row-about">
        {say('people.load', { count: sayNumber(openCases), capacity: sayNumber(capacity) })}
        {isFull && <Chip tone="warn">{say('people.full')}</Chip>}
      </span>
      <span className="load-bar" aria-hidden="true">
        <span className={isFull ? 'load-full' : ''} style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </span>
  );
}
