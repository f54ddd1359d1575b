// The clocks of a case: what rings, what is climbed, and what follows for them from whatever happened.

import type { Act, PersonAct } from '../act.ts';
import { type Case, type Climb, clocksOf, type Promised, type Resolution, type Run, type Stage } from '../case.ts';
import type { NewEvent } from '../event.ts';
import type { ClockKind } from '../protocol/protocol.ts';
import type { CaseRules } from '../rules.ts';
import { type Changed, done, event, next, type Outcome, stateFacet } from './outcome.ts';

/** Rings what is due, begins the trees that wait for it, and takes the steps that have come. */
export function clockDue(before: Case, now: Date, rules: CaseRules): Outcome {
  const rung = ring(before, now);
  const begun = rung.rung.flatMap(({ stage, kind, subjectId, dueAt }) =>
    fresh(
      rules.begun(rung.case, { on: stage === 'breached' ? 'breach' : 'warning', clock: kind, subjectId, at: dueAt }),
      before,
    ),
  );
  const standing = relieved([...before.climbs, ...begun], rung.rung, rules);
  const { climbs, events } = climb({ ...rung.case, climbs: standing }, now, rules);
  const happened = [...rung.events, ...events];
  if (happened.length === 0) return { refused: 'not_now', why: 'nothing_due' };
  return { case: next(before, { ...rung.case, climbs }, []), events: happened };
}

/** A breach speaks for its warning: where a tree is climbed for it, the one the warning began is not climbed beside it. */
function relieved(climbs: readonly Climb[], rung: readonly Rung[], rules: CaseRules): readonly Climb[] {
  const breached = rung.filter(({ stage }) => stage === 'breached').map(({ subjectId }) => subjectId);
  const on = (one: Climb) => rules.step(one)?.on;
  if (breached.length === 0 || !climbs.some((one) => on(one) === 'breach')) return climbs;
  return climbs.filter((one) => !(breached.includes(one.subjectId) && on(one) === 'warning'));
}

interface Rung {
  readonly kind: ClockKind;
  readonly subjectId: string;
  readonly stage: Stage;
  readonly dueAt: Date;
}

/** Of a clock that missed its warning only the breach is said. */
function ring(before: Case, now: Date): Changed & { readonly rung: readonly Rung[] } {
  const rung: Rung[] = clocksOf(before).flatMap((one) => {
    const stage = stageAt(one, now);
    const dueAt = stage === 'breached' ? one.deadlineAt : one.warnAt;
    return stage === one.stage ? [] : [{ kind: one.kind, subjectId: one.subjectId, stage, dueAt }];
  });
  const stageOf = <T extends { readonly stage: Stage }>(one: T, kind: ClockKind, subjectId: string): T => {
    const found = rung.find((other) => other.kind === kind && other.subjectId === subjectId);
    return found === undefined ? one : { ...one, stage: found.stage };
  };
  const events = rung.map(({ kind, subjectId, stage, dueAt }) => {
    const detail = { dueAt: dueAt.toISOString(), clock: kind };
    return event(before, stage === 'breached' ? 'clock.breached' : 'clock.warned', subjectId, detail, now);
  });
  const after: Case = {
    ...before,
    unanswered: before.unanswered.map((one) => stageOf(one, one.kind, one.mentionId)),
    promises: before.promises.map((one) => stageOf(one, 'promise', one.promiseId)),
    resolution: before.resolution === null ? null : stageOf(before.resolution, 'resolution', before.id),
  };
  return { case: after, events, rung };
}

function stageAt(one: { readonly stage: Stage; readonly warnAt: Date; readonly deadlineAt: Date }, now: Date): Stage {
  if (one.stage === 'breached' || now.getTime() >= one.deadlineAt.getTime()) return 'breached';
  return now.getTime() >= one.warnAt.getTime() ? 'warned' : one.stage;
}

/** One climb a tree: what is climbed already does not begin again. */
function fresh(begun: readonly Climb[], on: Case): readonly Climb[] {
  return begun.filter(({ tree }) => !on.climbs.some((one) => one.tree === tree));
}

/** More steps in one go than any tree has; what would climb for ever is cut off here. */
const mostSteps = 100;

function climb(before: Case, now: Date, rules: CaseRules): { climbs: readonly Climb[]; events: readonly NewEvent[] } {
  const events: NewEvent[] = [];
  const climbs = before.climbs.flatMap((start) => {
    let at: Climb | null = start;
    while (at !== null && at.at.getTime() <= now.getTime() && events.length < mostSteps) {
      const climbed = rules.step(at);
      if (climbed !== null) {
        const { tree, step, round, subjectId } = at;
        const { isLast, severity, tell } = climbed;
        const detail = { tree, step, round, isLast, severity, tell, dueAt: at.at.toISOString() };
        events.push(event(before, 'escalation.climbed', subjectId, detail, now));
      }
      at = climbed?.next ?? null;
    }
    return at === null ? [] : [at];
  });
  return { climbs, events };
}

