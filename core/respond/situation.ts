// All that the guard may know of the moment in which a draft is written. The desk and the server put the same together.

import type { GuardRules, Voice } from '../protocol/voice.ts';
import type { Feeling, Intent } from '../reading.ts';
import type { ApprovedAnswer } from './answers/answer.ts';
import type { SaidBefore } from './freshness/said-before.ts';
import type { DraftPack } from './packs/pack.ts';
import type { ToneEar } from './tone/heard-tone.ts';

export interface Situation {
  readonly matter: {
    readonly kind: Intent;
    readonly feeling: Feeling;
    /** Of the customer's newest words, ISO 639-1; null when not sure. */
    readonly language: string | null;
    /** What the customer is called; the first name is found in it. Null when only a handle is known. */
    readonly customerName: string | null;
    readonly customerHandle: string | null;
    /** The customer's own words in this case, newest last, bounded. */
    readonly words: readonly string[];
    /** Public replies of ours to them since they were last taken offline. */
    readonly publicReplies: number;
  };
  /** Who writes: other people's first names in the draft are wrong ones, theirs is a signature. */
  readonly agentName: string;
  readonly brandName: string;
  readonly voice: Voice;
  readonly guard: GuardRules;
  /** The pack of the language the draft is written in; null when there is none, and tone and steps are not judged. */
  readonly pack: DraftPack | null;
  /** Languages the brand answers in, ISO 639-1. */
  readonly languages: readonly string[];
  /** Which language words are in, ISO 639-1, or null when not sure (`readDraftLanguage`); null while it is not loaded. */
  readonly readLanguage: ((text: string) => string | null) | null;
  /** What links cost where it goes: the platform charges for them, or shows such posts to fewer people. */
  readonly links: 'charged' | 'demoted' | null;
  /** A promise runs on the case, or goes with this reply. */
  readonly hasPromise: boolean;
  /** Approved answers to what was asked, the best first; a draft is held against them. */
  readonly answers: readonly ApprovedAnswer[];
  /** What this brand said in public before; null while it is not loaded. */
  readonly said: SaidBefore | null;
  /** Hears tone where no cue stands; null while it is not loaded. */
  readonly ear: ToneEar | null;
  /** The brand's own public contacts (hotline, address, web pages): not private data. */
  readonly ownContacts: readonly string[];
}
