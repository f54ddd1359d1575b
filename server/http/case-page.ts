// Assembles the page of one case. GET …/cases/:id

import { type Case, faceOf } from '../../core/case.ts';
import type { MediaLimit } from '../../core/channel.ts';
import type { Closing } from '../../core/respond/closing.ts';
import { explainClocks } from '../../core/triage/explain-clocks.ts';
import type { Rules } from '../../core/triage/rules.ts';
import { triage } from '../../core/triage/triage.ts';
import { untrainedIn } from '../../core/understand/untrained.ts';
import { membersOf } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { eventsOfCase, newestNumber } from '../../store/learn/record.ts';
import type { ProfileRow } from '../../store/listen/profiles.ts';
import { draftOf, draftPictures } from '../../store/respond/drafts.ts';
import { repliesOf } from '../../store/respond/replies.ts';
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
import { type JoinedRow, joinedInto } from '../../store/triage/join.ts';
import { decisionOf, leaseOf, notesOf } from '../../store/triage/notes.ts';
import type { CasePage, ThreadItem } from '../../wire/case.ts';
import { calmNeeds } from '../do/approval-needed.ts';
import { handoverView, timesView } from '../do/handover-view.ts';
import { type HidingView, hidingViews } from '../do/hiding-view.ts';
import { pageOf } from '../do/reply-timing.ts';
import { situationView } from '../do/situation-of.ts';
import { iso, isoOrNull, presentEvent, presentReply, presentRow } from '../present.ts';
import { rulesOf } from '../rules.ts';
import { placeOf, profileFor, type WaysNow, waysNow } from '../ways.ts';
import type { World } from '../world.ts';
import { approvalView } from './approval-view.ts';
import { type CustomerKnown, customerKnown } from './customer-known.ts';

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
  const rules = await rulesOf(tx, brandId);
  const joined = await joinedInto(tx, brandId, caseId);
  const { thread, items, readings } = await threadView(tx, asked, one, joined);
  const last = thread.findLast((item) => item.caseId === caseId && !item.isOwn);
  const decision = one.state === 'let_be' ? await decisionOf(tx, brandId, caseId) : null;
  const draft = await draftOf(tx, brandId, caseId, personId);
  const lease = await leaseOf(tx, brandId, caseId, now);
  const known = await customerKnown(tx, brandId, one, rules.protocol);
  return {
    row: presentRow(row),
    asOf,
    why: whyHere(one, { last, readings, rules }),
    clocks: clocksView(one, rules),
    climbs: one.climbs.map(({ tree, at }) => ({ tree, nextAt: iso(at) })),
    proposed: await proposedView(tx, brandId, one),
    team: one.team,
    decision: decision === null ? null : { reason: decision.reason, by: personRef(decision), at: iso(decision.at) },
    thread: items.map((item) => withUntrained(item, world.weights)),
    ways: await waysView(tx, world, brandId, { one, last: onChannel(thread, caseId), rules, now }),
    customer: await customerView(tx, brandId, { one, name: row.customerName, known }),
    joined: joined.map(({ id, channel, customerName, version }) => ({ id, channel, customerName, version })),
    mergedInto: await mergedView(tx, brandId, one),
    letBeReasons: rules.protocol.letBeReasons.map((reason) => ({ ...reason })),
    handover: await handoverView(tx, brandId, one, now),
    times: timesView(one, rules, now),
    replies: (await repliesOf(tx, brandId, caseId)).map(presentReply),
    draft: draft === null ? null : { ...draft, updatedAt: iso(draft.updatedAt) },
    pictures: (await draftPictures(tx, asked)).map((one) => ({ ...one })),
    notes: (await notesOf(tx, brandId, [caseId, ...joined.map(({ id }) => id)])).map((note) => ({
      id: note.id,
      by: personRef(note),
      text: note.text,
      at: iso(note.at),
    })),
    approval: await approvalView(tx, asked, one),
    needsYes: await calmNeeds(tx, asked, one),
    situation: await situationView(tx, world, { brandId, personId, of: one, mention: null, protocol: rules.protocol }),
    lease: lease === null ? null : { by: personRef(lease), until: iso(lease.until) },
    events: (await eventsOfCase(tx, brandId, caseId, eventLimit)).map(presentEvent),
  };
}

