// What every way of telling takes and gives: a parcel of notices for one receiver in, what came of the attempt out.

import type { DeliveryRow } from '../../store/triage/deliveries.ts';
import type { NoticeRow } from '../../store/triage/notice-list.ts';
import type { Reader } from './words.ts';

export interface Parcel extends Reader {
  /** The same for every attempt: what lets a receiver know the second from a new one. */
  readonly deliveryId: string;
  readonly brandId: string;
  readonly brandSlug: string;
  readonly brandName: string;
  /** The desk's own, without a slash at the end. */
  readonly deskAddress: string;
  /** One, or several that go together. */
  readonly notices: readonly NoticeRow[];
}

export type Outcome =
  | { readonly came: 'accepted' }
  /** Not now, or nobody can tell: again later, under the same id. */
  | { readonly came: 'failed'; readonly error: string; readonly retryAt?: Date | null }
  /** Never like this: a person has to change something first. */
  | { readonly came: 'refused'; readonly error: string; readonly isGone?: boolean };

export function linkTo(parcel: Parcel, caseId: string | null): string {
  const brand = `${parcel.deskAddress}/b/${encodeURIComponent(parcel.brandSlug)}`;
  return caseId === null ? `${brand}/notices` : `${brand}/case/${caseId}`;
}

/** An attempt that is on record and not yet made. */
export interface Begun {
  readonly row: DeliveryRow;
  readonly parcel: Parcel;
  /** Where a person's mail goes; null for whoever belongs to the brand no more. */
  readonly email: string | null;
}
