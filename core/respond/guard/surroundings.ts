// What a draft does in the place it goes to: its links, its language, how often the two have gone back and forth in
// public, what was said before, and the private data it would show. In: the draft and the situation. Out: findings.

import type { Weighing } from '../../channel.ts';
import { contradictions } from '../answers/contradict.ts';
import type { Finding, Span } from '../finding.ts';
import { spanIn } from '../plain-text.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import type { Found } from './levels.ts';
import { findPrivateData } from './private-data.ts';
import { isTrouble } from './tone.ts';

/** Short words are alike in every language, and a thank-you is alike in every reply. */
const leastLetters = 30;
const mostSpans = 50;
/** Of the customer's words, the newest so many characters tell their language. */
const longestRead = 600;

interface Where {
  readonly isPublic: boolean;
  readonly findLinks: Weighing['findLinks'] | null;
}

export function surroundingsOf(read: ReadDraft, { isPublic, findLinks }: Where, situation: Situation): Found[] {
  return [
    ...(isPublic ? privateDataIn(read, situation) : []),
    ...(findLinks === null ? [] : linksIn(read, findLinks, situation)),
    ...(isPublic ? backAndForth(situation) : []),
    ...languageOf(read, situation),
    ...againstAnswers(read, situation),
    ...(isPublic ? saidBefore(read, situation) : []),
  ];
}

function privateDataIn({ plain }: ReadDraft, { ownContacts, pack }: Situation): Found[] {
  const byKind = new Map<string, Span[]>();
  for (const { kind, start, end } of findPrivateData(plain.original, pack?.language ?? null, ownContacts)) {
    byKind.set(kind, [...(byKind.get(kind) ?? []), { start, end }].slice(0, mostSpans));
  }
  return [...byKind].map(([kind, spans]) => ({ code: 'private_data', spans, detail: { kind }, better: null }));
}

/** Where a link costs something, whatever the platform takes for one is said: `acme.coffee` too. */
function linksIn({ plain }: ReadDraft, findLinks: Weighing['findLinks'], { links }: Situation): Found[] {
  if (links === null) return [];
  const found = [...findLinks(plain.text)].slice(0, mostSpans);
  const spans = found.map(([start, length]) => spanIn(plain, start, start + length));
  return spans.length === 0 ? [] : [{ code: 'link', spans, detail: { cost: links }, better: null }];
}

function backAndForth({ matter, guard }: Situation): Found[] {
  const replies = matter.publicReplies;
  if (!isTrouble(matter) || guard.offlineAfterReplies < 1 || replies < guard.offlineAfterReplies) return [];
  return [{ code: 'back_and_forth', spans: [], detail: { replies }, better: null }];
}

/** Another language than the customer's, where the brand writes theirs. Both must be sure, for a doubt is no finding. */
function languageOf({ plain }: ReadDraft, { matter, languages, readLanguage }: Situation): Found[] {
  const wanted = matter.language;
  if (wanted === null || readLanguage === null || !hasEnoughLetters(plain.text)) return [];
  if (languages.length > 0 && !languages.includes(wanted)) return [];
  const language = readLanguage(plain.text);
  if (language === null || language === wanted) return [];
  if (readLanguage(matter.words.join('\n').slice(-longestRead)) !== wanted) return [];
  return [{ code: 'wrong_language', spans: [], detail: { language, wanted }, better: null }];
}

function hasEnoughLetters(text: string): boolean {
  return (text.slice(0, 400).match(/\p{L}/gu)?.length ?? 0) >= leastLetters;
}

function againstAnswers({ plain }: ReadDraft, { answers, pack }: Situation): Found[] {
  return contradictions(plain.original, answers, pack).map(({ span, ...detail }) => ({
    code: 'contradiction',
    spans: [span],
    detail,
    better: { is: 'wording', text: detail.agreed },
  }));
}

/** The whole of it, or else sentences of it that everybody was told: never both about the same words. */
function saidBefore({ plain }: ReadDraft, { said, guard }: Situation): Found[] {
  if (said === null || !hasEnoughLetters(plain.text)) return [];
  const closest = guard.levels.canned === 'off' ? null : said.closest(plain.text);
  if (closest !== null && closest.closeness >= guard.cannedFrom) {
    const detail: Finding['detail'] = { closeness: Math.round(closest.closeness * 100) / 100, key: closest.key };
    return [{ code: 'canned', spans: [], detail, better: null }];
  }
  const repeated = said.repeated(plain.text);
  const [most] = repeated.toSorted((a, b) => b.customers - a.customers);
  if (most === undefined) return [];
  const spans = repeated.map(({ start, end }) => spanIn(plain, start, end));
  return [{ code: 'same_sentence', spans, detail: { customers: most.customers, key: most.key }, better: null }];
}
