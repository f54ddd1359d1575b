// From a refusal of the core to the answer a person gets: what happened, and what to do.

import type { ApplyOutcome } from '../flow/apply-act.ts';
import { HeedError } from '../problem.ts';

const conflicts = {
  words: 'The customer has said something new meanwhile.',
  reply: 'A colleague has answered meanwhile.',
  assignment: 'Somebody else has changed who takes this case.',
  state: 'Somebody else has closed or reopened this case.',
} as const;

const notNow = {
  already_closed: 'This case is closed already.',
  already_offline: 'This matter has been taken offline already.',
  not_offline: 'This matter is not offline.',
  not_told: 'The public thread has no closing line yet. Write one, or say why there is none.',
  already_open: 'This case is open already.',
  no_such_reply: 'There is no such reply.',
  nothing_due: 'Nothing is due here.',
  nothing_climbs: 'Nothing is being escalated here.',
  already_asked: 'Words of a colleague already wait for a yes in this case.',
  no_such_approval: 'These words no longer wait for a yes.',
  not_ahead: 'A promise is for a time to come.',
  unchanged: 'Nothing has changed.',
  merged: 'This matter goes on in another case. Open that one.',
  not_merged: 'This case is one of its own already.',
  under_way: 'Words wait for a yes here, or the matter is in a private place. Settle that first.',
  nothing_left: 'Nothing would be left in this case. Choose some of its words, not all.',
  not_answered: 'Nobody has replied here yet. Reply, or let it be with a reason.',
} as const;

/** What the desk answers with a question of its own. */
const asked: ReadonlyMap<string, 'not_answered' | 'not_told'> = new Map([
  ['not_answered', 'not_answered'],
  ['not_told', 'not_told'],
]);

export function refusal(outcome: Extract<ApplyOutcome, { refused: string }>): HeedError {
  switch (outcome.refused) {
    case 'no_such_case':
      return new HeedError('not_found', 'There is no such case.');
    case 'conflict':
      return new HeedError('conflict', conflicts[outcome.facet], { detail: { facet: outcome.facet } });
    case 'not_now':
      return new HeedError(asked.get(outcome.why) ?? 'not_now', notNow[outcome.why]);
  }
}
