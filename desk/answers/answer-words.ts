// What is told of an answer beside its words: how often it was used, and when it is looked at again. And the day that is
// proposed for it.

import type { AnswerView } from '../../wire/answers.ts';
import { sayDay, sayRelative } from '../messages/figures.ts';
import { say } from '../messages/say.ts';

/** "used 14 times, last 3d ago by Mara" */
export function usageWords({ uses, usedAt, usedBy }: AnswerView): string {
  if (uses === 0 || usedAt === null) return say('answers.unused');
  const when = sayRelative(new Date(usedAt), Date.now());
  return say('answers.used', { count: uses, when, name: usedBy ?? '' });
}

export function reviewWords(
  reviewOn: string | null,
  now = new Date(),
): { readonly words: string; readonly isDue: boolean } | null {
  if (reviewOn === null) return null;
  const day = new Date(`${reviewOn}T00:00`);
  const isDue = day.getTime() <= now.getTime();
  return { isDue, words: say(isDue ? 'answers.reviewDue' : 'answers.reviewBy', { day: sayDay(day) }) };
}

const reviewMonths = 6;

/** `2027-05-22`: the day an answer is looked at again where nobody chooses another. */
export function nextReview(): string {
  const day = new Date();
  day.setMonth(day.getMonth() + reviewMonths);
  return day.toISOString().slice(0, 10);
}

/** The text in the customer's language; the original where there is none. */
export function textIn({ texts }: AnswerView, language: string | null): AnswerView['texts'][number] | undefined {
  return texts.find((one) => one.language === language) ?? texts[0];
}
