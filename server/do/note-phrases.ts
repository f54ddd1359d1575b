// Which of the phrases that were taken a reply still holds when it goes: noted, so that what the public has just read
// rests a while. The desk names what was taken; whether the words still stand there is looked at here.

import { heldText } from '../../core/respond/phrases/library.ts';
import { shippedPhrases } from '../../core/respond/phrases/shipped.ts';
import type { Tx } from '../../store/database.ts';
import { addPhraseUses, type PhraseUseRow, phraseTexts } from '../../store/respond/phrases.ts';

export interface Leaving {
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  readonly isPublic: boolean;
  readonly at: Date;
}

export async function notePhraseUses(
  tx: Tx,
  brandId: string,
  reply: Leaving,
  phraseIds: readonly string[],
): Promise<void> {
  if (phraseIds.length === 0) return;
  const own = await phraseTexts(tx, brandId, phraseIds);
  const known = new Map([...own, ...shippedAmong(phraseIds)].map((one) => [one.id, one.texts]));
  const uses = [...known].flatMap(([phraseId, texts]): PhraseUseRow[] => {
    const textAt = heldText(reply.text, texts);
    return textAt === null ? [] : [{ phraseId, textAt }];
  });
  await addPhraseUses(tx, brandId, reply, uses);
}

function shippedAmong(ids: readonly string[]): { readonly id: string; readonly texts: readonly string[] }[] {
  return ids.flatMap((id) => {
    const language = id.slice(0, 2);
    const one = shippedPhrases.get(language)?.find((phrase) => phrase.id === id);
    return one === undefined ? [] : [one];
  });
}
