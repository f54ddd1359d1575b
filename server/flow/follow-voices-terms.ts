// Terms of new mentions into the tallies of the spans they were heard in. What a mention said first is what is counted:
// a change or a removal later counts nothing and takes nothing away.

import { setImmediate } from 'node:timers/promises';
import {
  mostCandidates,
  mostKeptTerms,
  noTally,
  openCounter,
  spanMs,
  spanOf,
  topOf,
} from '../../core/understand/topics/tally.ts';
import { termsOf } from '../../core/understand/topics/terms.ts';
import { daysBefore } from '../../core/understand/topics/topics.ts';
import type { Tx } from '../../store/database.ts';
import { forgetTallies, keepTally, openBefore, tallyAt } from '../../store/understand/tallies.ts';
import type { SaidRow } from '../../store/understand/voices.ts';

/** The last week, and the weeks it is compared with. */
const keptMs = (daysBefore + 8) * 86_400_000;
const breath = 50;

export async function countTerms(
  tx: Tx,
  brand: { readonly id: string; readonly name: string },
  said: readonly SaidRow[],
): Promise<void> {
  // Not its words: "coffee" is a topic of the Coffee House.
  const except = new Set([brand.name.toLowerCase()]);
  const bySpan = Map.groupBy(
    said.filter(({ isNew, isRemoved }) => isNew && !isRemoved),
    ({ heardAt }) => spanOf(heardAt).getTime(),
  );
  for (const [time, rows] of [...bySpan].sort(([one], [other]) => one - other)) {
    const at = new Date(time);
    const was = await tallyAt(tx, brand.id, at);
    if (was === null) await beginSpan(tx, brand.id, at);
    const isOpen = was?.isOpen ?? true;
    const counter = openCounter(was?.tally ?? noTally);
    for (const [i, one] of rows.entries()) {
      counter.add({ ...one, terms: termsOf(one, except) });
      if (i % breath === breath - 1) await setImmediate();
    }
    await keepTally(tx, brand.id, { at, isOpen, tally: counter.tally(isOpen ? mostCandidates : mostKeptTerms) });
  }
}

/** A new span begins: of those before it only the top is kept, and the oldest go. */
async function beginSpan(tx: Tx, brandId: string, at: Date): Promise<void> {
  for (const { at: before, tally } of await openBefore(tx, brandId, at)) {
    await keepTally(tx, brandId, { at: before, isOpen: false, tally: topOf(tally, mostKeptTerms) });
  }
  await forgetTallies(tx, brandId, new Date(at.getTime() + spanMs - keptMs));
}
