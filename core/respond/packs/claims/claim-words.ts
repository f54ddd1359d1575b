// What tells one claim from another in a language: free of charge, shut, weekdays, months, until, long ago, as an exception.
// Data, part of the language's pack, beside its numbers, units and negations. Passages have at most three words.

export interface ClaimWords {
  /** Doubled negations stay one: "no caducan nunca". */
  readonly doublesNegation: boolean;
  /** Costs nothing. */
  readonly free: string;
  /** Costs something, without saying how much. */
  readonly charged: string;
  /** "Gluten free", "no problem": look like one of the others and are none. */
  readonly idle: string;
  /** Opens and closes: the same matter, seen from two sides. */
  readonly open: string;
  readonly shut: string;
  /** Closing at an hour says when, not no. */
  readonly closes: string;
  /** Monday first; the forms of each day are cut by a bar. */
  readonly weekdays: string;
  readonly workdays: string;
  readonly weekend: string;
  readonly daily: string;
  /** January first. */
  readonly months: string;
  readonly noon: string;
  readonly midnight: string;
  readonly morning: string;
  readonly evening: string;
  /** Before the hour. */
  readonly clockBefore: string;
  /** Half, quarter, past: times said this way are not read. */
  readonly partOfHour: string;
  /** Between the two ends of a span. */
  readonly to: string;
  /** From so much on, and up to so much. */
  readonly least: string;
  readonly most: string;
  /** Begin another claim in the same sentence. */
  readonly but: string;
  readonly without: string;
  /** Something that happened once, or to this customer only. */
  readonly past: string;
  /** People and what they did: each one with each other is the same. */
  readonly who: string;
  readonly did: string;
  readonly exception: string;
}