function withUntrained(item: ThreadItem, weights: World['weights']): ThreadItem {
  if (item.reading === null) return item;
  return { ...item, reading: { ...item.reading, untrained: untrainedIn(weights, item.reading.language) } };
}

function personRef({ personId, personName }: { readonly personId: string; readonly personName: string }) {
  return { id: personId, name: personName };
}

/** The conversation, and before it those of the cases that go on in this one; the one that spoke last comes last. */
async function threadView(tx: Tx, asked: CaseAsked, one: Case, joined: readonly JoinedRow[]) {
  const { brandId } = asked;
  const ids = [...new Set([one.threadId, ...joined.map(({ threadId }) => threadId)])];
  const threads: ThreadRow[][] = [];
  for (const id of ids) threads.push(await threadOf(tx, brandId, id, threadLimit));
  const thread = threads.sort((a, b) => saidLast(a, one.id) - saidLast(b, one.id)).flat();
  const revised = thread.filter((item) => item.revision > 1).map((item) => item.id);
  const revisions = revised.length === 0 ? [] : await revisionsOf(tx, brandId, revised);
  const readings = await readingsOf(
    tx,
    brandId,
    thread.map((item) => item.id),
  );
  const hidings = await hidingViews(tx, asked, [one.id, ...joined.map(({ id }) => id)]);
  const fromOf = new Map(
    joined.filter((other) => other.threadId !== one.threadId).map((other) => [other.threadId, other.id]),
  );
  return { thread, readings, items: presentThread(thread, revisions, readings, { caseId: one.id, fromOf, hidings }) };
}

function saidLast(thread: readonly ThreadRow[], caseId: string): number {
  const last = thread.findLast((item) => item.caseId === caseId);
  return last === undefined ? 0 : (last.publishedAt ?? last.heardAt).getTime();
}

async function mergedView(tx: Tx, brandId: string, { mergedInto }: Case): Promise<CasePage['mergedInto']> {
  const [row] = mergedInto === null ? [] : await rowsOfCases(tx, brandId, [mergedInto]);
  return row === undefined ? null : { id: row.id, channel: row.channel, customerName: row.customerName };
}

interface Newest {
  /** The customer's newest words in this case. */
  readonly last: ThreadRow | undefined;
}

/** Why the case stands where it does: triage says it again, of the newest words. */
function whyHere(one: Case, { last, readings, rules }: Newest & { readings: readonly ReadingRow[]; rules: Rules }) {
  const reading = readings.find((item) => item.mentionId === last?.id);
  if (last === undefined || reading === undefined) return [];
  const running = one.unanswered.find((clock) => clock.mentionId === last.id);
  const triaged = triage({
    mentionId: last.id,
    of: one,
    face: faceOf({ ...last, isRemoved: last.removedAt !== null }, reading),
    reach: one.reach,
    startsAt: running?.startedAt ?? null,
    ...(running === undefined ? {} : { kind: running.kind }),
    rules,
  });
  return triaged.why.map(({ code, detail }) => ({ code, detail: { ...detail } }));
}

function clocksView(one: Case, rules: Rules): CasePage['clocks'] {
  return explainClocks(one, rules).map(({ kind, target, stage, calendar, openMinutes, wallMinutes, ...clock }) => {
    const named = rules.protocol.calendars.find((other) => other.slug === calendar);
    return {
      kind,
      target,
      stage,
      startedAt: iso(clock.startedAt),
      warnAt: iso(clock.warnAt),
      deadlineAt: iso(clock.deadlineAt),
      calendar: named === undefined ? null : { name: named.name, timeZone: named.timeZone },
      openMinutes,
      wallMinutes,
    };
  });
}

