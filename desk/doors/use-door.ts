// What every door does: send the form, begin the session with what comes back, go on. The trouble, if any, is told
// by field.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../wire/account.ts';
import { beginSession } from '../session.ts';
import { type FormTrouble, formTroubleOf } from '../trouble.ts';

export interface Door {
  readonly enter: () => void;
  readonly isBusy: boolean;
  readonly trouble: FormTrouble;
}

export function useDoor(ask: () => Promise<Session>, fields: readonly string[], goOn: () => Promise<void>): Door {
  const client = useQueryClient();
  const entering = useMutation({
    mutationFn: ask,
    onSuccess: async (session) => {
      beginSession(client, session);
      await goOn();
    },
  });
  return {
    enter: () => {
      if (!entering.isPending) entering.mutate();
    },
    isBusy: entering.isPending,
    trouble: formTroubleOf(entering.error, fields),
  };
}
