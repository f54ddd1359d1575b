// One change to the phrases: sent, told, and the library asked for anew. Archiving has its way back in the notice.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Phrase } from '../../core/respond/phrases/library.ts';
import type { PhraseView } from '../../wire/phrases.ts';
import { addPhrase, archivePhrase, changePhrase, restorePhrase } from '../api.ts';
import { say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { draftOf, type OwnScope, type PhraseDraft, sentOf } from './phrase-drafts.ts';
import { phrasesOf } from './snapshots.ts';

export function usePhraseChange(slug: string, language: string) {
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: phrasesOf(slug, language).queryKey });
  const onError = (error: unknown): void => {
    toast.show({ message: troubleOf(error), tone: 'bad' });
    void refresh();
  };
  const restoring = useMutation({
    mutationFn: ({ id, version }: Pick<Phrase, 'id' | 'version'>) => restorePhrase(slug, id, { version }),
    onSuccess: async () => {
      await refresh();
      toast.show({ message: say('phrases.restored') });
    },
    onError,
  });
  const archiving = useMutation({
    mutationFn: ({ phrase, scope }: { readonly phrase: Phrase; readonly scope: OwnScope }) =>
      archive(slug, phrase, scope),
    onSuccess: async (archived) => {
      await refresh();
      const action = { label: say('phrases.undo'), onAct: () => restoring.mutate(archived) };
      toast.show({ message: say('phrases.archived'), action });
    },
    onError,
  });
  return { archiving, restoring };
}

/** A form shows its trouble beside its fields. */
export function useSavePhrase(slug: string, draft: PhraseDraft, onSaved: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: () => save(slug, sentOf(draft)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: phrasesOf(slug, draft.language).queryKey });
      toast.show({ message: say('phrases.saved') });
      onSaved();
    },
  });
}

function save(slug: string, { id, version, ...draft }: PhraseDraft): Promise<PhraseView> {
  if (id === null) return addPhrase(slug, draft);
  const { language: _, replaces: __, isArchived: ___, ...change } = draft;
  return changePhrase(slug, id, { ...change, version });
}

/** A shipped phrase is put away by an archived one in its place. */
function archive(slug: string, phrase: Phrase, scope: OwnScope): Promise<PhraseView> {
  if (phrase.scope !== 'shipped') return archivePhrase(slug, phrase.id, { version: phrase.version });
  const { id: _, version: __, ...body } = draftOf(phrase, scope);
  return addPhrase(slug, { ...body, isArchived: true });
}
