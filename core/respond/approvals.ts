// Words that wait for a second person: whether a draft needs a yes and whose, by when, and what a review makes of the
// request. In: the protocol's rules, the draft, the people. Out: what is required, and the request's next state.

import type { ApprovalState, Verdict } from '../act.ts';
import type { Condition } from '../protocol/condition.ts';
import type { ApprovalRule } from '../protocol/voice.ts';
import { isAtLeast, type Role, roles } from '../role.ts';

/** Why a yes is needed: a rule of the protocol, a finding, the author is a trainee, or they wished for it. */
export type WhyAsked = 'rule' | 'finding' | 'trainee' | 'wish';

export interface Requirement {
  readonly why: WhyAsked;
  /** The protocol's rule that holds, by name; null where none does. */
  readonly rule: string | null;
  readonly by: ApprovalRule['by'];
  readonly count: number;
  readonly withinMinutes: number;
}

export interface DraftToReview {
  /** The author's. */
  readonly role: Role;
  readonly isPublic: boolean;
  readonly needsSecondPerson: boolean;
  readonly fits: (when: Condition) => boolean;
}

/** Where the protocol names nobody, or nobody it names is there. */
const aLead: ApprovalRule['by'] = { role: 'lead' };
const usualMinutes = 30;

/** Whose yes a draft needs before it may leave; null: nobody's. */
export function requirementFor(rules: readonly ApprovalRule[], draft: DraftToReview): Requirement | null {
  const rule = rules.find((one) => holds(one, draft));
  const isTrainee = !isAtLeast(draft.role, 'agent');
  if (rule !== undefined) return byRule(rule, rule.onlyFindings ? 'finding' : 'rule');
  if (draft.needsSecondPerson) return { why: 'finding', rule: null, by: aLead, count: 1, withinMinutes: usualMinutes };
  // An agent may send the same words alone, so an agent's yes is enough.
  if (isTrainee) return { why: 'trainee', rule: null, by: { role: 'agent' }, count: 1, withinMinutes: usualMinutes };
  return null;
}

/** Whose yes is asked for when somebody wishes for one that nothing requires. */
export function wishedFor(rules: readonly ApprovalRule[], draft: DraftToReview): Requirement {
  const rule = rules.find((one) => holds(one, { ...draft, needsSecondPerson: true }));
  return rule === undefined
    ? { why: 'wish', rule: null, by: aLead, count: 1, withinMinutes: usualMinutes }
    : byRule(rule, 'wish');
}

function holds(rule: ApprovalRule, { role, isPublic, needsSecondPerson, fits }: DraftToReview): boolean {
  if (rule.onlyFindings && !needsSecondPerson) return false;
  if (rule.onlyPublic && !isPublic) return false;
  return (rule.roles.length === 0 || rule.roles.includes(role)) && fits(rule.when);
}

function byRule({ name, by, count, withinMinutes }: ApprovalRule, why: WhyAsked): Requirement {
  return { why, rule: name, by, count, withinMinutes };
}

/** By then a yes should be there: in the rule's time, and before the case's clock warns, or ends when it has warned. */
export function dueAt(
  now: Date,
  withinMinutes: number,
  clock: { readonly warnAt: Date; readonly deadlineAt: Date } | null,
): Date {
  const byRuleMs = now.getTime() + withinMinutes * 60_000;
  const marks = clock === null ? [] : [clock.warnAt.getTime(), clock.deadlineAt.getTime()];
  const ahead = marks.find((ms) => ms > now.getTime());
  return new Date(Math.min(byRuleMs, ahead ?? byRuleMs));
}

/** When the reviewers are told again: three quarters of the way. */
export function remindAt(askedAt: Date, due: Date): Date {
  return new Date(askedAt.getTime() + Math.round((due.getTime() - askedAt.getTime()) * 0.75));
}

/** Somebody of the brand. */
export interface Colleague {
  readonly id: string;
  readonly role: Role;
  /** Slugs. */
  readonly teams: readonly string[];
}

/** Everybody but the author who may say yes. A team with nobody else in it is stood in for by the leads. */
export function reviewersOf<Person extends Colleague>(
  by: ApprovalRule['by'],
  people: readonly Person[],
  authorId: string,
): readonly Person[] {
  const others = people.filter((one) => one.id !== authorId && isAtLeast(one.role, 'agent'));
  const named = 'team' in by ? others.filter((one) => one.teams.includes(by.team)) : withRole(others, by.role);
  return named.length === 0 && 'team' in by ? withRole(others, 'lead') : named;
}

