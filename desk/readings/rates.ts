// Figures of readings in words: how many of a hundred were corrected, and who made them.

import { sayNumber } from '../messages/figures.ts';
import { say, spokenLocale } from '../messages/say.ts';

interface Corrected {
  readonly readings: number;
  readonly corrected: number;
}

/** Where more were made than were counted it is at most that. */
export function rateWords(
  { readings, corrected }: Corrected,
  isAtMost: boolean,
): { readonly short: string; readonly long: string } {
  if (readings === 0) return { short: '–', long: '–' };
  const share = corrected / readings;
  const percent = new Intl.NumberFormat(spokenLocale(), {
    style: 'percent',
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  });
  const short = `${isAtMost && corrected > 0 ? '≤ ' : ''}${percent.format(share)}`;
  return { short, long: say('readings.rate', { rate: short, count: corrected, all: readings }) };
}

/** `shipped-1`, `shipped-1+own-3`, or a person's id. */
export function makerWords(by: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/u.test(by)) return say('readings.person');
  const own = /^(.+)\+own-(\d+)$/u.exec(by);
  if (own === null) return say('readings.shippedWeights', { name: by });
  return say('readings.ownWeights', { name: own[1] ?? '', version: sayNumber(Number(own[2])) });
}
