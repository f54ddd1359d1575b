// Assembles the page of one case. GET …/cases/:id

import { triage } from '../../core/triage/triage.ts';
import { protocolOf } from '../../store/account/brands.ts';
import type { Tx } from '../../store/database.ts';
import { eventsOfCase, newestNumber } from '../../store/learn/record.ts';
import { draftOf, repliesOf } from '../../store/respond/replies.ts';
import {
  firstHeardOf,
  identitiesOf,
  otherCasesOf,
  type ReadingRow,
  type RevisionRow,
  readingsOf,
  revisionsOf,
  type ThreadRow,
  threadOf,
} from '../../store/triage/case-page.ts';
import { toCase } from '../../store/triage/case-row.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { rowsOfCases } from '../../store/triage/inbox.ts';
import { leaseOf, notesOf } from '../../store/triage/notes.ts';
import type { CasePage, ThreadItem } from '../../wire/case.ts';
import { iso, isoOrNull, presentEvent, presentReply, presentRow } from '../present.ts';
import { profileFor, waysFrom } from '../ways.ts';
import type { World } from '../world.ts';

/** The newest of a long thread and of a long timeline. */
const threadLimit = 200;
const eventLimit = 200;

export interface CaseAsked {
  readonly brandId: string;
  readonly personId: string;
  readonly caseId: string;
  readonly now: Date;
}

/** Null when the brand has no such case. The record's newest number is read first, so that live events complete it. */
export async function casePage(tx: Tx, world: World, asked: CaseAsked): Promise<CasePage | null> {
  const { brandId, personId, caseId, now } = asked;
  const asOf = await newestNumber(tx, brandId);
  const [row] = await rowsOfCases(tx, brandId, [caseId]);
  const columns = await caseRowById(tx, brandId, caseId);
  if (row === undefined || columns === null) return null;
  const one = toCase(columns);
  const thread = await threadOf(tx, brandId, one.threadId, threadLimit);
  const ids = thread.map((item) => item.id);
  const revised = thread.filter((item) => item.revision > 1).map((item) => item.id);
  const revisions = revised.length === 0 ? [] : await revisionsOf(tx, brandId, revised);
  const readings = await readingsOf(tx, brandId, ids);
  const last = thread.findLast((item) => item.caseId === caseId && !item.isOwn);
  const reading = readings.find((item) => item.mentionId === last?.id);
  const profile = await profileFor(tx, brandId, one);
  const ways = waysFrom(world.manifests.get(one.channel), profile, last);
  const protocol = await protocolOf(tx, brandId);
  const startsAt = one.unanswered.find((clock) => clock.mentionId === last?.id)?.startedAt ?? null;
  const reasons =
    last === undefined || reading === undefined
      ? []
      : triage({ mentionId: last.id, rating: last.rating, reach: one.reach, reading, startsAt, protocol }).why;
  const customer = await firstHeardOf(tx, brandId, one.customerId);
  const lease = await leaseOf(tx, brandId, caseId, now);
  const draft = await draftOf(tx, brandId, caseId, personId);
  return {
    row: presentRow(row),
    asOf,
    why: reasons.map(({ code, detail }) => ({ code, detail: { ...detail } })),
    thread: presentThread(thread, revisions, readings, { caseId, identityId: one.identityId }),
    ways: {
      public: ways.public,
      private: ways.private,
      publicLimit: ways.publicLimit,
      privateLimit: ways.privateLimit,
      addressee: ways.addressee,
      canLike: ways.canLike,
      as:
        profile === null
          ? null
          : { name: profile.name ?? profile.handle ?? profile.externalId, handle: profile.handle },
      originalUrl: last?.url ?? null,
    },
    customer: {
      id: one.customerId,
      name: customer?.name ?? row.customerName,
      identities: await identitiesOf(tx, brandId, one.customerId),
      firstHeardAt: iso(customer?.firstHeardAt ?? one.openedAt),
      otherCases: (await otherCasesOf(tx, brandId, one.customerId, caseId)).map((other) => ({
        ...other,
        lastMentionAt: iso(other.lastMentionAt),
      })),
    },
    replies: (await repliesOf(tx, brandId, caseId)).map(presentReply),
    draft: draft === null ? null : { ...draft, updatedAt: iso(draft.updatedAt) },
    notes: (await notesOf(tx, brandId, caseId)).map((note) => ({
      id: note.id,
      by: { id: note.personId, name: note.personName },
      text: note.text,
      at: iso(note.at),
    })),
    lease: lease === null ? null : { by: { id: lease.personId, name: lease.personName }, until: iso(lease.until) },
    events: (await eventsOfCase(tx, brandId, caseId, eventLimit)).map(presentEvent),
  };
}

function presentThread(
  thread: readonly ThreadRow[],
  revisions: readonly RevisionRow[],
  readings: readonly ReadingRow[],
  ofCase: { readonly caseId: string; readonly identityId: string },
): ThreadItem[] {
  const idOf = new Map(thread.map((item) => [item.canonicalId, item.id]));
  const readingOf = new Map(readings.map((reading) => [reading.mentionId, reading]));
  const wordings = Map.groupBy(revisions, (one) => one.mentionId);
  return thread.map((item) => {
    const isVeiled = item.removedAt !== null;
    const reading = readingOf.get(item.id);
    return {
      id: item.id,
      parentId: item.parentCanonicalId === null ? null : (idOf.get(item.parentCanonicalId) ?? null),
      author: { name: item.authorName, handle: item.authorHandle, url: item.authorUrl },
      isOwn: item.isOwn,
      isCustomer: item.identityId === ofCase.identityId,
      kind: item.kind,
      visibility: item.visibility,
      text: isVeiled ? null : item.text,
      title: isVeiled ? null : item.title,
      url: item.url,
      rating: item.rating,
      media: isVeiled ? [] : item.media.map((one) => ({ ...one })),
      counts: { likes: item.likes, reposts: item.reposts, replies: item.replies },
      publishedAt: isoOrNull(item.publishedAt),
      heardAt: iso(item.heardAt),
      // Taken back: veiled with every wording it had (law 13).
      revisions: isVeiled
        ? []
        : (wordings.get(item.id) ?? []).map((one) => ({ text: one.text, title: one.title, until: iso(one.until) })),
      removedAt: isoOrNull(item.removedAt),
      isHistory: item.isHistory,
      isLiked: item.isLiked,
      reading: reading === undefined || isVeiled ? null : presentReading(reading),
    };
  });
}

function presentReading({
  mentionId: _,
  evidence,
  confidence,
  ...reading
}: ReadingRow): NonNullable<ThreadItem['reading']> {
  return { ...reading, confidence: { ...confidence }, evidence: evidence.map((one) => ({ ...one })) };
}
