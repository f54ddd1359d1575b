// The record as sentences: one function for every kind of event, so that no kind can be without words. In: an event as
// the server keeps it, codes and ids. Out: what happened, and why the clocks stand where they do.

import type { EventKind } from '../../core/event.ts';
import { findingCodes } from '../../core/respond/finding.ts';
import { hideReasons } from '../../core/respond/hiding.ts';
import type { EventLine } from '../../wire/case.ts';
import { findings } from '../messages/en/findings.ts';
import { hiding } from '../messages/en/hiding.ts';
import { sayHours, sayList, saySpan } from '../messages/figures.ts';
import { learn, type MessageKey, say } from '../messages/say.ts';
import { lateMs } from './heard-late.ts';
import { routeReasons } from './route-reasons.ts';
import { type Knowing, Told } from './told.ts';

learn(findings);
learn(hiding);

export function eventSentence(event: EventLine, knowing: Knowing): string {
  const sentence = isKnown(event.kind) ? sentences[event.kind] : undefined;
  return sentence === undefined ? say('record.other', { code: event.kind }) : sentence(new Told(event, knowing));
}

function isKnown(kind: string): kind is EventKind {
  return Object.hasOwn(sentences, kind);
}

type Sentence = (told: Told) => string;

const plain =
  (key: MessageKey): Sentence =>
  (told) =>
    say(key, { by: told.by(), to: told.to(), name: told.knowing.name });

const join = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

const sentences: Readonly<Record<EventKind, Sentence>> = {
  'mention.heard': heard,
  'mention.own_heard': (told) => join(say('record.ownHeard'), stopped(told)),
  'mention.revised': (told) => join(plain('record.revised')(told), gone(told)),
  'mention.removed': (told) => join(say('record.removed'), gone(told)),
  'mention.liked': plain('record.liked'),
  'mention.hiding': hidingStep,
  'mention.hidden': plain('record.hidden'),
  'mention.shown': plain('record.shown'),
  'mention.hide_failed': plain('record.hideFailed'),
  'reading.corrected': plain('record.corrected'),
  'reading.added': plain('record.readAgain'),
  'own_head.learned': plain('record.ownHeadLearned'),
  'own_head.turned': plain('record.ownHeadTurned'),
  'case.assigned': assigned,
  'case.resolved': (told) =>
    join(
      plain('record.resolved')(told),
      told.is('isUnclosed') ? say('record.unclosed') : null,
      unanswered(told),
      stopped(told),
    ),
  'case.let_be': (told) => join(plain('record.letBe')(told), unanswered(told), stopped(told)),
  'case.reopened': plain('record.reopenedBy'),
  'case.routed': routed,
  'case.merged': plain('record.merged'),
  'case.absorbed': (told) => join(plain('record.absorbed')(told), came(told)),
  'case.split': (told) => plain(told.text('was') === null ? 'record.split' : 'record.separated')(told),
  'case.parted': (told) => plain(told.text('was') === null ? 'record.parted' : 'record.partedBack')(told),
  'decision.reviewed': plain('record.reviewed'),
  'customer.linked': plain('record.linked'),
  'customer.unlinked': plain('record.unlinked'),
  'customer.kept_apart': plain('record.keptApart'),
  'case.retargeted': (told) => say('record.retargeted', { version: told.figure('version') }),
  'clock.warned': (told) => say('record.warned', { clock: told.clock(), time: told.when('dueAt') }),
  'clock.breached': (told) => say('record.breached', { clock: told.clock(), time: told.when('dueAt') }),
  'promise.made': (told) => say('record.promised', { by: told.by(), time: told.when('until') }),
  'handover.started': (told) =>
    join(
      say(told.text('way') === 'page' ? 'record.offlinePage' : 'record.offlineChannel', { by: told.by() }),
      told.is('isTaken') ? say('record.offlineTaken', { by: told.by() }) : null,
    ),
  'handover.opened': plain('record.offlineOpened'),
  'handover.link': (told) =>
    say(told.text('how') === 'issue' ? 'record.offlineIssued' : 'record.offlineRevoked', { by: told.by() }),
  'handover.ended': (told) =>
    join(plain('record.offlineEnded')(told), told.is('isTold') ? null : say('record.offlineUntold')),
  'escalation.climbed': climbed,
  'escalation.acknowledged': plain('record.acknowledged'),
  'reply.queued': (told) => join(plain('record.queued')(told), overruled(told)),
  'reply.cancelled': (told) =>
    join(plain('record.cancelled')(told), told.text('promiseId') === null ? null : say('record.promiseVoid')),
  'reply.sending': plain('record.sending'),
  'reply.sent': sent,
  'reply.failed': plain('record.failed'),
  'reply.unknown': plain('record.unknown'),
  'reply.retried': (told) => plain(told.is('isEarly') ? 'record.sentNow' : 'record.retried')(told),
  'note.added': plain('record.noted'),
  'approval.asked': (told) => say('record.approvalAsked', { by: told.by(), time: told.when('dueAt') }),
  'approval.reviewed': reviewed,
  'approval.settled': settled,
  'source.added': plain('record.sourceAdded'),
  'source.paused': plain('record.sourcePaused'),
  'source.resumed': plain('record.sourceResumed'),
  'source.failing': plain('record.sourceFailing'),
  'source.recovered': plain('record.sourceRecovered'),
  'source.gap': plain('record.sourceGap'),
  'source.replayed': plain('record.sourceReplayed'),
  'profile.connected': plain('record.profileConnected'),
  'profile.expired': plain('record.profileExpired'),
  'app.changed': plain('record.appChanged'),
  'person.invited': plain('record.personInvited'),
  'person.joined': plain('record.personJoined'),
  'person.role_changed': plain('record.personRole'),
  'person.removed': plain('record.personRemoved'),
  'person.away': away,
  'person.shifts_changed': plain('record.personShifts'),
  'invitation.revoked': plain('record.invitationRevoked'),
  'team.changed': plain('record.teamChanged'),
  'location.changed': plain('record.locationChanged'),
  'protocol.pushed': (told) => say('record.protocolPushed', { by: told.by(), version: told.figure('version') }),
  'hook.changed': plain('record.hookChanged'),
  'answer.changed': plain('record.answerChanged'),
  'question.asked': plain('record.questionAsked'),
  'question.answered': plain('record.questionAnswered'),
  'phrase.changed': plain('record.phraseChanged'),
  'notice.failed': (told) =>
    say('record.noticeFailed', { way: told.text('way') ?? '', attempts: told.figure('attempts') }),
};

