// Lines of the library for one use (leading away, closing in public, saying when), the best first. In: the case and what
// fills the holes. Out: the ranked lines; none while the library is on its way.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FillValues } from '../../core/respond/phrases/fill.ts';
import type { PhraseUse } from '../../core/respond/phrases/phrase.ts';
import { type RankedPhrase, rankPhrases } from '../../core/respond/phrases/rank.ts';
import type { CasePage } from '../../wire/case.ts';
import { phrasesOf } from '../phrases/snapshots.ts';
import { phraseMoment } from './phrase-moment.ts';

export function useLines(slug: string, page: CasePage, use: PhraseUse, values: FillValues): readonly RankedPhrase[] {
  const { situation, row, ways } = page;
  const language = situation.matter.language ?? situation.languages[0] ?? 'en';
  const library = useQuery(phrasesOf(slug, language)).data;
  return useMemo(() => {
    if (library === undefined) return [];
    const room = ways.publicLimit?.max ?? null;
    const here = { language, channel: row.channel, room, values };
    const moment = { ...phraseMoment({ ...situation, said: null }, here), nowMs: Date.now() };
    const lines = library.phrases.filter((one) => one.use === use);
    // Put into the words unasked, a line claims nothing of the matter.
    const general = lines.filter((one) => one.topic === 'any');
    // What nobody can fill stays open, and an open hole is no line to offer.
    return rankPhrases(general.length > 0 ? general : lines, moment).filter(
      ({ filled }) => !/\{(?!link\})\w+\}/u.test(filled),
    );
  }, [library, situation, row.channel, ways.publicLimit, language, use, values]);
}
