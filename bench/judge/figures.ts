// Figures over labels: what was true and what was said go in, shares between 0 and 1 come out.

export type Pair = readonly [truth: string, said: string];

export function accuracy(pairs: readonly Pair[]): number {
  return pairs.filter(([truth, said]) => truth === said).length / Math.max(1, pairs.length);
}

/** By label: right among those said to be it, and found among those that are. */
export function byLabel(pairs: readonly Pair[]): Map<string, { precision: number; recall: number; f1: number }> {
  const labels = [...new Set(pairs.map(([truth]) => truth))].sort();
  return new Map(
    labels.map((label) => {
      const right = pairs.filter(([truth, said]) => truth === label && said === label).length;
      const said = pairs.filter((pair) => pair[1] === label).length;
      const there = pairs.filter(([truth]) => truth === label).length;
      return [
        label,
        {
          precision: right / Math.max(1, said),
          recall: right / Math.max(1, there),
          f1: (2 * right) / Math.max(1, said + there),
        },
      ];
    }),
  );
}

const mean = (shares: readonly number[]): number =>
  shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);

export function macroF1(pairs: readonly Pair[]): number {
  return mean([...byLabel(pairs).values()].map(({ f1 }) => f1));
}

export function macroRecall(pairs: readonly Pair[]): number {
  return mean([...byLabel(pairs).values()].map(({ recall }) => recall));
}