async function proposedView(tx: Tx, brandId: string, one: Case): Promise<CasePage['proposed']> {
  const found = one.proposedId === null ? [] : await membersOf(tx, brandId);
  const member = found.find(({ id }) => id === one.proposedId);
  return member === undefined ? null : { id: member.id, name: member.name };
}

/** The newest of the customer's words that their platform knows of: what they said on a page of ours it does not. */
function onChannel(thread: readonly ThreadRow[], caseId: string): ThreadRow | undefined {
  return thread.findLast((item) => item.caseId === caseId && !item.isOwn && item.handle['page'] === undefined);
}

async function waysView(
  tx: Tx,
  world: World,
  brandId: string,
  { one, last, rules, now }: Newest & { one: Case; rules: Rules; now: Date },
): Promise<CasePage['ways']> {
  const place = placeOf<{ channel: string; sourceId: string }>(one, last);
  const profile = await profileFor(tx, brandId, place);
  const hasPage = (await pageOf(tx, brandId, one, one.identityId)) !== null;
  const ways = await waysNow(tx, world, brandId, { place, profile, mention: last, leavesAt: now, hasPage });
  const { closings } = ways;
  return {
    public: ways.public,
    private: ways.private,
    publicLimit: ways.publicLimit,
    privateLimit: ways.privateLimit,
    media: mediaView(ways.media),
    addressee: ways.addressee,
    ...(closings === undefined
      ? {}
      : { closings: { public: closingView(closings.public), private: closingView(closings.private) } }),
    canLike: ways.canLike,
    canHide: ways.canHide,
    as: profile === null ? null : asView(profile, rules),
    originalUrl: last?.url ?? null,
  };
}

function mediaView({ public: open, private: shut }: WaysNow['media']): CasePage['ways']['media'] {
  const view = (limit: MediaLimit | null) => (limit === null ? null : { ...limit, types: [...limit.types] });
  return { public: view(open), private: view(shut) };
}

function closingView(closing: Closing | null) {
  return closing === null ? null : { ...closing, endsAt: iso(closing.endsAt), nearAt: iso(closing.nearAt) };
}

function asView({ channel, name, handle, externalId }: ProfileRow, rules: Rules) {
  const purpose = rules.protocol.purposes[`${channel}:${handle}`] ?? null;
  return { name: name ?? handle ?? externalId, handle, purpose };
}

async function customerView(
  tx: Tx,
  brandId: string,
  { one, name, known }: { one: Case; name: string; known: CustomerKnown },
): Promise<CasePage['customer']> {
  const customer = await firstHeardOf(tx, brandId, one.customerId);
  const others = await otherCasesOf(tx, brandId, one.customerId, one.id);
  return {
    id: one.customerId,
    name: customer?.name ?? name,
    identities: await identitiesOf(tx, brandId, one.customerId),
    firstHeardAt: iso(customer?.firstHeardAt ?? one.openedAt),
    otherCases: others.map((other) => ({ ...other, lastMentionAt: iso(other.lastMentionAt) })),
    behaviour: known.behaviour,
    samePerson: known.samePerson,
  };
}

function presentThread(
  thread: readonly ThreadRow[],
  revisions: readonly RevisionRow[],
  readings: readonly ReadingRow[],
  ofCase: {
    readonly caseId: string;
    readonly fromOf: ReadonlyMap<string, string>;
    readonly hidings: ReadonlyMap<string, HidingView>;
  },
): ThreadItem[] {
  const { hidings } = ofCase;
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
      isCustomer: item.caseId === ofCase.caseId && !item.isOwn,
      fromCaseId: ofCase.fromOf.get(item.threadId) ?? null,
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
      hiding: hidings.get(item.id) ?? null,
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
