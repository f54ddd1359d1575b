// What the protocol answers a case that keeps its clocks (`core/rules.ts`): the clock on the whole matter, promises, and
// the trees it climbs.

import type { Case, Climb, Run } from '../case.ts';
import type { Recipient, Step, Tree } from '../protocol/protocol.ts';
import type { CaseRules } from '../rules.ts';
import {
  aboutCase,
  afterIn,
  betweenIn,
  calendarOf,
  ownCalendar,
  type Rules,
  stepAt,
  targetFor,
  treesOn,
} from './rules.ts';

const minute = 60_000;

export function caseRules(rules: Rules): CaseRules {
  // Asked at every mention; most protocols have no tree that words alone begin.
  const beginners = new Set(rules.protocol.trees.map((tree) => tree.on));
  const treeNamed = new Map(rules.protocol.trees.map((tree) => [tree.name, tree]));
  return {
    resolution: (one, runs) => resolutionOf(rules, one, runs),
    openMs: (one, from, to) => betweenIn(rules, ownCalendar(rules.protocol, aboutCase(one, rules)), from, to),
    promiseWarnsAt: (from, until) =>
      new Date(from.getTime() + Math.round((until.getTime() - from.getTime()) * rules.protocol.promiseWarnAtShare)),
    begun: (one, { on, clock, subjectId, at }) =>
      beginners.has(on)
        ? treesOn(rules, on, clock, aboutCase(one, rules)).map((tree) => startOf(rules, tree, subjectId, at))
        : [],
    step: (climb) => {
      const tree = treeNamed.get(climb.tree);
      if (tree === undefined) return null;
      const { severity } = tree;
      const tell = stepOf(tree, climb.step).tell.map(codeOf).join(' ');
      return { on: tree.on, severity, isLast: isLast(tree, climb), tell, next: nextOf(rules, treeNamed, tree, climb) };
    },
  };
}

/** The target's time less what has run; counted in open time or by the wall, as the target says. */
function resolutionOf(rules: Rules, one: Case, runs: readonly Run[]): ReturnType<CaseRules['resolution']> {
  const about = aboutCase(one, rules);
  const target = targetFor(rules, 'resolution', about);
  const run = runs.at(-1);
  if (target === null || run === undefined) return { target: target?.name ?? null, warnAt: null, deadlineAt: null };
  if (run[1] !== null) return { target: target.name, warnAt: null, deadlineAt: null };
  const calendar = calendarOf(rules.protocol, target, about);
  let spentMs = 0;
  for (const [from, to] of runs) if (to !== null) spentMs += betweenIn(rules, calendar, from, to);
  const lengthMs = target.withinMinutes * minute;
  const after = (ms: number) => afterIn(rules, calendar, run[0], Math.max(0, ms - spentMs));
  return { target: target.name, warnAt: after(Math.round(lengthMs * target.warnAtShare)), deadlineAt: after(lengthMs) };
}

function startOf(rules: Rules, tree: Tree, subjectId: string, from: Date): Climb {
  return { tree: tree.name, subjectId, step: 0, round: 0, at: stepAt(rules, stepOf(tree, 0), from) };
}

/** The step with that number; the one after the last of them is the tree's last. */
export function stepOf(tree: Tree, step: number): Step {
  return tree.steps[step] ?? tree.last;
}

/** The record holds codes and no addresses (law 9). */
function codeOf(one: Recipient): string {
  if ('role' in one) return one.role;
  if ('team' in one) return `team:${one.team}`;
  if ('rota' in one) return `rota:${one.rota}`;
  return 'person' in one ? 'person' : 'address';
}

function isLast(tree: Tree, { step }: Climb): boolean {
  return step >= tree.steps.length;
}

function nextOf(rules: Rules, trees: ReadonlyMap<string, Tree>, tree: Tree, climb: Climb): Climb | null {
  const { subjectId, at } = climb;
  if (isLast(tree, climb)) {
    const then = tree.thenTree === null ? undefined : trees.get(tree.thenTree);
    return then === undefined ? null : startOf(rules, then, subjectId, at);
  }
  const isRoundDone = climb.step + 1 >= tree.steps.length;
  const goesRound = isRoundDone && climb.round < tree.repeats;
  const step = goesRound ? 0 : climb.step + 1;
  const round = goesRound ? climb.round + 1 : climb.round;
  return { tree: tree.name, subjectId, step, round, at: stepAt(rules, stepOf(tree, step), at) };
}
