// Whether a draft speaks as the brand does: how it addresses people, words it prefers or never says, emoji, its sign-off.
// In: the draft, the voice, and how much room is left. Out: findings.

import type { Voice } from '../../protocol/voice.ts';
import { buildCues, type Cues } from '../cues.ts';
import type { Span } from '../finding.ts';
import { hitsOf, type Lexicon, type ReadDraft, spanOf } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import type { Found } from './levels.ts';
import { isTrouble } from './tone.ts';

const mostSpans = 50;

export function voiceOf(read: ReadDraft, situation: Situation, left: number): Found[] {
  const { lexicon } = read;
  return [
    ...(lexicon === null ? [] : addressOf(read, lexicon, situation.voice)),
    ...wordsOf(read, situation.voice),
    ...emojiOf(read, situation),
    ...signOffOf(read, situation, left),
  ];
}

/** Du and Sie: not the brand's own, or both in one draft. */
function addressOf(read: ReadDraft, { lists }: Lexicon, { address }: Voice): Found[] {
  const informal = addressSpans(read, lists.informalAddress);
  const formal = addressSpans(read, lists.formalAddress);
  const wrong = (spans: readonly Span[], detail: Found['detail']): Found[] => [
    { code: 'wrong_address', spans, detail, better: null },
  ];
  if (address === 'formal' && informal.length > 0) return wrong(informal, { wanted: 'formal' });
  if (address === 'informal' && formal.length > 0) return wrong(formal, { wanted: 'informal' });
  if (address !== 'either' || informal.length === 0 || formal.length === 0) return [];
  // The rarer of the two is the slip.
  return wrong(informal.length <= formal.length ? informal : formal, { wanted: 'one' });
}

function addressSpans(read: ReadDraft, cues: Cues): Span[] {
  return hitsOf(read, cues)
    .filter(({ cue, from }) => cue.exact === null || isWithinSentence(read, from))
    .slice(0, mostSpans)
    .map(({ from, to }) => spanOf(read, from, to));
}

/** At its beginning every word has a capital: "Sie" may be she. */
function isWithinSentence({ tokens, sentences }: ReadDraft, at: number): boolean {
  return tokens[at - 1]?.shape === 'word' && sentences[at - 1] === sentences[at];
}

interface Wording {
  readonly banned: Cues;
  readonly preferred: Cues;
}

const known = new WeakMap<Voice, Wording>();

/** A comma or an arrow in somebody's own words would be read as the list's. */
const asEntry = (words: string) =>
  words
    .replace(/[,\n]|=>/gu, ' ')
    .toLowerCase()
    .trim();

function wordingOf(voice: Voice): Wording {
  const there = known.get(voice);
  if (there !== undefined) return there;
  const made = {
    banned: buildCues(voice.banned.map(asEntry).join('\n'), false),
    preferred: buildCues(
      voice.preferred.map(({ say, insteadOf }) => `${asEntry(insteadOf)} => ${say.replaceAll('\n', ' ')}`).join('\n'),
      false,
    ),
  };
  known.set(voice, made);
  return made;
}

function wordsOf(read: ReadDraft, voice: Voice): Found[] {
  const { banned, preferred } = wordingOf(voice);
  const found: Found[] = [];
  const bannedHits = hitsOf(read, banned).slice(0, mostSpans);
  if (bannedHits.length > 0) {
    const spans = bannedHits.map(({ from, to }) => spanOf(read, from, to));
    found.push({
      code: 'banned_word',
      spans,
      detail: { words: bannedHits[0]?.cue.words.join(' ') ?? '' },
      better: null,
    });
  }
  for (const { cue, from, to } of hitsOf(read, preferred).slice(0, mostSpans)) {
    const better = cue.better === null ? null : ({ is: 'wording', text: cue.better } as const);
    found.push({ code: 'off_voice', spans: [spanOf(read, from, to)], detail: { words: cue.words.join(' ') }, better });
  }
  return found;
}

const HAS_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Signs of trade that are pictographs to Unicode only. */
const SIGNS = /^[©®™‼⁉↔-↪ℹ]\ufe0e?$/u;
const LAUGHS = /[😂🤣😜😝😹🤪😆]/u;
const fewEmoji = 2;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function emojiOf({ plain }: ReadDraft, { voice, matter }: Situation): Found[] {
  if (!HAS_EMOJI.test(plain.original)) return [];
  const spans: Span[] = [];
  const laughs: Span[] = [];
  for (const { segment, index } of graphemes.segment(plain.original)) {
    if (!HAS_EMOJI.test(segment) || SIGNS.test(segment)) continue;
    const span = { start: index, end: index + segment.length };
    spans.push(span);
    if (LAUGHS.test(segment)) laughs.push(span);
  }
  const found: Found[] = [];
  if (laughs.length > 0 && isTrouble(matter)) {
    found.push({ code: 'joke', spans: laughs.slice(0, mostSpans), detail: { emoji: laughs.length }, better: null });
  }
  const allowed = voice.emoji === 'none' ? 0 : voice.emoji === 'few' ? fewEmoji : Number.POSITIVE_INFINITY;
  if (spans.length > allowed) {
    const over = spans.slice(allowed, allowed + mostSpans);
    found.push({
      code: 'emoji',
      spans: over,
      detail: { used: spans.length, allowed },
      better: { is: 'wording', text: '' },
    });
  }
  return found;
}

/** The sign-off as it stands under a reply; null when the brand has none. */
function filledSignOff({
  voice,
  agentName,
  brandName,
}: Pick<Situation, 'voice' | 'agentName' | 'brandName'>): string | null {
  const { signOff } = voice;
  if (signOff === null || signOff.trim() === '') return null;
  return signOff.replaceAll('{agent}', agentName).replaceAll('{brand}', brandName).trim();
}

function signOffOf({ plain }: ReadDraft, situation: Situation, left: number): Found[] {
  const signOff = filledSignOff(situation);
  const text = plain.original.trimEnd();
  if (signOff === null || text === '' || text.endsWith(signOff) || left < signOff.length + 1) return [];
  return [{ code: 'off_voice', spans: [], detail: { missing: 'sign_off' }, better: { is: 'wording', text: signOff } }];
}
