// A change to who a customer is: sent, told, and every case shown asked for anew.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keyOf } from '../live/snapshots.ts';
import { useToast } from '../parts/Toast.tsx';

interface Linking {
  readonly send: () => Promise<unknown>;
  readonly done: () => string;
  readonly onDone?: () => void;
  readonly onTrouble?: (error: unknown) => void;
}

export function useLinking(slug: string, { send, done, onDone, onTrouble }: Linking) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf.cases(slug) });
      toast.show({ message: done(), tone: 'good' });
      onDone?.();
    },
    onError: (error) => onTrouble?.(error),
  });
}
