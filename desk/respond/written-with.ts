// What goes with a reply beside its words: the phrases and answers taken into it, a promise, a later hour. In: each as it
// is chosen. Out: the part of the request that says so; all of it is gone when the reply has left.

import { useCallback, useMemo, useState } from 'react';
import type { ReplyBody } from '../../wire/acts.ts';

export interface With {
  readonly phraseIds: readonly string[];
  readonly answerIds: readonly string[];
  readonly promiseUntil: Date | null;
  readonly sendAt: Date | null;
}

export interface WrittenWith extends With {
  readonly put: (part: (now: With) => Partial<With>) => void;
  readonly clear: () => void;
  readonly body: Pick<ReplyBody, 'phraseIds' | 'answerIds' | 'promiseUntil' | 'sendAt'>;
}

const nothing: With = { phraseIds: [], answerIds: [], promiseUntil: null, sendAt: null };

export function useWrittenWith(): WrittenWith {
  const [chosen, setChosen] = useState(nothing);
  const put = useCallback((part: (now: With) => Partial<With>) => setChosen((now) => ({ ...now, ...part(now) })), []);
  const clear = useCallback(() => setChosen(nothing), []);
  return useMemo(() => {
    const { phraseIds, answerIds, promiseUntil, sendAt } = chosen;
    return {
      ...chosen,
      put,
      clear,
      body: {
        // As many as the server notes.
        phraseIds: [...new Set(phraseIds)].slice(-20),
        answerIds: [...new Set(answerIds)].slice(-10),
        ...(promiseUntil === null ? {} : { promiseUntil: promiseUntil.toISOString() }),
        ...(sendAt === null ? {} : { sendAt: sendAt.toISOString() }),
      },
    };
  }, [chosen, put, clear]);
}
