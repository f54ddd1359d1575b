// Everything that can happen to a case. Acts go into `transition`; nothing else changes a case.

import type { Case, CaseState, Climb, Face, Facet, Priority, Promised, Unanswered } from './case.ts';

/** A customer said something in this thread. A clock comes with it unless it is history. */
export interface Hear {
  readonly act: 'hear';
  readonly mentionId: string;
  readonly face: Face;
  readonly clock: Unanswered | null;
  readonly priority: Priority;
  readonly saidAt: Date;
  readonly reach: number | null;
  /** When its clock starts; null for history. It is there also where the protocol sets no clock. */
  readonly startsAt: Date | null;
}

/** The brand answered somewhere else: in the platform's own app, or another tool. */
export interface HearOwn {
  readonly act: 'hear_own';
  readonly mentionId: string;
  /** What it answers; null when that was never heard. */
  readonly toMentionId: string | null;
  readonly saidAt: Date;
  readonly isHistory: boolean;
  readonly isPublic?: boolean;
}

/** The customer changed their words, or they were taken back. */
export interface Revise {
  readonly act: 'revise';
  readonly mentionId: string;
  readonly face: Face;
  readonly clock: Unanswered | null;
  readonly priority: Priority;
  readonly isRemoved: boolean;
  readonly isNewest: boolean;
}

/** What a person's act saw; an act conflicts only with what it depends on. */
export interface Seen {
  readonly personId: string;
  readonly saw: number;
  /** The newer words or the colleague's reply were shown, and the person goes on. */
  readonly isAnyway?: boolean;
}

/** Which of a case's words and promises go to another. */
export interface Taking {
  readonly mentionIds: readonly string[];
  readonly promiseIds: readonly string[];
  /** How many mentions, those included on which no clock runs. */
  readonly mentionCount: number;
}

/** What is owed, on its way from one case to another. */
export interface Carried {
  readonly unanswered: readonly Unanswered[];
  readonly unansweredCount: number;
  readonly promises: readonly Promised[];
  readonly climbs: readonly Climb[];
  /** Since when somebody has waited for it; null: nobody waits. */
  readonly since: Date | null;
}

/** A case after words came or went: what the words it has now make of it. */
interface Parted {
  readonly taking: Taking;
  readonly face: Face;
  readonly priority: Priority;
  readonly lastMentionAt: Date;
  /** What it was before it was made one with the other; null: it never was. */
  readonly was: CaseState | null;
}

export type PersonAct = Seen &
  (
    | { readonly act: 'assign'; readonly assigneeId: string | null }
    | {
        readonly act: 'resolve';
        /** A matter taken offline ends without a closing line in public, for a reason that is kept. */
        readonly isUnclosed?: boolean;
      }
    | { readonly act: 'let_be' }
    | { readonly act: 'reopen' }
    /** Said to the customer: by then. */
    | {
        readonly act: 'promise';
        readonly promiseId: string;
        readonly until: Date;
        /** The reply that says so; the promise is void when that is taken back. */
        readonly replyId?: string;
      }
    /** "I see to it": whatever climbs stops climbing. */
    | { readonly act: 'acknowledge' }
    | { readonly act: 'note'; readonly noteId: string }
    | { readonly act: 'like'; readonly mentionId: string }
    /** Hiding from the public on the platform is asked for by one person and confirmed by another (promise 7). */
    | {
        readonly act: 'hide';
        readonly step: 'ask' | 'confirm' | 'refuse' | 'withdraw' | 'show';
        readonly mentionId: string;
        /** A code. */
        readonly reason: string;
        /** Nobody else may confirm here, so whoever asked did (law 14). */
        readonly isAlone: boolean;
      }
    | {
        readonly act: 'correct';
        readonly mentionId: string;
        readonly face: Face;
        readonly clock: Unanswered | null;
        readonly priority: Priority;
        readonly changed: string;
      }
    | {
        readonly act: 'queue_reply';
        /** Notes of the guard that were shown and overruled: codes, joined by spaces. */
        readonly overruled?: string;
        readonly replyId: string;
        readonly toMentionId: string;
        readonly isPublic: boolean;
        /** The author has words waiting for a yes, and sends these instead. */
        readonly voidsApproval?: boolean;
      }
    | {
        readonly act: 'confirm_reply';
        /** What it promises itself. */
        readonly promiseId?: string | null;
        readonly replyId: string;
        readonly toMentionId: string;
        readonly isPublic: boolean;
        /** The author has words waiting for a yes, and sends these instead. */
        readonly voidsApproval?: boolean;
      }
    /** The two sides of two cases made one; `absorb` comes first. */
    | { readonly act: 'merge'; readonly intoId: string; readonly isSameMatter: boolean }
    | { readonly act: 'absorb'; readonly from: Case; readonly carried: Carried }
    /** The two sides of a case taken apart; `part` comes first. */
    | ({ readonly act: 'split'; readonly intoId: string } & Parted)
    | ({
        readonly act: 'part';
        readonly fromId: string;
        readonly carried: Carried;
        readonly assigneeId: string | null;
        readonly team: string | null;
        readonly reach: number | null;
        readonly lastReplyAt: Date | null;
        readonly isHistory: boolean;
      } & Parted)
    | {
        readonly act: 'cancel_reply';
        readonly replyId: string;
        /** What it promised, which nobody has read. */
        readonly promiseId?: string | null;
      }
    | ApprovalAct
    | HandoverAct
    | {
        readonly act: 'retry_reply';
        readonly replyId: string;
        /** It waited for a later time and leaves now. */
        readonly isEarly?: boolean;
      }
  );

