// The tone of one draft as the product hears it. In: an ear, a text and its language. Out: a tone; `ok` where it hears none.

import { readDraft } from '../../core/respond/read-draft.ts';
import type { HeardTone, ToneEar } from '../../core/respond/tone/heard-tone.ts';
import { draftPacks } from './draft-packs.ts';

export function toneOf(ear: ToneEar, text: string, language: string): HeardTone['tone'] {
  return ear.hear(readDraft(text, draftPacks.get(language) ?? null), language)?.tone ?? 'ok';
}
