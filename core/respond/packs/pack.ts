// The shape of one language's pack for drafts: what the guard and the coach look for. Data. Cues as in
// `core/understand/cues`: lower case, a trailing `*` stands for any ending, several words are a passage. Where a better
// wording belongs to cues, a line says `cue, cue => better wording`; a line without an arrow has none of its own.

import type { ClaimWords } from './claims/claim-words.ts';

export interface DraftPack {
  /** ISO 639-1. */
  readonly language: string;
  /** Words are cut at apostrophes (French: l'ordine, j'adore). */
  readonly cutsAtApostrophe: boolean;
  readonly tone: {
    /** Anger at the customer, contempt, threats, insults. */
    readonly anger: string;
    /** Mock politeness: "how nice for you", "congratulations on finding", "with all due respect". */
    readonly sarcasm: string;
    /** "As I already said", "it is not our fault", "nobody else has complained", "that is our policy". */
    readonly defensive: string;
    /** The customer did it: "you should have", "you failed to", "you didn't read". */
    readonly blame: string;
    /** "Without prejudice", "pursuant to", "we accept no liability", "per our terms". */
    readonly legalese: string;
    /** Jokes and laughter, out of place in a complaint: "haha", "just kidding", "lol". */
    readonly joke: string;
    /** Too informal for a business: "hey dude", "gonna", "yo", "thx". */
    readonly informal: string;
    /** Empty forms: "we apologise for any inconvenience", "your call is important to us". */
    readonly canned: string;
  };
  /** Look like one of the above and are none; matched first. */
  readonly idle: string;
  readonly cater: {
    readonly acknowledge: string;
    readonly thank: string;
    readonly apologise: string;
    readonly explain: string;
    readonly resolve: string;
  };
  /** What a writer promises to do: "we will get back to you", "i'll call you", "you will hear from us". */
  readonly promise: string;
  /** Words of time that make it one by when: "by tomorrow", "within", "this afternoon", "before the weekend". */
  readonly promiseTime: string;
  /** Before a name, at the beginning: "hi", "dear", "good morning". */
  readonly greeting: string;
  /** Address by name with a title, cut before the name: "mr", "mrs", "herr", "frau". */
  readonly title: string;
  /** Pronouns and forms that speak to one person informally and formally (du, dein* / Sie with a capital); empty in
   *  English. Formal forms that only their capital tells apart (German Sie, Ihnen, Ihr) are written with it. */
  readonly informalAddress: string;
  readonly formalAddress: string;
  /** Say no or the contrary: "not", "never", "no", "cannot", "closed", "without". */
  readonly negation: string;
  /** Too frequent to be a detail: articles, pronouns, prepositions, auxiliaries, greetings. At least 150. */
  readonly stop: string;
  /** Numbers written out, `one=1, two=2, a dozen=12`; and units by their kind: `day, days, working days=day`. */
  readonly numbers: string;
  readonly units: string;
  /** What an approved answer and a draft can claim. */
  readonly claims: ClaimWords;
}
