// Why a case stands where it does, and what a reading rests on. In: codes with their figures, as the server keeps them.
// Out: words. A code that is newer than this desk is shown as it is, never hidden.

import type { CasePage } from '../../wire/case.ts';
import { type MessageKey, say } from '../messages/say.ts';
import { headWord, valueWord } from './head-words.ts';

type Why = CasePage['why'][number];

/** Why a case stands where it does: each reason a few words, in the order the server gives. */
export function whySentence({ code, detail }: Why): string {
  const figure = (name: string): number => Number(detail[name] ?? 0);
  switch (code) {
    case 'kind':
      return valueWord('kind', String(detail['kind']));
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

const reasons: Readonly<Record<string, MessageKey>> = {
  cue: 'case.evidenceCue',
  question_mark: 'case.evidenceQuestionMark',
  rating: 'case.evidenceRating',
  negated: 'case.evidenceNegated',
  detector: 'case.evidenceDetector',
  weight: 'heads.evidenceWeight',
  title: 'heads.evidenceTitle',
  emoji: 'heads.evidenceEmoji',
  whole: 'heads.evidenceWhole',
  earlier: 'heads.evidenceEarlier',
  hint: 'heads.evidenceHint',
};

/** What a passage of the text speaks for, for the pointer that rests on it. */
export function reasonSentence(reason: {
  readonly head: string;
  readonly value: string;
  readonly why: string;
}): string {
  const key = reasons[reason.why];
  const value = valueWord(reason.head, reason.value);
  const why = key === undefined ? say('case.evidenceOther', { value, code: reason.why }) : say(key, { value });
  return say('case.evidence', { head: headWord(reason.head), why });
}
