// From what happened to a case to who is told of it: notices as rows, in the transaction of the events. The ways out are
// taken later (`notify.ts`).

import type { Case } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { stepOf } from '../../core/triage/case-rules.ts';
import { recipientsOf, type Told } from '../../core/triage/recipients.ts';
import type { Worker } from '../../core/triage/route.ts';
import type { Rules } from '../../core/triage/rules.ts';
import type { Tx } from '../../store/database.ts';
import { type NewNotice, writeNotices } from '../../store/triage/notices.ts';
import { ofAsking, ofSettling } from './tell-approval.ts';
import { ofHiding } from './tell-hiding.ts';
import { whoIsTold } from './who-works.ts';

export interface Happened {
  readonly case: Pick<Case, 'id' | 'assigneeId' | 'team'>;
  readonly event: NewEvent;
}

const isTold: ReadonlySet<string> = new Set([
  'escalation.climbed',
  'case.assigned',
  'case.routed',
  'approval.asked',
  'approval.settled',
  'mention.hiding',
]);

/** Call it before the events are appended. Most happenings are told to nobody, and cost nothing. */
export async function tell(
  tx: Tx,
  { brandId, rules, now }: { readonly brandId: string; readonly rules: Rules; readonly now: Date },
  happened: readonly Happened[],
): Promise<void> {
  const toTell = happened.filter(({ event }) => isTold.has(event.kind));
  if (toTell.length === 0) return;
  const workers = await whoIsTold(tx, brandId, now, rules);
  const notices = toTell.flatMap((one) => {
    switch (one.event.kind) {
      case 'escalation.climbed':
        return ofStep(one, rules, workers, now);
      case 'approval.asked':
        return ofAsking(one, workers);
      case 'approval.settled':
        return ofSettling(one);
      case 'mention.hiding':
        return ofHiding(one, workers);
      default:
        return ofAssignment(one);
    }
  });
  if (notices.length > 0) await writeNotices(tx, brandId, notices, now);
}

/** A source that cannot be heard any more is told to the leads: what is not heard cannot be answered. */
export async function tellFailing(
  tx: Tx,
  { brandId, rules, now }: { readonly brandId: string; readonly rules: Rules; readonly now: Date },
  source: { readonly id: string; readonly label: string; readonly why: string | null },
): Promise<void> {
  const workers = await whoIsTold(tx, brandId, now, rules);
  const around = { workers, rotas: rules.protocol.rotas, assigneeId: null, team: null, at: now };
  const notices = recipientsOf([{ role: 'leads' }], around).map(
    (told): NewNotice => ({
      recipient: recipient(told),
      caseId: null,
      kind: 'source.failing',
      severity: 'high',
      matter: `source:${source.id}/failing/${now.toISOString()}`,
      dueAt: now,
      detail: { source: source.label, why: source.why },
    }),
  );
  await writeNotices(tx, brandId, notices, now);
}

function ofStep({ case: one, event }: Happened, rules: Rules, workers: readonly Worker[], now: Date): NewNotice[] {
  const { detail } = event;
  const tree = rules.protocol.trees.find(({ name }) => name === detail['tree']);
  if (tree === undefined) return [];
  const [step, round] = [Number(detail['step']), Number(detail['round'])];
  const around = { workers, rotas: rules.protocol.rotas, assigneeId: one.assigneeId, team: one.team, at: now };
  return recipientsOf(stepOf(tree, step).tell, around).map((told) => ({
    recipient: recipient(told),
    caseId: one.id,
    kind: 'escalation',
    severity: tree.severity,
    // A matter that ends and begins again is another one: its instant tells them apart.
    matter: `case:${one.id}/tree:${tree.name}/${event.subjectId}/${round}/${step}/${detail['dueAt']}`,
    dueAt: new Date(String(detail['dueAt'])),
    detail: { ...detail, on: tree.on, via: told.via },
  }));
}

function recipient({ worker, address }: Told): NewNotice['recipient'] {
  return worker === null ? { address: address ?? '' } : { personId: worker.id };
}

/** Whoever is given a case by somebody else, or by a route. */
function ofAssignment({ case: one, event }: Happened): NewNotice[] {
  const { subjectId, personId, kind, at, detail } = event;
  if (subjectId === null || subjectId === personId || (kind === 'case.routed' && detail['how'] !== 'assign')) return [];
  return [
    {
      recipient: { personId: subjectId },
      caseId: one.id,
      kind: 'case.assigned',
      severity: 'normal',
      matter: `case:${one.id}/assigned/${at.toISOString()}`,
      dueAt: at,
      detail: {},
    },
  ];
}
