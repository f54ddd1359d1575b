// What the desk keeps of phrases: a library a language, as the server merged it for this person.

import { queryOptions } from '@tanstack/react-query';
import type { Phrase } from '../../core/respond/phrases/library.ts';
import type { PhraseUse } from '../../core/respond/phrases/phrase.ts';
import { getPhrases } from '../api.ts';

export interface Library {
  readonly languages: readonly string[];
  readonly phrases: readonly Phrase[];
}

export const phrasesOf = (slug: string, language: string) =>
  queryOptions({
    queryKey: ['phrases', slug, language],
    queryFn: async ({ signal }): Promise<Library> => {
      const { languages, phrases } = await getPhrases(slug, { language }, signal);
      return {
        languages,
        phrases: phrases.map(({ usage, ...one }) => ({
          ...one,
          usage: usage === null ? null : { ...usage, lastAt: new Date(usage.lastAt) },
        })),
      };
    },
    staleTime: 30_000,
  });

/** In the order of a reply: the five steps, then the lines around it. Their places are their keys, from 1. */
export const uses: readonly PhraseUse[] = [
  'concentrate',
  'acknowledge',
  'thank',
  'explain',
  'resolve',
  'hold',
  'offline',
  'close',
];