/** A matter goes to a private place, and comes back. */
export type HandoverAct =
  | { readonly act: 'take_offline'; readonly handoverId: string; readonly way: 'channel' | 'page' }
  | { readonly act: 'bring_back' }
  /** The page's link is void, or void and another one made. */
  | { readonly act: 'change_link'; readonly how: 'revoke' | 'issue' };

export type ApprovalState = 'asked' | 'approved' | 'refused' | 'withdrawn' | 'void';
/** `changes`: not like this, and here is what to change. The author asks anew. */
export type Verdict = 'yes' | 'no' | 'changes';

/** A second person's yes to words that wait: asked for, said by one of several, settled. */
export type ApprovalAct =
  | {
      readonly act: 'ask_approval';
      readonly approvalId: string;
      /** The author's earlier request, which this one takes the place of. */
      readonly insteadOf: string | null;
      readonly toMentionId: string;
      readonly isPublic: boolean;
      /** Codes: `role:lead`, `team:care`; `rule`, `finding`, `trainee`, `wish`. */
      readonly by: string;
      readonly why: string;
      readonly rule: string | null;
      readonly needed: number;
      readonly dueAt: Date;
      /** What the guard found, and the notes the author overruled: codes, joined by spaces. */
      readonly findings: string;
      readonly overruled: string;
    }
  | {
      readonly act: 'review_approval';
      readonly approvalId: string;
      readonly verdict: Verdict | 'comment';
      /** The wording it is about; an edit makes a new one. */
      readonly version: number;
      readonly isEdit: boolean;
    }
  | {
      readonly act: 'settle_approval';
      readonly approvalId: string;
      readonly state: Exclude<ApprovalState, 'asked'>;
      readonly authorId: string;
      /** The review that settles it; null: the author takes it back. */
      readonly verdict: Verdict | null;
      readonly version: number;
      readonly isEdit: boolean;
      /** Nobody else may say yes here, so the author did (law 14). */
      readonly isAlone: boolean;
      /** Queued with the last yes, in the author's name. */
      readonly reply: {
        readonly replyId: string;
        readonly toMentionId: string;
        readonly isPublic: boolean;
        /** Codes of notes that were shown to whoever said yes, joined by spaces. */
        readonly overruled: string;
      } | null;
    };

/** What the outbox and the clocks report. */
export type WorkerAct =
  | { readonly act: 'reply_sending'; readonly replyId: string; readonly attempt: number }
  | {
      readonly act: 'reply_sent';
      readonly replyId: string;
      readonly toMentionId: string | null;
      readonly sentAt: Date;
      /** When the person sent it off: promises made after it are not kept by it. */
      readonly queuedAt: Date;
      readonly wasFound: boolean;
      readonly isPublic?: boolean;
      /** The promise it makes; a reply does not keep what it promises itself. */
      readonly promiseId?: string | null;
    }
  | { readonly act: 'reply_failed'; readonly replyId: string; readonly code: string; readonly isFinal: boolean }
  | { readonly act: 'reply_unknown'; readonly replyId: string }
  /** What the platform said when it was asked to hide or to show something. */
  | {
      readonly act: 'hide_told';
      readonly outcome: 'hidden' | 'shown' | 'failed';
      readonly mentionId: string;
      readonly code: string | null;
    }
  /** A classifier of the operator's read words again, and one head of their reading changed. */
  | {
      readonly act: 'reread';
      readonly mentionId: string;
      readonly face: Face;
      readonly clock: Unanswered | null;
      readonly priority: Priority;
      readonly isNewest: boolean;
      readonly head: string;
      readonly madeBy: string;
    }
  /** Somebody opened the page a matter was taken to. */
  | { readonly act: 'page_opened'; readonly handoverId: string }
  /** Whoever had it is gone from the brand: it is nobody's. */
  | { readonly act: 'vacate' }
  /** The instant of a warning, a breach or a step has come. */
  | { readonly act: 'clock_due' }
  /** The protocol's routes have found whose matter it is. */
  | {
      readonly act: 'route';
      readonly route: string;
      readonly team: string | null;
      readonly personId: string | null;
      readonly how: 'propose' | 'assign';
      /** Codes, joined by spaces: `language fair_turn`. */
      readonly why: string;
    }
  /** The protocol or a calendar changed: the clocks as they are under the new one. */
  | {
      readonly act: 'retarget';
      readonly version: number;
      readonly clocks: Pick<Case, 'unanswered' | 'resolution' | 'promises' | 'climbs'>;
    };

export type Act = Hear | HearOwn | Revise | PersonAct | WorkerAct;

/** Why an act did not happen. `conflict` names the part that someone or the customer changed meanwhile. */
export type Refusal =
  | { readonly refused: 'conflict'; readonly facet: Facet }
  | {
      readonly refused: 'not_now';
      readonly why:
        | 'already_closed'
        | 'already_open'
        | 'not_answered'
        | 'merged'
        | 'not_merged'
        | 'under_way'
        | 'nothing_left'
        | 'no_such_reply'
        | 'nothing_due'
        | 'nothing_climbs'
        | 'not_ahead'
        | 'already_asked'
        | 'already_offline'
        | 'not_offline'
        | 'not_told'
        | 'no_such_approval'
        | 'unchanged';
    };
