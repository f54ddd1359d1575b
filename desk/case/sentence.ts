// The record and the reasons as sentences. In: codes with their figures, as the server keeps them. Out: words. A code
// that is newer than this desk is shown as it is, never hidden.

import type { CasePage, EventLine } from '../../wire/case.ts';
import { saySpan } from '../messages/figures.ts';
import { type MessageKey, say } from '../messages/say.ts';

const events: Readonly<Record<string, MessageKey>> = {
  'mention.heard': 'case.eventHeard',
  'mention.own_heard': 'case.eventOwnHeard',
  'mention.revised': 'case.eventRevised',
  'mention.removed': 'case.eventRemoved',
  'mention.liked': 'case.eventLiked',
  'reading.corrected': 'case.eventCorrected',
  'case.resolved': 'case.eventResolved',
  'case.let_be': 'case.eventLetBe',
  'case.reopened': 'case.eventReopened',
  'clock.warned': 'case.eventWarned',
  'clock.breached': 'case.eventBreached',
  'reply.queued': 'case.eventQueued',
  'reply.cancelled': 'case.eventCancelled',
  'reply.sending': 'case.eventSending',
  'reply.sent': 'case.eventSent',
  'reply.failed': 'case.eventFailed',
  'reply.unknown': 'case.eventUnknown',
  'reply.retried': 'case.eventRetried',
  'note.added': 'case.eventNote',
};

export interface Knowing {
  /** The customer. */
  readonly name: string;
  /** Colleagues by id, as far as they are known. */
  readonly nameOf: (personId: string) => string | undefined;
}

export function eventSentence(event: EventLine, knowing: Knowing): string {
  const by = event.by?.name ?? say('case.somebody');
  if (event.kind === 'case.assigned') return assignedSentence(event, by, knowing);
  if (event.kind === 'mention.heard' && event.detail['reopens'] === true) {
    return say('case.eventReopenedByWords', { name: knowing.name });
  }
  const key = events[event.kind];
  if (key === undefined) return say('case.eventOther', { code: event.kind });
  return say(key, { by, name: knowing.name });
}

function assignedSentence(event: EventLine, by: string, knowing: Knowing): string {
  const id = event.detail['subjectId'];
  if (typeof id !== 'string') return say('case.eventUnassigned', { by });
  if (id === event.by?.id) return say('case.eventTaken', { by });
  return say('case.eventAssigned', { by, to: knowing.nameOf(id) ?? say('case.somebody') });
}

type Why = CasePage['why'][number];

/** Why a case stands where it does: each reason a few words, in the order the server gives. */
export function whySentence({ code, detail }: Why): string {
  const figure = (name: string): number => Number(detail[name] ?? 0);
  switch (code) {
    case 'kind':
      return wordOf(String(detail['kind']));
    case 'urgent':
      return say('case.whyUrgent');
    case 'abusive':
      return say('case.whyAbusive');
    case 'reach':
      return say('case.whyReach', { count: figure('followers') });
    case 'rating':
      return say('case.whyRating', { count: figure('stars') });
    case 'target':
      return say('case.whyTarget', { span: saySpan(figure('minutes') * 60_000) });
    default:
      return code;
  }
}

const codeWords: Readonly<Record<string, MessageKey>> = {
  complaint: 'inbox.kindComplaint',
  question: 'inbox.kindQuestion',
  praise: 'inbox.kindPraise',
  other: 'inbox.kindOther',
  negative: 'inbox.feelingNegative',
  neutral: 'inbox.feelingNeutral',
  positive: 'inbox.feelingPositive',
  abusive: 'inbox.abusive',
  urgent: 'inbox.urgent',
};

const reasons: Readonly<Record<string, MessageKey>> = {
  cue: 'case.evidenceCue',
  question_mark: 'case.evidenceQuestionMark',
  rating: 'case.evidenceRating',
  negated: 'case.evidenceNegated',
  detector: 'case.evidenceDetector',
};

const heads: Readonly<Record<string, MessageKey>> = {
  language: 'case.headLanguage',
  feeling: 'case.headFeeling',
  kind: 'case.headKind',
  urgency: 'case.headUrgency',
  abuse: 'case.headAbuse',
};

/** What a passage of the text speaks for, for the pointer that rests on it. */
export function reasonSentence(reason: {
  readonly head: string;
  readonly value: string;
  readonly why: string;
}): string {
  const head = heads[reason.head];
  const key = reasons[reason.why];
  const value = wordOf(reason.value);
  const why = key === undefined ? say('case.evidenceOther', { value, code: reason.why }) : say(key, { value });
  return say('case.evidence', { head: head === undefined ? reason.head : say(head), why });
}

/** A code of the reading in words; one that has none stays as it is. */
function wordOf(code: string): string {
  const key = codeWords[code];
  return key === undefined ? code : say(key);
}
