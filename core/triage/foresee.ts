// A dry run: this mention, now; who would hear of it, and when, if nobody ever did anything. The case is lived through
// ahead of time with the very transition that will live it.

import { type Case, type Face, nextDueAt } from '../case.ts';
import type { NewEvent } from '../event.ts';
import type { Severity } from '../protocol/protocol.ts';
import { isRefusal } from '../transition/outcome.ts';
import { transition } from '../transition/transition.ts';
import { caseRules, stepOf } from './case-rules.ts';
import { type ExplainedClock, explainClocks } from './explain-clocks.ts';
import { recipientsOf, type Told } from './recipients.ts';
import { type Routed, route, type Worker } from './route.ts';
import { aboutWords, type Rules } from './rules.ts';
import { triage } from './triage.ts';

export interface Imagined {
  /** A case nobody has heard of: its channel, sphere, location. */
  readonly blank: Case;
  readonly face: Face;
  readonly reach: number | null;
  readonly at: Date;
}

export interface ForeseenStep {
  readonly at: Date;
  readonly tree: string;
  readonly step: number;
  readonly round: number;
  readonly severity: Severity;
  readonly isLast: boolean;
  readonly told: readonly Told[];
}

export interface Foreseen {
  readonly priority: Case['priority'];
  readonly routed: Routed | null;
  readonly clocks: readonly ExplainedClock[];
  readonly steps: readonly ForeseenStep[];
}

/** No tree goes on for longer than this many instants. */
const mostInstants = 200;

export function foresee({ blank, face, reach, at }: Imagined, rules: Rules, workers: readonly Worker[]): Foreseen {
  const asked = caseRules(rules);
  const routed = route(
    rules.protocol.routes,
    aboutWords(blank, { face, reach, priority: blank.priority }, rules),
    workers,
    at,
  );
  const before: Case = {
    ...blank,
    team: routed?.team ?? null,
    assigneeId: routed?.how === 'assign' ? routed.personId : null,
  };
  const { clock, priority } = triage({ mentionId: 'imagined mention', of: before, face, reach, startsAt: at, rules });
  const hear = {
    act: 'hear',
    mentionId: 'imagined mention',
    face,
    clock,
    priority,
    saidAt: at,
    reach,
    startsAt: at,
  } as const;
  const heard = transition(before, hear, at, asked);
  if (isRefusal(heard)) throw new Error('what is imagined was refused');
  const steps: ForeseenStep[] = [];
  let one = heard.case;
  for (let i = 0; i < mostInstants; i += 1) {
    const next = nextDueAt(one);
    const outcome = next === null ? null : transition(one, { act: 'clock_due' }, next, asked);
    if (next === null || outcome === null || isRefusal(outcome)) break;
    one = outcome.case;
    steps.push(...outcome.events.flatMap((event) => stepsIn(event, one, rules, workers)));
  }
  return { priority, routed, clocks: explainClocks(heard.case, rules), steps };
}

function stepsIn({ kind, at, detail }: NewEvent, one: Case, rules: Rules, workers: readonly Worker[]): ForeseenStep[] {
  const tree = rules.protocol.trees.find((other) => other.name === detail['tree']);
  if (kind !== 'escalation.climbed' || tree === undefined) return [];
  const [step, round] = [Number(detail['step']), Number(detail['round'])];
  const around = { workers, rotas: rules.protocol.rotas, assigneeId: one.assigneeId, team: one.team, at };
  const told = recipientsOf(stepOf(tree, step).tell, around);
  return [{ at, tree: tree.name, step, round, severity: tree.severity, isLast: detail['isLast'] === true, told }];
}
