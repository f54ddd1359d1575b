// The known word nearest to what somebody wrote, so that a refusal can say what was probably meant.

/** Null when nothing known is near: more than a third of the letters would have to change. */
export function nearest(written: string, known: readonly string[]): string | null {
  const asked = fold(written).slice(0, longest);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(asked.length / 3)) + 1;
  for (const word of known) {
    const steps = distance(asked, fold(word).slice(0, longest));
    if (steps < least) [best, least] = [word, steps];
  }
  return best;
}

/** `there is also …`: what to do instead of an unknown name, in a sentence. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  if (near !== null) return `Did you mean ${near}?`;
  if (known.length === 0) return 'There is none yet.';
  const shown = known.slice(0, 12).join(', ');
  return `There is ${shown}${known.length > 12 ? ` and ${known.length - 12} more` : ''}.`;
}

const longest = 60;

/** `timeZone`, `time-zone` and `Time Zone` are the same to a person. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/gu, '');
}

/** Letters to add, drop, change, or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      next.push(steps);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