function heard(told: Told): string {
  const { name } = told.knowing;
  if (told.is('isHistory')) return say('record.heardBefore', { name });
  const late = lateMs(told.text('saidAt'), told.event.at);
  const target = told.text('target');
  const due = { clock: told.clock(), time: told.when('deadlineAt') };
  return join(
    say(told.is('reopens') ? 'record.reopened' : 'record.heard', { name }),
    late === null ? null : say('record.heardLate', { span: saySpan(late) }),
    due.clock === '' || due.time === ''
      ? null
      : target === null
        ? say('record.clock', due)
        : say('record.clockBy', { ...due, target }),
  );
}

/** What waited in a case that goes on here. */
function came(told: Told): string | null {
  const count = told.figure('clocks');
  return count === 0 ? null : say('record.cameAlong', { count });
}

function assigned(told: Told): string {
  const id = told.text('subjectId');
  if (told.text('why') === 'gone') return say('record.vacated');
  if (id === null) return say('record.unassigned', { by: told.by() });
  if (id === told.event.by?.id) return say('record.taken', { by: told.by() });
  return say('record.assigned', { by: told.by(), to: told.to() });
}

function routed(told: Told): string {
  const id = told.text('subjectId');
  const team = told.text('team');
  const reasons = routeReasons(told.event, id !== null && id === told.knowing.me);
  if (id !== null) {
    return say(told.text('how') === 'propose' ? 'record.routedProposed' : 'record.routedGiven', {
      to: told.to(),
      reasons,
    });
  }
  return team === null ? say('record.routedNobody', { reasons }) : say('record.routedTeam', { team, reasons });
}

const verdicts = {
  yes: 'record.approvalYes',
  no: 'record.approvalNo',
  changes: 'record.approvalChanges',
  comment: 'record.approvalComment',
} as const;

