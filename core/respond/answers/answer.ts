// An answer is what the brand has agreed to say to a question, with its versions; the article behind replies.

export interface ApprovedAnswer {
  readonly id: string;
  readonly version: number;
  readonly question: string;
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
}
