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
  already_open: 'This case is open already.',
  no_such_reply: 'There is no such reply.',
  nothing_due: 'Nothing is due here.',
  nothing_climbs: 'Nothing is being escalated here.',
  not_ahead: 'A promise is for a time to come.',
  unchanged: 'Nothing has changed.',
  not_answered: 'Nobody has replied here yet. Reply, or let it be with a reason.',
} as const;

export function refusal(outcome: Extract<ApplyOutcome, { refused: string }>): HeedError {
  switch (outcome.refused) {
    case 'no_such_case':
      return new HeedError('not_found', 'There is no such case.');
    case 'conflict':
      return new HeedError('conflict', conflicts[outcome.facet], { detail: { facet: outcome.facet } });
    case 'not_now':
      return new HeedError(outcome.why === 'not_answered' ? 'not_answered' : 'not_now', notNow[outcome.why]);
  }
}
