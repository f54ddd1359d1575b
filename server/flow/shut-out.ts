// A profile that its platform no longer lets in: shut out once, on record, until a person connects it again.

import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { expireProfile } from '../../store/listen/profiles.ts';

/** `beganAt`: when the work began that found it so. A profile that was let in again meanwhile stays as it is. */
export async function shutOut(
  tx: Tx,
  brandId: string,
  profileId: string,
  { beganAt, at }: { readonly beganAt: Date; readonly at: Date },
): Promise<void> {
  if (!(await expireProfile(tx, brandId, profileId, beganAt))) return;
  const event = { kind: 'profile.expired', at, personId: null, caseId: null, subjectId: profileId } as const;
  await appendEvents(tx, brandId, [{ ...event, detail: {}, contentDigest: null }]);
}
