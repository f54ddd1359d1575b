// What a profile used of what its platform gives: a line a budget, with a bar where there is an end to it.

import type { SpendingView } from '../../wire/sources.ts';
import { say } from '../messages/say.ts';
import { joinClasses } from '../parts/join-classes.ts';
import { spendingWords } from './spending-words.ts';

export function Spending({ spending }: { readonly spending: readonly SpendingView[] }) {
  if (spending.length === 0) return null;
  const now = new Date();
  return (
    <ul className="spending" aria-label={say('connecting.spending')}>
      {spending.map((one) => {
        const { words, share, tone } = spendingWords(one, now);
        return (
          <li key={one.label} className={joinClasses('spend', `spend-${tone}`)}>
            <span>{words}</span>
            {share !== null && (
              <svg className="spend-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect className="spend-bar-fill" width={100 * share} height="4" />
              </svg>
            )}
          </li>
        );
      })}
    </ul>
  );
}
