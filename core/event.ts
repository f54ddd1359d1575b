// An event is one line of the record. Nothing happens without one. It holds ids and codes, never content (law 9).

export type EventKind =
  | 'mention.heard'
  | 'mention.own_heard'
  | 'mention.revised'
  | 'mention.removed'
  | 'mention.liked'
  /** A person asked for it, confirmed, refused or took back that a mention is hidden, or has it shown again. */
  | 'mention.hiding'
  | 'mention.hidden'
  | 'mention.shown'
  | 'mention.hide_failed'
  | 'reading.corrected'
  /** A classifier of the operator's read words again, and a head of their reading changed. */
  | 'reading.added'
  /** What a brand's corrections taught was kept, or taken back where it had gone wrong. */
  | 'own_head.learned'
  | 'own_head.turned'
  | 'case.assigned'
  | 'case.resolved'
  | 'case.let_be'
  | 'case.reopened'
  | 'case.routed'
  | 'case.retargeted'
  | 'case.merged'
  | 'case.absorbed'
  | 'case.split'
  | 'case.parted'
  | 'decision.reviewed'
  | 'customer.linked'
  | 'customer.unlinked'
  /** Somebody said that two are not the same person. */
  | 'customer.kept_apart'
  | 'clock.warned'
  | 'clock.breached'
  | 'promise.made'
  | 'handover.started'
  | 'handover.opened'
  | 'handover.link'
  | 'handover.ended'
  | 'escalation.climbed'
  | 'escalation.acknowledged'
  | 'reply.queued'
  | 'reply.cancelled'
  | 'reply.sending'
  | 'reply.sent'
  | 'reply.failed'
  | 'reply.unknown'
  | 'reply.retried'
  | 'note.added'
  | 'approval.asked'
  | 'approval.reviewed'
  | 'approval.settled'
  | 'source.added'
  | 'source.paused'
  | 'source.resumed'
  | 'source.failing'
  | 'source.recovered'
  | 'source.gap'
  | 'source.replayed'
  | 'profile.connected'
  | 'profile.expired'
  | 'app.changed'
  | 'person.invited'
  | 'person.joined'
  | 'person.role_changed'
  | 'person.removed'
  | 'person.away'
  | 'person.shifts_changed'
  | 'invitation.revoked'
  | 'team.changed'
  | 'location.changed'
  | 'protocol.pushed'
  | 'hook.changed'
  | 'phrase.changed'
  | 'answer.changed'
  | 'question.asked'
  | 'question.answered'
  | 'notice.failed';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** An event before it has its number, which is taken last in the transaction. */
export interface NewEvent {
  readonly kind: EventKind;
  readonly at: Date;
  /** The person behind it, or null when a customer or Heed itself did it. */
  readonly personId: string | null;
  readonly caseId: string | null;
  /** The mention, reply, note or source it is about. */
  readonly subjectId: string | null;
  readonly detail: Detail;
}
