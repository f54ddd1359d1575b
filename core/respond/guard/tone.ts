// How a draft sounds. A head hears one kind of sound and says where; the cues of the pack and the loudness of the writing
// are two of them, and heads that learned from examples stand beside them in the same list.

import type { FindingCode, Span } from '../finding.ts';
import { hitsOf, type ReadDraft, spanOf, type Tone, tones } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import { betterOf } from './better.ts';
import { holesIn } from './holes.ts';
import type { Found } from './levels.ts';
import { heardLoud } from './loudness.ts';

/** One way of hearing how a draft sounds. */
export type ToneHead = (read: ReadDraft, situation: Situation) => Found[];

const heads: readonly ToneHead[] = [heardByCues, heardLoud];

export function soundOf(read: ReadDraft, situation: Situation): Found[] {
  const found = heads.flatMap((head) => head(read, situation));
  return found.some(({ code }) => harsh.has(code)) ? found : [...found, ...heardByEar(read, situation)];
}

const harsh: ReadonlySet<FindingCode> = new Set(['anger', 'sarcasm', 'defensive', 'blame']);

/** Learned from examples, so it can be wrong in its own way: asked where the cues found nothing, and never more than a note
 *  of its own accord. Its language is the pack's unless the draft is surely in another. */
function heardByEar(read: ReadDraft, { ear, pack, readLanguage, matter }: Situation): Found[] {
  if (ear === null) return [];
  const assumed = pack?.language ?? readLanguage?.(read.plain.text) ?? null;
  const heard = assumed === null ? null : ear.hear(read, assumed);
  if (assumed === null || heard === null || heard.tone === 'ok') return [];
  if (pack !== null && (readLanguage?.(read.plain.text) ?? assumed) !== assumed) return [];
  // Whoever is spoken to weighs, and is not what is wrong with it.
  const name = (matter.customerName ?? '').toLowerCase().split(/\s+/u);
  const spans = heard.tokens
    .filter((token) => !name.includes(read.tokens[token]?.word ?? ''))
    .map((token) => spanOf(read, token, token + 1));
  return [{ code: heard.tone, spans, detail: { heard: true }, better: null }];
}

const codes: Readonly<Record<Tone, FindingCode>> = {
  anger: 'anger',
  sarcasm: 'sarcasm',
  defensive: 'defensive',
  blame: 'blame',
  legalese: 'legalese',
  joke: 'joke',
  informal: 'too_informal',
  canned: 'canned_form',
};

function heardByCues(read: ReadDraft, situation: Situation): Found[] {
  const { lexicon } = read;
  if (lexicon === null) return [];
  const idle = hitsOf(read, lexicon.lists.idle);
  const holes = holesIn(read.plain.text);
  const isIdle = (from: number, to: number) =>
    idle.some((one) => one.from < to && from < one.to) ||
    holes.some(({ start, end }) => (read.tokens[from]?.start ?? 0) < end && start < (read.tokens[to - 1]?.end ?? 0));
  const found: Found[] = [];
  for (const tone of tones) {
    if (!isOutOfPlace(tone, situation)) continue;
    const byWording = new Map<string | null, Span[]>();
    for (const { cue, from, to } of hitsOf(read, lexicon.tone[tone])) {
      if (isIdle(from, to)) continue;
      byWording.set(cue.better, [...(byWording.get(cue.better) ?? []), spanOf(read, from, to)].slice(0, mostSpans));
    }
    for (const [better, spans] of byWording) {
      found.push({ code: codes[tone], spans, detail: {}, better: better === null ? null : betterOf(better) });
    }
  }
  return found;
}

const mostSpans = 50;

/** Some tones are wrong anywhere; a joke only in somebody's trouble, slang only where the brand speaks otherwise. */
function isOutOfPlace(tone: Tone, { matter, voice }: Situation): boolean {
  if (tone === 'joke') return isTrouble(matter);
  if (tone === 'informal') return voice.address !== 'informal' || isTrouble(matter);
  // Who writes a kind word does not mind a worn one back.
  if (tone === 'canned') return matter.kind !== 'praise' && matter.kind !== 'other';
  return true;
}

export function isTrouble({ kind, feeling }: Situation['matter']): boolean {
  return kind === 'complaint' || (feeling === 'negative' && kind !== 'praise');
}
