// Asking for a second person's yes, and saying it. In: the case and the words. Out: the request in the desk at once; words
// that come back go into the composer.

import { useMemo } from 'react';
import type { ApprovalAct, ApprovalDone, ApprovalView } from '../../wire/approvals.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { actOnApproval, postApproval } from '../api.ts';
import { type Keeping, keepRow } from '../live/keep-true.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { approval as words } from '../messages/en/approval.ts';
import { learn, say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import type { Sending } from './send.ts';
import { drafts } from './use-draft.ts';
import { pictures } from './use-pictures.ts';

learn(words);

export interface Approving {
  /** Throws the server's refusal; the words stay in the composer then. */
  readonly ask: (asking: Sending) => Promise<void>;
  /** Throws the server's refusal. */
  readonly say: (row: CaseRow, approval: ApprovalView, act: ApprovalAct) => Promise<ApprovalDone>;
  /** Words that came back with their pictures, or are to be said on the place's own page. */
  readonly giveBack: (row: CaseRow, approval: ApprovalView, text: string) => void;
}

export function useApproving(): Approving {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(
    () => ({
      ask: async (asking) => {
        await ask(asking, keeping);
        toast.show({ message: say('approval.asked') });
      },
      say: async (row, approval, act) => {
        const done = await actOnApproval(keeping.slug, row.id, approval.id, act);
        keepRow(done.row, keeping);
        return done;
      },
      giveBack: (row, approval, text) => {
        const place = { slug: keeping.slug, caseId: row.id };
        drafts.giveBack(place, text, approval.visibility);
        pictures.giveBack(place, approval.pictures);
      },
    }),
    [keeping, toast],
  );
}

async function ask({ row, overruled, ...asking }: Sending, keeping: Keeping): Promise<void> {
  const place = { slug: keeping.slug, caseId: row.id };
  await drafts.settle(place);
  pictures.settle(place);
  const done = await postApproval(keeping.slug, row.id, { ...asking, overruled: [...overruled] });
  drafts.clear(place);
  pictures.clear(place);
  keepRow(done.row, keeping);
}
