// Why a case stands where it does, and what a reading rests on. In: codes with their figures, as the server keeps them.
// Out: words. A code that is newer than this desk is shown as it is, never hidden.

import type { CasePage } from '../../wire/case.ts';
import { type MessageKey, say } from '../messages/say.ts';

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
    case 'complaint_inside':
      return say('known.whyInside');
    case 'money':
      return say('known.whyMoney');
    case 'waited':
      return say('known.whyWaited', { days: Math.floor(figure('hours') / 24) });
    case 'complaints_lately':
      return say('known.whyComplaints', { count: figure('count'), days: figure('days') });
    case 'unanswered_before':
      return say('known.whyInVain', { count: figure('count') });
    case 'reach':
      return say('case.whyReach', { count: figure('followers') });
    case 'rating':
      return say('case.whyRating', { count: figure('stars') });
    case 'target':
      return say('case.whyTarget', { target: String(detail['target'] ?? '') });
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
