// The guard for one case, loaded once the case stands. In: the case as fetched and what is written. Out: how to judge a
// draft, the situation, the language it is judged in; null while it is on its way.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { Picture } from '../../core/pictures.ts';
import type { Judged } from '../../core/respond/respond.ts';
import type { Situation } from '../../core/respond/situation.ts';
import type { CasePage } from '../../wire/case.ts';
import { hasPack, loadEar, loadPack } from './load-pack.ts';
import { useSaid } from './use-said.ts';
import { useTold } from './use-told.ts';

export type Judge = (text: string, visibility: Visibility) => Judged;

export interface Guard {
  readonly judge: Judge;
  readonly situation: Situation;
  /** Of the draft, ISO 639-1. */
  readonly language: string;
}

const once = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
} as const;

/** What goes with the words, and has a say in what is found. */
interface Along {
  readonly hasPromise: boolean;
  readonly pictures: readonly Picture[];
}

export function useGuard(slug: string, page: CasePage, text: string, { hasPromise, pictures }: Along): Guard | null {
  const { ways, situation } = page;
  const code = useQuery({ queryKey: ['guard'], queryFn: () => import('./guard-pack.ts'), ...once }).data;
  const reader = useQuery({
    queryKey: ['draft-language'],
    queryFn: async () => (await import('../../core/respond/draft-language.ts')).readDraftLanguage,
    ...once,
  }).data;
  const readLanguage = useMemo(
    () => (reader === undefined ? null : (words: string) => reader(words, situation.languages)),
    [reader, situation.languages],
  );
  const language = useLanguage(situation, readLanguage, text);
  const pack = useQuery({ queryKey: ['draft-pack', language], queryFn: () => loadPack(language), ...once }).data;
  const ear = useQuery({ queryKey: ['draft-ear', language], queryFn: () => loadEar(language), ...once }).data ?? null;
  const told = useTold(slug, text, language);
  const said = useSaid(slug);
  return useMemo(() => {
    if (code === undefined || pack === undefined) return null;
    const moment = {
      page: { ways, situation },
      pack,
      readLanguage,
      said,
      ear,
      told,
      hasPromise,
      pictures,
    };
    return {
      judge: (words, visibility) => code.judgeDraft(words, visibility, moment),
      situation: code.situationIn(moment),
      language,
    };
  }, [code, pack, ways, situation, readLanguage, said, ear, told, hasPromise, pictures, language]);
}

const restMs = 500;

/** The customer's, until what is written is surely in another one the guard knows. */
function useLanguage(
  { matter, languages }: CasePage['situation'],
  readLanguage: Situation['readLanguage'],
  text: string,
): string {
  const [read, setRead] = useState<string | null>(null);
  useEffect(() => {
    if (readLanguage === null) return;
    const timer = window.setTimeout(() => {
      const found = readLanguage(text);
      if (found !== null || text.trim() === '') setRead(found);
    }, restMs);
    return () => window.clearTimeout(timer);
  }, [readLanguage, text]);
  return read !== null && hasPack(read) ? read : (matter.language ?? languages[0] ?? 'en');
}
