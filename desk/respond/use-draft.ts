// The draft of one case for a component. In: the case as the server has it. Out: the words, and what changes them.

import { useEffect, useSyncExternalStore } from 'react';
import type { CasePage } from '../../wire/case.ts';
import { putDraft } from '../api.ts';
import { createDrafts, type Draft, type Place } from './drafts.ts';

export const drafts = createDrafts({
  storage: localStorage,
  put: (place, body, isLeaving) => putDraft(place.slug, place.caseId, body, isLeaving),
  wait: (ms, then) => {
    const timer = window.setTimeout(then, ms);
    return () => window.clearTimeout(timer);
  },
  nowMs: () => Date.now(),
});

window.addEventListener('pagehide', () => drafts.leave());
// Two tabs on one case write one draft, not each over the other's.
window.addEventListener('storage', ({ key }) => drafts.changedElsewhere(key));

/** `askedAtMs`: when the case with that draft was fetched. */
export function useDraft(place: Place, kept: CasePage['draft'], askedAtMs: number): Draft {
  const { slug, caseId } = place;
  const text = kept?.text ?? '';
  useEffect(() => drafts.found({ slug, caseId }, text, askedAtMs), [slug, caseId, text, askedAtMs]);
  return useSyncExternalStore(drafts.watch, () => drafts.read(place));
}
