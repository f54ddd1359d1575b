// What a lead does with a decision not to answer: sent, told, and the ledger asked for anew.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SilenceAct, SilenceRow } from '../../wire/silence.ts';
import { actOnSilence } from '../api.ts';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { silenceKey } from './snapshots.ts';

export function useSilenceAct(slug: string, row: SilenceRow, done: () => string, onDone?: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: SilenceAct) => actOnSilence(slug, row.id, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: silenceKey(slug) });
      toast.show({ message: done(), tone: 'good' });
      onDone?.();
    },
    onError: (error) => void toast.show({ message: troubleOf(error), tone: 'bad' }),
  });
}
