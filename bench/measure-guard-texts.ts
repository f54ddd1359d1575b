// What the guard's bench is given: drafts of 280 characters, ten thousand earlier replies and two thousand phrases, all put
// together from sentences people wrote for the judged sets, the same every time.

import type { ApprovedAnswer } from '../core/respond/answers/answer.ts';
import { repeatableIn } from '../core/respond/freshness/repeatable.ts';
import { mostSentences, type SaidReply, writeSaid } from '../core/respond/freshness/said-shelf.ts';
import { signatureOf } from '../core/respond/freshness/signature.ts';
import { openTellings } from '../core/respond/freshness/tellings.ts';
import { en } from '../core/respond/phrases/en.ts';
import { mergeLibrary, type Phrase } from '../core/respond/phrases/library.ts';
import { readSet } from './judge/own-sets.ts';
import { chanceFrom } from './measure-town.ts';

export interface GuardTexts {
  readonly drafts: readonly string[];
  readonly phrases: readonly Phrase[];
  readonly answers: readonly ApprovedAnswer[];
}

const draftLength = 280;
const drafts = 40;
const phrases = 2_000;
const chance = chanceFrom(7);

const replies = readSet('freshness/chosen')
  .filter(({ language }) => language === 'en')
  .flatMap(({ a, b }) => [a, b]);
const privates = readSet('private-data/chosen').filter(({ language }) => language === 'en');
const sentences = replies.flatMap((text) => text.split(/(?<=[.!?])\s+/u)).filter((one) => one.length > 20);

const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;

/** Half hold something private besides, for looking closer costs. */
export function guardTexts(): GuardTexts {
  return {
    drafts: Array.from({ length: drafts }, (_, i) => draftOf(i % 2 === 0 ? one(privates).text : one(replies))),
    phrases: manyPhrases(),
    answers: readSet('answers/answers')
      .slice(0, 3)
      .map(({ id, question, answer, language }) => ({ id, version: 1, question, text: answer, language })),
  };
}

function draftOf(beginning: string): string {
  let text = beginning;
  while (text.length < draftLength) text += ` ${one(sentences)}`;
  return text.slice(0, draftLength);
}

/** The sentences people wrote are too few to be repeated as many as there is room for. */
const spliced = 2_000;
const middle = (sentence: string): number => sentence.indexOf(' ', sentence.length / 2);
const beginning = (sentence: string): string => sentence.slice(0, middle(sentence));
const end = (sentence: string): string => sentence.slice(middle(sentence));

/** Every reply to a customer of its own, so that as many sentences as there is room for were told to several. */
export function saidFile(count: number): Uint8Array {
  const pool = [
    ...sentences,
    ...Array.from({ length: spliced }, () => beginning(one(sentences)) + end(one(sentences))),
  ];
  const said: SaidReply[] = [];
  const tellings = openTellings();
  while (said.length < count) {
    const text = Array.from({ length: 1 + Math.floor(chance() * 4) }, () => one(pool)).join(' ');
    const signature = signatureOf(text);
    const key = `00000000-0000-7000-8000-${said.length.toString(16).padStart(12, '0')}`;
    if (signature === null) continue;
    said.push({ key, signature });
    const marks = Uint8Array.from(repeatableIn(text).flatMap((sentence) => [...sentence.marks]));
    tellings.add({ key, at: new Date(said.length), customerId: key, sentences: marks });
  }
  return writeSaid(said, tellings.most(mostSentences));
}

/** What is shipped, and the rest a brand's own. */
function manyPhrases(): readonly Phrase[] {
  const shipped = mergeLibrary('en', en, [], new Map());
  const own = Array.from({ length: phrases - shipped.length }, (_, i): Phrase => {
    const like = one(shipped);
    const days = Math.floor(chance() * 60);
    const usage = { count: 1 + (i % 9), lastAt: new Date(Date.now() - days * 86_400_000), lastBy: 'Mara', lastText: 0 };
    return { ...like, id: `own-${i}`, scope: 'brand', version: 1, texts: [one(sentences), one(sentences)], usage };
  });
  return [...own, ...shipped];
}
