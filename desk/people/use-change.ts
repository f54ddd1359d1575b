// One change to the people of a brand: sent, told, and asked for anew, so that the page shows what is true.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keyOf } from '../live/snapshots.ts';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';

interface Change<Given> {
  readonly send: (given: Given) => Promise<unknown>;
  /** Told when it is done. */
  readonly done: (given: Given) => string;
  readonly onDone?: () => void;
  /** A form shows the trouble beside its fields; without one it is told in a corner. */
  readonly isForm?: boolean;
}

export function useChange<Given = void>(slug: string, { send, done, onDone, isForm = false }: Change<Given>) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: send,
    onSuccess: async (_, given) => {
      await client.invalidateQueries({ queryKey: keyOf.people(slug) });
      toast.show({ message: done(given) });
      onDone?.();
    },
    onError: (error) => {
      if (!isForm) toast.show({ message: troubleOf(error), tone: 'bad' });
    },
  });
}