function withRole<Person extends Colleague>(people: readonly Person[], least: Role): readonly Person[] {
  return people.filter((one) => isAtLeast(one.role, least));
}

/**
 * Whom to tell: those nearest to the work first, and of these who is here. As many as are needed; where too few are
 * here, everybody who may say yes hears of it.
 */
export function whoToTell<Person extends Colleague & { readonly isOnShift: boolean; readonly isAway: boolean }>(
  reviewers: readonly Person[],
  count: number,
): readonly Person[] {
  const here = reviewers.filter((one) => one.isOnShift && !one.isAway);
  if (here.length < count) return reviewers;
  for (let rank = 0; rank < roles.length; rank += 1) {
    const upTo = here.filter((one) => roles.indexOf(one.role) <= rank);
    if (upTo.length >= count && upTo.length > 0) return upTo;
  }
  return here;
}

/** Whoever is alone says yes to their own words after this long: time to read them again (law 14). */
export const aloneAfterMs = 5 * 60_000;

export interface Request {
  readonly state: ApprovalState;
  readonly authorId: string;
  readonly authorRole: Role;
  /** The wording that is asked for; a reviewer's edit makes a new one. */
  readonly version: number;
  readonly needed: number;
  readonly askedAt: Date;
  readonly reviews: readonly { readonly personId: string; readonly verdict: Verdict; readonly version: number }[];
  /** Who may say yes, without the author. */
  readonly reviewers: readonly { readonly id: string }[];
}

export type WhyNoReview = 'settled' | 'not_yours' | 'too_soon' | 'other_words' | 'said_already';

export interface Reviewed {
  /** Null: more have to say yes. */
  readonly settles: 'approved' | 'refused' | null;
  /** The author said yes to their own words, because there is nobody else. */
  readonly isAlone: boolean;
}

/** Who may review, now: the named, or the author where nobody else may. */
export function mayReview(request: Request, personId: string, now: Date): WhyNoReview | null {
  const { state, authorId, authorRole, askedAt } = request;
  if (state !== 'asked') return 'settled';
  if (personId !== authorId) return request.reviewers.some((one) => one.id === personId) ? null : 'not_yours';
  if (request.reviewers.length > 0 || !isAtLeast(authorRole, 'agent')) return 'not_yours';
  return now.getTime() < askedAt.getTime() + aloneAfterMs ? 'too_soon' : null;
}

/** What a review makes of the request. `version` is the wording that was read; an edit and its yes are one review. */
export function review(
  request: Request,
  by: { readonly personId: string; readonly verdict: Verdict; readonly version: number; readonly isEdit: boolean },
  now: Date,
): Reviewed | { readonly refused: WhyNoReview } {
  const why = mayReview(request, by.personId, now);
  if (why !== null) return { refused: why };
  if (by.version !== request.version) return { refused: 'other_words' };
  const isAlone = by.personId === request.authorId;
  if (by.verdict !== 'yes') return { settles: 'refused', isAlone };
  const before = by.isEdit ? [] : yesTo(request);
  if (before.includes(by.personId)) return { refused: 'said_already' };
  return { settles: before.length + 1 >= stillNeeded(request) ? 'approved' : null, isAlone };
}

/** Never more than there are people to say it. */
export function stillNeeded({ needed, reviewers }: Pick<Request, 'needed' | 'reviewers'>): number {
  return Math.max(1, Math.min(needed, reviewers.length));
}

/** Who said yes to the words as they stand now: the approved text is the sent text. */
export function yesTo({ reviews, version, reviewers, authorId }: Request): readonly string[] {
  const counts = new Set([...reviewers.map((one) => one.id), ...(reviewers.length === 0 ? [authorId] : [])]);
  const said = reviews.filter((one) => one.verdict === 'yes' && one.version === version && counts.has(one.personId));
  return [...new Set(said.map((one) => one.personId))];
}

/** `role:lead`, `team:care`: as the record and the row hold it. */
export function byToCode(by: ApprovalRule['by']): string {
  return 'team' in by ? `team:${by.team}` : `role:${by.role}`;
}

export function byFromCode(code: string): ApprovalRule['by'] {
  const [what, name = ''] = code.split(':');
  if (what === 'team') return { team: name };
  const role = roles.find((one) => one === name);
  return role === undefined ? aLead : { role };
}
