// When are the words of a draft worth keeping before they change? In: what stood there, what stands there now, how long
// it rested. Out: yes, when somebody paused over them, or when more than a few words of them are gone.

/** Kept for each person and case; the oldest goes. */
export const mostVersions = 30;

const restMs = 4_000;
const fewWords = 3;

export function isWorthKeeping(was: string, now: string, restedMs: number): boolean {
  if (was.trim() === '' || was.trim() === now.trim()) return false;
  return restedMs >= restMs || lostWords(was, now) > fewWords;
}

/** How many words of the first are not in the second, each counted as often as it stands there. */
function lostWords(was: string, now: string): number {
  const there = new Map<string, number>();
  for (const word of wordsOf(now)) there.set(word, (there.get(word) ?? 0) + 1);
  let lost = 0;
  for (const word of wordsOf(was)) {
    const left = there.get(word) ?? 0;
    if (left === 0) lost += 1;
    else there.set(word, left - 1);
  }
  return lost;
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);
