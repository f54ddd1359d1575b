// What the desk keeps of phrases: a library a language, as the server merged it for this person.

import { queryOptions } from '@tanstack/react-query';
import type { Phrase } from '../../core/respond/phrases/library.ts';
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
