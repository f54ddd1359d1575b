// From rows to the shapes of the wire. No decisions here.

import type { EventRow } from '../store/learn/record.ts';
import type { ProfileRow } from '../store/listen/profiles.ts';
import type { PulseRow, SourceRow } from '../store/listen/sources.ts';
import type { WebhookRow } from '../store/listen/webhooks.ts';
import type { ReplyRow } from '../store/respond/replies.ts';
import type { InboxRow } from '../store/triage/inbox.ts';
import type { EventLine, ReplyView } from '../wire/case.ts';
import type { CaseRow } from '../wire/inbox.ts';
import type { ProfileView, PushesView, SourceView, SpendingView } from '../wire/sources.ts';

export function iso(at: Date): string {
  return at.toISOString();
}

export function isoOrNull(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

export function presentRow(row: InboxRow): CaseRow {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    channel: row.channel,
    sphere: row.sphere,
    visibility: row.visibility,
    customer: { id: row.customerId, name: row.customerName, handle: row.customerHandle },
    firstLine: row.firstLine,
    title: row.title,
    feeling: row.feeling,
    kind: row.kind,
    isAbusive: row.isAbusive,
    language: row.language,
    rating: row.rating,
    reach: row.reach,
    priority: row.priority,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    proposed: row.proposedId === null ? null : { id: row.proposedId, name: row.proposedName ?? '' },
    team: row.team,
    location: row.location,
    clockKind: row.clockKind,
    clockStartedAt: isoOrNull(row.clockStartedAt),
    warnAt: isoOrNull(row.warnAt),
    deadlineAt: isoOrNull(row.deadlineAt),
    isResting: row.isResting,
    openedAt: iso(row.openedAt),
    lastMentionAt: iso(row.lastMentionAt),
    mentionCount: row.mentionCount,
    unansweredCount: row.unansweredCount,
    isHistory: row.isHistory,
    isForApproval: row.isForApproval,
    isOffline: row.isOffline,
  };
}

export function presentEvent(row: EventRow): EventLine {
  return {
    number: row.number,
    at: iso(row.at),
    kind: row.kind,
    by: row.personId === null ? null : { id: row.personId, name: row.personName ?? '' },
    detail: { ...row.detail, ...(row.subjectId === null ? {} : { subjectId: row.subjectId }) },
  };
}

export function presentReply(row: ReplyRow): ReplyView {
  return {
    id: row.id,
    toMentionId: row.toMentionId,
    text: row.text,
    pictures: row.pictures.map((one) => ({ ...one })),
    visibility: row.visibility,
    via: row.via,
    state: row.state,
    by: { id: row.personId, name: row.personName },
    approvedBy: row.approvedById === null ? null : { id: row.approvedById, name: row.approvedByName ?? '' },
    createdAt: iso(row.createdAt),
    undoUntil: iso(row.undoUntil),
    sendAt: isoOrNull(row.sendAt),
    sentAt: isoOrNull(row.sentAt),
    url: row.url,
    mentionId: row.mentionId,
    attempts: row.attempts,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    retryAt: isoOrNull(row.retryAt),
  };
}

export function presentProfile(row: ProfileRow, spending: readonly SpendingView[] = []): ProfileView {
  const { id, channel, name, handle, url, state } = row;
  return { id, channel, name, handle, url, state, connectedAt: iso(row.connectedAt), spending: [...spending] };
}

export function presentPushes({ channel, genuine, forged, unread, lastAt }: WebhookRow): PushesView {
  return { channel, genuine, forged, unread, lastAt: isoOrNull(lastAt) };
}

const halfHourMs = 1_800_000;
export const pulseLength = 48;

export function presentSource(row: SourceRow, pulses: readonly PulseRow[], now: Date): SourceView {
  const first = (Math.floor(now.getTime() / halfHourMs) - pulseLength + 1) * halfHourMs;
  const byTime = new Map(
    pulses.filter((one) => one.sourceId === row.id).map((one) => [one.halfHour.getTime(), one] as const),
  );
  const pulse = Array.from({ length: pulseLength }, (_, i) => {
    const one = byTime.get(first + i * halfHourMs);
    return { ok: one?.ok ?? 0, failed: one?.failed ?? 0, heard: one?.heard ?? 0 };
  });
  return {
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    label: row.label,
    sphere: row.sphere,
    config: row.config,
    profileId: row.profileId,
    locationId: row.locationId,
    state: row.state,
    connectedAt: iso(row.connectedAt),
    lastPollAt: isoOrNull(row.lastPollAt),
    lastOkAt: isoOrNull(row.lastOkAt),
    nextPollAt: row.state === 'paused' ? null : isoOrNull(row.nextPollAt),
    lastHeardAt: isoOrNull(row.lastHeardAt),
    everyMs: row.everyMs,
    isFirstRead: row.firstReadDoneAt === null,
    mentionCount: row.mentionCount,
    unreadCount: row.unreadCount,
    lagSeconds: row.lagSeconds,
    pulse,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
  };
}
