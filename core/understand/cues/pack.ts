// The shape of one language's cue list. Lists are comma-separated; a cue may be several words, and a trailing `*`
// stands for any ending. What a cue weighs is decided in `weigh.ts`, never here.

export interface CuePack {
  /** Words are cut at apostrophes (French, Italian: l'ordine, j'adore). */
  readonly cutsAtApostrophe: boolean;
  /** Words that speak to or of somebody, and so aim an insult; whole words only. */
  readonly addressing: string;
  /** Strong and mild words of feeling. */
  readonly delight: string;
  readonly liking: string;
  readonly anger: string;
  readonly dislike: string;
  /** Something went wrong for this customer: the heart of a complaint. */
  readonly trouble: string;
  /** Thanks and compliments to somebody: the heart of praise. */
  readonly praise: string;
  /** Ways to ask, with or without a question mark. */
  readonly asking: string;
  readonly urgent: string;
  /** Pushes, but is urgent only together with something that went wrong: today, tonight, wedding. */
  readonly pressing: string;
  /** Said of people. Coarse words alone are not abuse; see `weigh.ts`. */
  readonly insult: string;
  readonly coarse: string;
  readonly negation: string;
  readonly boost: string;
  /** After these the second half of a sentence counts more. */
  readonly contrast: string;
  /** Look like a cue and are none: matched first, worth nothing. */
  readonly idle: string;
  /** What a complaint is about, a list a reason (`core/reading.ts`); a word may stand in several. */
  readonly delivery: string;
  readonly product: string;
  readonly service: string;
  readonly billing: string;
  readonly account: string;
  readonly technical: string;
  readonly booking: string;
  readonly waiting: string;
  readonly safety: string;
  /** Marks of irony: the words of praise or patience that are said of what went wrong. */
  readonly mocking: string;
}
