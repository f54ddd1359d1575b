// A protocol is a brand's rules of care, versioned: when it is open, how soon each kind of mention is answered, who is
// told when it is not, who takes what. One file for people (YAML, `wire/protocol.ts`), this shape for the code.

import type { Calendar } from './calendar.ts';
import type { Condition } from './condition.ts';
import type { ApprovalRule, GuardRules, LetBeReason, LetBeRule, Voice } from './voice.ts';

export interface Protocol {
  readonly version: number;
  /** Languages the brand expects, ISO 639-1; the detector chooses among them. Empty: any. */
  readonly languages: readonly string[];
  /** How long a sent reply can be taken back, before it leaves. */
  readonly undoSeconds: number;
  /** The first is the brand's own; the others are for locations and teams that keep other hours. */
  readonly calendars: readonly Calendar[];
  /** Which calendar a location or a team keeps, by their slugs; all others keep the first. A location's comes before a team's. */
  readonly keeps: {
    readonly locations: Readonly<Record<string, string>>;
    readonly teams: Readonly<Record<string, string>>;
  };
  /** The first that fits sets the clock. */
  readonly targets: readonly Target[];
  /** A promise warns when this share of its time has passed. */
  readonly promiseWarnAtShare: number;
  /** Every tree that fits is climbed. */
  readonly trees: readonly Tree[];
  readonly rotas: readonly Rota[];
  /** The first that fits proposes or assigns. */
  readonly routes: readonly Route[];
  /** What each own profile is for, by `channel:handle`; shown to who writes there. */
  readonly purposes: Readonly<Record<string, string>>;
  readonly notices: NoticeRules;
  readonly voice: Voice;
  readonly guard: GuardRules;
  readonly approvals: readonly ApprovalRule[];
  readonly letBe: LetBeRule;
  readonly letBeReasons: readonly LetBeReason[];
}

export type ClockKind = 'first_reply' | 'next_reply' | 'resolution' | 'promise';

export interface Target {
  /** Unique; what the timeline calls it by. */
  readonly name: string;
  readonly clock: 'first_reply' | 'next_reply' | 'resolution';
  readonly when: Condition;
  readonly withinMinutes: number;
  /** Minutes in which the calendar is open, or all of them. */
  readonly time: 'business' | 'wall';
  /** Null: the location's, else the team's, else the brand's. */
  readonly calendar: string | null;
  /** The warning comes when this share of the time has passed, 0 to 1. */
  readonly warnAtShare: number;
}

/** Who is told. People by their address, so that a file can be read; teams and rotas by their slug. */
export type Recipient =
  | { readonly person: string }
  | { readonly team: string }
  | { readonly rota: string }
  /** Whoever has the case; when nobody has, the people on shift of its team, else the leads. */
  | { readonly role: 'assignee' | 'leads' | 'owners' }
  /** An address outside Heed, told by mail. */
  | { readonly address: string };

export interface Step {
  /** After the step before; the first, after the tree began. */
  readonly afterMinutes: number;
  readonly tell: readonly Recipient[];
  /** Waits in open time of this calendar; null: by the wall. */
  readonly calendar: string | null;
}

/** The escalation tree: climbed step by step until somebody acknowledges, answers or closes. */
export interface Tree {
  readonly name: string;
  /** What begins it: words heard, a clock that warns, or one that breaches. */
  readonly on: 'heard' | 'warning' | 'breach';
  /** Of which clocks; empty: of any. Not for `heard`. */
  readonly clocks: readonly ClockKind[];
  readonly when: Condition;
  readonly severity: Severity;
  /** At least one. */
  readonly steps: readonly Step[];
  /** How often the steps are gone through once more before the last one. */
  readonly repeats: number;
  /** Told last, and never empty: somebody always hears of it. */
  readonly last: Step;
  /** Another tree to go on with after the last step. */
  readonly thenTree: string | null;
}

export type Severity = 'normal' | 'high' | 'critical';

/** People who take turns. */
export interface Rota {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  /** The first turn begins on this date at the hand-over time. */
  readonly startsOn: string;
  /** `HH:MM`, local. */
  readonly handoverAt: string;
  readonly every: 'day' | 'week';
  /** Addresses, in turn. */
  readonly people: readonly string[];
}

export interface Route {
  readonly name: string;
  readonly when: Condition;
  readonly to: { readonly team: string } | { readonly person: string };
  /** Proposed on the case, or given to somebody at once. */
  readonly how: 'propose' | 'assign';
}

export interface NoticeRules {
  /** From this severity on, quiet hours are not kept. */
  readonly breaksQuietFrom: Severity;
  /** Notices that are late by more than this, after an outage, arrive as one digest. */
  readonly lateMinutes: number;
}
