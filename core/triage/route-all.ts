// Routes tried on what is past: who would have taken these cases. In: a draft's rules, cases in the order they came, who
// works. Out: a line a case. Turns are counted as they would have been, nothing is given to anybody.

import type { Case } from '../case.ts';
import { afterGiving, type Routed, route, type Worker } from './route.ts';
import { aboutCase, type Rules } from './rules.ts';

export interface WouldTake {
  readonly case: Case;
  /** Null: no route fits. */
  readonly routed: Routed | null;
}

export function routeAll(cases: readonly Case[], rules: Rules, workers: readonly Worker[], now: Date): WouldTake[] {
  // Whoever has cases now took them under the routes of then: the draft begins with empty hands.
  let hands = workers.map((one) => ({ ...one, openCases: 0, lastAssignedAt: null })) as readonly Worker[];
  return cases.map((one) => {
    const about = aboutCase({ ...one, team: null }, rules);
    const routed = route(rules.protocol.routes, about, hands, now);
    if (routed?.personId) hands = afterGiving(hands, routed.personId, now);
    return { case: one, routed };
  });
}
