// One key says when the customer hears more: a fresh line into the words, its time a promise that goes with the reply.
// In: the case, the guard, the words. Out: the act; null while the guard is on its way.

import { useQueryClient } from '@tanstack/react-query';
import type { CasePage } from '../../wire/case.ts';
import { offline as messages } from '../messages/en/offline.ts';
import { learn, say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import { phrasesOf } from '../phrases/snapshots.ts';
import { troubleOf } from '../trouble.ts';
import { judge } from './judge.ts';
import { phraseMoment } from './phrase-moment.ts';
import type { Guard } from './use-guard.ts';
import type { Words } from './use-words.ts';
import type { WrittenWith } from './written-with.ts';

learn(messages);

interface HoldMoment {
  readonly slug: string;
  readonly page: CasePage;
  readonly guard: Guard | null;
  readonly text: string;
  readonly words: Words;
  readonly written: WrittenWith;
}

export function useHold({ slug, page, guard, text, words, written }: HoldMoment): (() => void) | null {
  const client = useQueryClient();
  const toast = useToast();
  if (guard === null) return null;
  const { situation, language } = guard;

  async function hold(): Promise<void> {
    const [{ acknowledge }, { phrases }] = await Promise.all([
      import('../../core/respond/acknowledge.ts'),
      client.fetchQuery(phrasesOf(slug, language)),
    ]);
    const room = judge(text, page.row.visibility, page.ways).count?.left ?? null;
    const moment = phraseMoment(situation, { language, channel: page.row.channel, room });
    const times = page.times.promise.map((at) => new Date(at)).filter((at) => at.getTime() > Date.now());
    const found = acknowledge(phrases, { ...moment, nowMs: Date.now() }, { times, timeZone: page.times.timeZone });
    if (found === null) {
      toast.show({ message: say('hold.none') });
      return;
    }
    words.insert(found.text);
    const { phraseId, until } = found;
    written.put(({ phraseIds }) => ({ phraseIds: [...phraseIds, phraseId], promiseUntil: until }));
  }

  return () => void hold().catch((thrown: unknown) => toast.show({ message: troubleOf(thrown), tone: 'bad' }));
}
