// What is hidden in a case, or asked to be, as the person who looks sees it: whether they may confirm it, and from when on.

import { confirmFrom, standingOf } from '../../core/respond/hiding.ts';
import type { Tx } from '../../store/database.ts';
import { hidingsOf } from '../../store/respond/hidings.ts';
import type { ThreadItem } from '../../wire/case.ts';
import { whoIsTold } from '../flow/who-works.ts';
import { iso, isoOrNull } from '../present.ts';
import { rulesOf } from '../rules.ts';

export type HidingView = NonNullable<ThreadItem['hiding']>;

interface Looking {
  readonly brandId: string;
  readonly personId: string;
  readonly now: Date;
}

/** By mention. */
export async function hidingViews(
  tx: Tx,
  { brandId, personId, now }: Looking,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, HidingView>> {
  const rows = await hidingsOf(tx, brandId, caseIds);
  if (rows.length === 0) return new Map();
  const people = await whoIsTold(tx, brandId, now, await rulesOf(tx, brandId));
  return new Map(
    rows.map((row): [string, HidingView] => {
      const state = standingOf(row, now) as HidingView['state'];
      const from = confirmFrom({ ...row, isOpen: state === 'asked' }, people, personId, now);
      const { settledBy, settledByName } = row;
      return [
        row.mentionId,
        {
          state,
          ...{ reasonCode: row.reasonCode, reason: row.reason, isAlone: row.isAlone, error: row.error },
          by: { id: row.askedBy, name: row.askedByName },
          at: iso(row.askedAt),
          settledBy: settledBy === null ? null : { id: settledBy, name: settledByName ?? '' },
          settledAt: isoOrNull(row.settledAt),
          confirmFrom: isoOrNull(from),
        },
      ];
    }),
  );
}
