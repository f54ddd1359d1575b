// What a case asks of the protocol to keep its clocks. `transition` asks; `core/triage/rules.ts` answers.

import type { Case, Climb, Resolution, Run } from './case.ts';
import type { ClockKind, Severity, Tree } from './protocol/protocol.ts';

/** A step of an escalation tree that has come. */
export interface Climbed {
  /** What began the tree. */
  readonly on: Tree['on'];
  readonly severity: Severity;
  readonly isLast: boolean;
  /** Whom the step names, in codes joined by spaces: `assignee leads team:care rota:evenings person address`. */
  readonly tell: string;
  /** Where the case climbs on: the next step, or the first of the tree that follows; null at the end. */
  readonly next: Climb | null;
}

export interface CaseRules {
  /** The clock on the whole matter, which has run in these spans; it rests when the last of them has ended. */
  readonly resolution: (one: Case, runs: readonly Run[]) => Pick<Resolution, 'target' | 'warnAt' | 'deadlineAt'>;
  /** How much of the time between two instants the case's own calendar was open, ms. */
  readonly openMs: (one: Case, from: Date, to: Date) => number;
  readonly promiseWarnsAt: (from: Date, until: Date) => Date;
  /** The trees that begin to be climbed when this happens to a case, each at its first step. */
  readonly begun: (
    one: Case,
    by: { readonly on: Tree['on']; readonly clock: ClockKind | null; readonly subjectId: string; readonly at: Date },
  ) => readonly Climb[];
  /** The step a case stands before; null when its tree is no longer there. */
  readonly step: (climb: Climb) => Climbed | null;
}
