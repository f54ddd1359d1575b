// How a draft sounds by what it means, asked of the server when typing rests, for the browser hears words alone. In: the draft
// and its language. Out: what was told last; null where nothing was yet, or the language is not read for meaning.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Told } from '../../core/respond/tone/told-ear.ts';
import type { Sound, SoundBody } from '../../wire/sound.ts';
import { ask, brand } from '../api.ts';

const restMs = 500;
/** What the server takes. */
const longest = 10_000;
const readForMeaning: ReadonlySet<string> = new Set(['en']);

const askSound = (slug: string, body: SoundBody, signal: AbortSignal) =>
  ask<Sound>('POST', `${brand(slug)}/sound`, { body, signal });

export function useTold(slug: string, text: string, language: string): Told | null {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text.slice(0, longest)), restMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  const told = useQuery({
    queryKey: ['sound', slug, language, rested],
    queryFn: async ({ signal }): Promise<Told> => {
      const { heard } = await askSound(slug, { text: rested, language }, signal);
      return { text: rested, language, heard };
    },
    enabled: readForMeaning.has(language) && rested.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  return told.data ?? null;
}
