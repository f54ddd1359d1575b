// What a form of a phrase holds, out of a phrase or out of nothing, and what it sends.

import type { Phrase } from '../../core/respond/phrases/library.ts';
import type { PhraseUse } from '../../core/respond/phrases/phrase.ts';
import type { PhraseBody } from '../../wire/phrases.ts';

export type OwnScope = 'brand' | 'team' | 'own';

/** `id` null: it is to be made. */
export type PhraseDraft = PhraseBody & { readonly id: string | null; readonly version: number };

export function blankDraft(language: string, use: PhraseUse, scope: OwnScope): PhraseDraft {
  return {
    id: null,
    version: 0,
    language,
    scope,
    teamId: null,
    replaces: null,
    isArchived: false,
    use,
    topic: 'any',
    kinds: [],
    address: 'either',
    tone: 'plain',
    channels: [],
    texts: [''],
  };
}

/** A shipped phrase becomes somebody's own in its place; any other is edited. */
export function draftOf(phrase: Phrase, scope: OwnScope): PhraseDraft {
  const isShipped = phrase.scope === 'shipped';
  const { language, use, topic, kinds, address, tone, channels, texts, isArchived, version } = phrase;
  return {
    id: isShipped ? null : phrase.id,
    version,
    language,
    scope: phrase.scope === 'shipped' ? scope : phrase.scope,
    teamId: phrase.teamId,
    replaces: isShipped ? phrase.id : phrase.replaces,
    isArchived,
    use,
    topic,
    kinds: [...kinds],
    address,
    tone,
    channels: [...channels],
    texts: [...texts],
  };
}

/** Without wordings that were left empty. */
export function sentOf(draft: PhraseDraft): PhraseDraft {
  const texts = draft.texts.map((text) => text.trim()).filter((text) => text !== '');
  return { ...draft, texts, teamId: draft.scope === 'team' ? draft.teamId : null };
}
