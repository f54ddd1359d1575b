// The pictures of one case's draft for a component. In: the case as the server has it. Out: what lies there, what the way
// takes of it, and what changes it.

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Visibility } from '../../core/channel.ts';
import { picturesOn } from '../../core/respond/fits.ts';
import type { CasePage } from '../../wire/case.ts';
import { isApiError } from '../api.ts';
import type { Place } from './drafts.ts';
import { openNow } from './judge.ts';
import { bringPicture, putDraftPictures } from './picture-api.ts';
import { createPictures, type DraftPictures } from './pictures.ts';

export const pictures = createPictures<File>({
  bring: (place, file, onShare) => bringPicture(place.slug, place.caseId, file, onShare),
  put: (place, body, isLeaving) => putDraftPictures(place.slug, place.caseId, body, isLeaving),
  wordsOf: (thrown) => (isApiError(thrown) && thrown.code !== 'offline' ? thrown.message : null),
  wait: (ms, then) => {
    const timer = window.setTimeout(then, ms);
    return () => window.clearTimeout(timer);
  },
  nowMs: () => Date.now(),
});

window.addEventListener('pagehide', () => pictures.leave());

export type PictureLimit = NonNullable<CasePage['ways']['media']['public']>;

export interface PicturesHere extends DraftPictures {
  readonly place: Place;
  /** Null where no way carries any: then nothing offers to. */
  readonly limit: PictureLimit | null;
  readonly add: (files: readonly File[]) => void;
}

export function usePictures(place: Place, page: CasePage, main: Visibility, askedAtMs: number): PicturesHere {
  const { slug, caseId } = place;
  const kept = page.pictures;
  useEffect(() => pictures.found({ slug, caseId }, kept, askedAtMs), [slug, caseId, kept, askedAtMs]);
  const lying = useSyncExternalStore(pictures.watch, () => pictures.read({ slug, caseId }));
  const { ways } = page;
  return useMemo(() => {
    const limit = picturesOn(openNow(ways), main) as PictureLimit | null;
    const here = { slug, caseId };
    const add = (files: readonly File[]): void => {
      if (limit !== null && files.length > 0) pictures.add(here, files, limit);
    };
    return { ...lying, place: here, limit, add };
  }, [slug, caseId, lying, ways, main]);
}

/** Files that are dropped or pasted; words that are pasted are none. */
export const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
