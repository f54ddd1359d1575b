// The parts of a reading and their values in words. In: codes as the server keeps them. Out: words; a code that is newer
// than this desk stays as it is.

import { heads as words } from '../messages/en/heads.ts';
import { learn, type MessageKey, say, spokenLocale } from '../messages/say.ts';

learn(words);

const heads: Readonly<Record<string, MessageKey>> = {
  language: 'case.headLanguage',
  feeling: 'case.headFeeling',
  kind: 'case.headKind',
  urgency: 'case.headUrgency',
  abuse: 'case.headAbuse',
  emotion: 'heads.emotion',
  reason: 'heads.reason',
  irony: 'heads.irony',
};

const anyHead: Readonly<Record<string, MessageKey>> = {
  complaint: 'inbox.kindComplaint',
  question: 'inbox.kindQuestion',
  praise: 'inbox.kindPraise',
  other: 'inbox.kindOther',
  negative: 'inbox.feelingNegative',
  neutral: 'inbox.feelingNeutral',
  positive: 'inbox.feelingPositive',
  abusive: 'inbox.abusive',
  urgent: 'inbox.urgent',
  ironic: 'heads.ironic',
  anger: 'heads.anger',
  joy: 'heads.joy',
  optimism: 'heads.optimism',
  sadness: 'heads.sadness',
  delivery: 'heads.delivery',
  product: 'heads.product',
  service: 'heads.service',
  billing: 'heads.billing',
  account: 'heads.account',
  technical: 'heads.technical',
  booking: 'heads.booking',
  waiting: 'heads.waiting',
  safety: 'heads.safety',
};

/** What the same code says of one head alone. */
const ofHead: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  reason: { other: 'heads.otherReason' },
  emotion: { null: 'heads.noEmotion' },
  urgency: { true: 'inbox.urgent', false: 'heads.notUrgent' },
  abuse: { true: 'inbox.abusive', false: 'heads.notAbusive' },
  irony: { true: 'heads.ironic', false: 'heads.notIronic' },
};

export function headWord(head: string): string {
  const key = heads[head];
  return key === undefined ? head : say(key);
}

export function valueWord(head: string, value: string): string {
  if (head === 'language') return languageWord(value);
  const key = ofHead[head]?.[value] ?? anyHead[value];
  return key === undefined ? value : say(key);
}

export function languageWord(code: string): string {
  try {
    return new Intl.DisplayNames([spokenLocale()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Heads in one sentence: "Kind, Reason, and Irony". */
export function headList(codes: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale()).format(codes.map(headWord));
}