function reviewed(told: Told): string {
  const verdict = told.text('verdict') as keyof typeof verdicts;
  return plain(told.is('isEdit') ? 'record.approvalYesEdited' : (verdicts[verdict] ?? 'record.approvalComment'))(told);
}

const ends = {
  approved: 'record.approvalApproved',
  refused: 'record.approvalRefused',
  withdrawn: 'record.approvalWithdrawn',
  void: 'record.approvalVoid',
} as const;

function settled(told: Told): string {
  const state = told.text('state') as keyof typeof ends;
  return plain(told.is('isAlone') && state === 'approved' ? 'record.approvalAlone' : (ends[state] ?? ends.void))(told);
}

function climbed(told: Told): string {
  const tree = told.text('tree') ?? '';
  const round = told.figure('round') + 1;
  const key = told.is('isLast') ? 'record.climbedLast' : round > 1 ? 'record.climbedAgain' : 'record.climbed';
  const step = told.figure('step') + 1;
  return join(
    say(key, { tree, step, round, told: toldWords(told.text('tell') ?? '') }),
    say('record.severity', { severity: told.text('severity') ?? '' }),
  );
}

const roles = ['assignee', 'leads', 'owners', 'person', 'address'] as const;

/** Whom a step named, from its codes. */
function toldWords(codes: string): string {
  const words = codes.split(' ').flatMap((code) => {
    const [what, name] = code.split(':');
    if (name !== undefined && (what === 'team' || what === 'rota')) return [say(`record.told.${what}`, { name })];
    const role = roles.find((one) => one === what);
    return role === undefined ? [] : [say(`record.told.${role}`)];
  });
  return words.length === 0 ? say('record.told.nobody') : sayList(words);
}

function sent(told: Told): string {
  const byHand = told.text('via') === 'link_out';
  const key = byHand ? 'record.sentByHand' : told.is('wasFound') ? 'record.sentFound' : 'record.sent';
  return join(plain(key)(told), stopped(told));
}

/** What an answer, or a decision, ended: how many clocks, after how long, and promises that it kept. */
function stopped(told: Told): string {
  const count = told.figure('stoppedClocks');
  const kept = told.figure('keptPromises');
  const { waitedMinutes, waitedOpenMinutes } = told.event.detail;
  const isTimed = typeof waitedMinutes === 'number' && typeof waitedOpenMinutes === 'number';
  return join(
    count === 0
      ? null
      : isTimed
        ? say('record.stoppedAfter', { count, open: sayHours(waitedOpenMinutes), wall: sayHours(waitedMinutes) })
        : say('record.stopped', { count }),
    kept === 0 ? null : say('record.kept', { count: kept }),
  );
}

function gone(told: Told): string | null {
  const count = told.figure('stoppedClocks');
  return count === 0 ? null : say('record.clockGone', { count });
}

function unanswered(told: Told): string | null {
  const count = told.figure('unanswered');
  return count === 0 ? null : say('record.unanswered', { count });
}

function away(told: Told): string {
  const to = told.to();
  if (told.text('from') === null) return say('record.personBack', { to });
  return say('record.personAway', { to, from: told.when('from'), until: told.when('until') });
}

/** What the author was shown and sent all the same. */
function overruled(told: Told): string | null {
  const codes = told.text('overruled')?.split(' ') ?? [];
  const known = findingCodes.filter((code) => codes.includes(code));
  return known.length === 0
    ? null
    : say('record.overruled', { findings: sayList(known.map((code) => say(`finding.${code}`))) });
}

const hidingSteps: Readonly<Record<string, MessageKey>> = {
  confirm: 'record.hideConfirmed',
  refuse: 'record.hideRefused',
  withdraw: 'record.hideWithdrawn',
  show: 'record.showAsked',
};

function hidingStep(told: Told): string {
  const step = hidingSteps[told.text('step') ?? ''];
  if (step !== undefined) return join(plain(step)(told), told.is('isAlone') ? say('record.hideAlone') : null);
  const code = hideReasons.find((one) => one === told.text('reason')) ?? 'other';
  return say('record.hideAsked', { by: told.by(), reason: say(`hiding.${code}`) });
}