export function promise(
  before: Case,
  act: Extract<PersonAct, { act: 'promise' }>,
  now: Date,
  rules: CaseRules,
): Outcome {
  const { promiseId, until } = act;
  if (until.getTime() <= now.getTime()) return { refused: 'not_now', why: 'not_ahead' };
  const made: Promised = {
    promiseId,
    startedAt: now,
    warnAt: rules.promiseWarnsAt(now, until),
    deadlineAt: until,
    stage: 'running',
  };
  const after: Case = { ...before, state: 'open', closedAt: null, promises: [...before.promises, made] };
  const { replyId } = act;
  const detail = { until: until.toISOString(), ...(replyId === undefined ? {} : { replyId }) };
  const happened = event(before, 'promise.made', promiseId, detail, now, act);
  return done(before, after, stateFacet(before, after), happened);
}

/** A reply taken back takes its promise with it; where nothing else is owed, it is the customer's turn again. */
export function cancelled(before: Case, act: Extract<PersonAct, { act: 'cancel_reply' }>, now: Date): Outcome {
  const { replyId, promiseId = null } = act;
  const promises = before.promises.filter((one) => one.promiseId !== promiseId);
  const isVoid = promises.length < before.promises.length;
  const isTheirTurn = before.lastReplyAt !== null && before.lastReplyAt.getTime() >= before.lastMentionAt.getTime();
  const isOwed = before.unansweredCount > 0 || promises.length > 0 || !isTheirTurn;
  const after: Case = {
    ...before,
    promises,
    state: isVoid && before.state === 'open' && !isOwed ? 'waiting' : before.state,
  };
  const detail = isVoid ? { promiseId } : {};
  const happened = event(before, 'reply.cancelled', replyId, detail, now, act);
  return done(before, after, ['reply', ...stateFacet(before, after)], happened);
}

export function retarget(before: Case, act: Extract<Act, { act: 'retarget' }>, now: Date): Outcome {
  const after: Case = { ...before, ...act.clocks };
  if (sameClocks(before, after)) return { refused: 'not_now', why: 'unchanged' };
  return done(before, after, [], event(before, 'case.retargeted', null, { version: act.version }, now));
}

function sameClocks(a: Case, b: Case): boolean {
  const clocks = ({ unanswered, resolution, promises, climbs }: Case) =>
    JSON.stringify([unanswered, resolution, promises, climbs]);
  return clocks(a) === clocks(b);
}

/**
 * What follows for the clocks from whatever happened: the one on the whole matter runs while the case is open and rests
 * while the customer is waited for; words can begin a tree; a climb ends with the clock that began it.
 */
export function keepClocks(before: Case, after: Case, act: Act, now: Date, rules: CaseRules): Case {
  const resolution = resolutionOf(before, after, instantOf(act, now), rules);
  const kept: Case = { ...after, resolution, promises: after.closedAt === null ? after.promises : [] };
  const begun =
    act.act === 'hear' && act.startsAt !== null
      ? fresh(rules.begun(kept, { on: 'heard', clock: null, subjectId: act.mentionId, at: now }), kept)
      : [];
  const climbs = [...kept.climbs, ...begun];
  return climbs.length === 0 ? kept : { ...kept, climbs: climbs.filter((one) => isStillOn(one, kept)) };
}

/** When it happened: to the customer, not to us. */
function instantOf(act: Act, now: Date): Date {
  if (act.act === 'hear') return act.startsAt ?? now;
  if (act.act === 'reply_sent') return act.sentAt;
  if (act.act === 'absorb' || act.act === 'part') return act.carried.since ?? now;
  return act.act === 'hear_own' ? act.saidAt : now;
}

function resolutionOf(before: Case, after: Case, at: Date, rules: CaseRules): Resolution | null {
  const runs = runsAfter(before.resolution?.runs ?? [], isOwed(after), at);
  if (runs.length === 0) return null;
  const timed = rules.resolution(after, runs);
  // As it comes out of the act: a warning or a breach that has just rung stands in it.
  const was = after.resolution;
  const isSame = was !== null && was.deadlineAt?.getTime() === timed.deadlineAt?.getTime();
  return { runs, ...timed, stage: isSame ? was.stage : 'running' };
}

/** Open, and not only because all that was ever said in it was taken back. */
function isOwed(one: Case): boolean {
  const waits = one.unansweredCount > 0 || one.promises.length > 0 || one.lastReplyAt !== null;
  return one.state === 'open' && !one.isHistory && waits;
}

function runsAfter(runs: readonly Run[], isRunning: boolean, at: Date): readonly Run[] {
  const last = runs.at(-1);
  const ran = last !== undefined && last[1] === null;
  if (isRunning === ran) return runs;
  // Told late, things may seem to have happened before what is known already; a span never ends before it began.
  const since = last?.[1] ?? last?.[0];
  const then = since !== undefined && since !== null && since.getTime() > at.getTime() ? since : at;
  return isRunning ? [...runs, [then, null]] : [...runs.slice(0, -1), [last?.[0] ?? then, then]];
}

function isStillOn({ subjectId }: Climb, on: Case): boolean {
  if (on.closedAt !== null) return false;
  return clocksOf(on).some((one) => one.subjectId === subjectId);
}
