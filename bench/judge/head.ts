// One skill under judgement: its examples go in, figures between 0 and 1 come out, with the least that is accepted and what
// the design asks for. A head is a file of its own, named in heads.ts.

export interface Part {
  /** `chosen` was used while building, `apart` never. */
  readonly name: string;
  readonly examples: number;
  readonly figures: Readonly<Record<string, number>>;
}

export interface Head {
  readonly name: string;
  /** What is judged and how, in a sentence or two, for the page. */
  readonly how: string;
  /** By figure. */
  readonly goals: Readonly<Record<string, number>>;
  /** Where the parts differ. */
  readonly goalsByPart?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By part and figure: a little under what was reached, so that a loss fails and a rounding does not. */
  readonly floors: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly judge: () => readonly Part[];
}

export interface Tally {
  /** Found, and rightly so. */
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

export function precisionAndRecall(tallies: readonly Tally[]): { precision: number; recall: number } {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const right = sum((one) => one.right);
  return {
    precision:
      right /
      Math.max(
        1,
        sum((one) => one.found),
      ),
    recall:
      right /
      Math.max(
        1,
        sum((one) => one.wanted),
      ),
  };
}

/** Yes or no: one tally of an example where yes is what is looked for. */
export function tallyOf(isFound: boolean, isWanted: boolean): Tally {
  return { right: Number(isFound && isWanted), found: Number(isFound), wanted: Number(isWanted) };
}
