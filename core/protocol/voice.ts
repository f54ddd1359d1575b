// How a brand speaks, what its guard lets pass, who has a say before words leave, and why a matter may be let be: the part
// of a protocol that is about words.

import type { Role } from '../role.ts';
import type { Condition } from './condition.ts';

export interface Voice {
  /** Where a language tells apart (du and Sie, tu and vous). */
  readonly address: 'informal' | 'formal' | 'either';
  readonly usesFirstNames: boolean;
  readonly preferred: readonly { readonly say: string; readonly insteadOf: string }[];
  /** Words that are not said here. */
  readonly banned: readonly string[];
  readonly emoji: 'none' | 'few' | 'free';
  /** Put after the words where there is room; `{agent}` and `{brand}` are filled. Null: none. */
  readonly signOff: string | null;
}

/** How grave a finding is: a note (one key overrules it, on record), a second person is needed, or it may not go. */
export type Level = 'note' | 'second_person' | 'may_not_go';

export interface GuardRules {
  /** By the finding's code; what is not named has its usual level. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  /** After so many public replies to one customer in a row, taking it offline is suggested. */
  readonly offlineAfterReplies: number;
  /** From this closeness to what was said before, 0 to 1, a draft is canned. */
  readonly cannedFrom: number;
}

/** Whose yes is needed. The first that fits holds; findings of the level `second_person` need the first of them anyway. */
export interface ApprovalRule {
  readonly name: string;
  readonly when: Condition;
  /** Whose drafts it is about; empty: everybody's. */
  readonly roles: readonly Role[];
  /** Only drafts with a finding that needs a second person. */
  readonly onlyFindings: boolean;
  /** Only public replies. */
  readonly onlyPublic: boolean;
  /** Who may say yes: a role and all above it, or the members of a team by its slug. */
  readonly by: { readonly role: Role } | { readonly team: string };
  /** How many of them. */
  readonly count: number;
  /** Asked for by then, and in any case before the clock's warning. */
  readonly withinMinutes: number;
}

/**
 * When letting be may be suggested for whoever is likely only out to provoke. A protocol can be stricter than the law in
 * `core/understand/behaviour.ts` and never laxer: no first complaint is let be by suggestion.
 */
export interface LetBeRule {
  readonly suggest: 'never' | 'when_likely';
  /** A matter that holds a complaint: only to who complained in so many other matters, at least one. */
  readonly otherComplaints: number;
}

/** Why a matter may be let be; people choose one and may add words. */
export interface LetBeReason {
  readonly code: string;
  readonly words: string;
}
