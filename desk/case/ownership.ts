// Whose matter a case is, and why, in one sentence. In: the case and who reads. Out: the sentence of the routing that
// still holds, or null when a person has decided since.

import type { CasePage, EventLine } from '../../wire/case.ts';
import { say } from '../messages/say.ts';
import { routeReasons } from './route-reasons.ts';

export interface Ownership {
  readonly sentence: string;
  /** Nobody has it yet: it can be taken. */
  readonly isOpen: boolean;
}

export function ownershipOf(
  page: Pick<CasePage, 'row' | 'proposed' | 'team' | 'events'>,
  me: string,
): Ownership | null {
  const { row, proposed, team } = page;
  const last = page.events.findLast(({ kind }) => kind === 'case.routed' || kind === 'case.assigned');
  if (last === undefined || last.kind !== 'case.routed') return null;
  if (row.assignee !== null) {
    if (last.detail['subjectId'] !== row.assignee.id || last.detail['how'] !== 'assign') return null;
    return { sentence: given(last, row.assignee, me), isOpen: false };
  }
  if (row.state === 'resolved' || row.state === 'let_be') return null;
  if (proposed !== null) return { sentence: offered(last, proposed, me), isOpen: true };
  const reasons = routeReasons(last, false);
  const sentence = team === null ? say('clocks.forNobody', { reasons }) : say('clocks.forTeam', { team, reasons });
  return { sentence, isOpen: true };
}

type Person = NonNullable<CasePage['proposed']>;

function given(routed: EventLine, { id, name }: Person, me: string): string {
  const reasons = routeReasons(routed, id === me);
  return id === me ? say('clocks.yours', { reasons }) : say('clocks.theirs', { name, reasons });
}

function offered(routed: EventLine, { id, name }: Person, me: string): string {
  const reasons = routeReasons(routed, id === me);
  return id === me ? say('clocks.proposedToYou', { reasons }) : say('clocks.proposed', { name, reasons });
}
