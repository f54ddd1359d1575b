// From a protocol to the shape of its file. What is usual is left out, so that what is said stands out.

import type { Calendar } from '../core/protocol/calendar.ts';
import type { Condition } from '../core/protocol/condition.ts';
import type { Protocol, Recipient, Rota, Route, Step, Target, Tree } from '../core/protocol/protocol.ts';
import type { ApprovalRule } from '../core/protocol/voice.ts';
import { namesInFile } from './protocol-file.ts';
import { writeMinutes, writeSeconds, writeShare, writeSpans, writeWeek } from './protocol-text.ts';

export function toFileShape(protocol: Protocol): Readonly<Record<string, unknown>> {
  return {
    version: protocol.version,
    languages: protocol.languages,
    undo: writeSeconds(protocol.undoSeconds),
    calendars: protocol.calendars.map(calendarInFile),
    keeps: protocol.keeps,
    targets: protocol.targets.map(targetInFile),
    promises_warn_at: writeShare(protocol.promiseWarnAtShare),
    trees: protocol.trees.map(treeInFile),
    rotas: protocol.rotas.map(rotaInFile),
    routes: protocol.routes.map(routeInFile),
    purposes: protocol.purposes,
    notices: {
      breaks_quiet_from: protocol.notices.breaksQuietFrom,
      late_after: writeMinutes(protocol.notices.lateMinutes),
    },
    ...wordsInFile(protocol),
  };
}

/** Leaves a field out when it holds what it would hold anyway. */
function unless<Value>(usual: Value, name: string, value: Value): Readonly<Record<string, Value>> {
  return value === usual ? {} : { [name]: value };
}

function calendarInFile({ slug, name, timeZone, hours, holidays, days }: Calendar) {
  const own = days.map((day) => ({ date: day.date, name: day.name, hours: writeSpans(day.hours) }));
  return {
    slug,
    name,
    time_zone: timeZone,
    hours: writeWeek(hours),
    ...(holidays === null
      ? {}
      : {
          holidays: {
            country: holidays.country,
            ...unless(null, 'state', holidays.state),
            ...unless(null, 'region', holidays.region),
            ...(holidays.open.length === 0 ? {} : { open: holidays.open }),
          },
        }),
    ...(own.length === 0 ? {} : { days: own }),
  };
}

function targetInFile({ name, clock, when, withinMinutes, time, calendar, warnAtShare }: Target) {
  return {
    name,
    clock,
    ...whenInFile(when),
    within: writeMinutes(withinMinutes, time === 'wall'),
    time,
    ...unless(null, 'calendar', calendar),
    ...unless('75 %', 'warn_at', writeShare(warnAtShare)),
  };
}

function whenInFile(when: Condition): { readonly when?: Readonly<Record<string, unknown>> } {
  const named = Object.entries(when).filter(([, value]) => value !== undefined);
  if (named.length === 0) return {};
  return { when: Object.fromEntries(named.map(([field, value]) => [namesInFile[field] ?? field, value])) };
}

function treeInFile({ name, on, clocks, when, severity, steps, repeats, last, thenTree }: Tree) {
  return {
    name,
    on,
    ...(clocks.length === 0 ? {} : { clocks }),
    ...whenInFile(when),
    severity,
    steps: steps.map(stepInFile),
    ...unless(0, 'repeats', repeats),
    last: stepInFile(last),
    ...unless(null, 'then', thenTree),
  };
}

function stepInFile({ afterMinutes, tell, calendar }: Step) {
  return {
    after: writeMinutes(afterMinutes, calendar === null),
    tell: tell.map(recipientInFile),
    ...unless(null, 'calendar', calendar),
  };
}

function recipientInFile(recipient: Recipient) {
  return 'role' in recipient ? recipient.role : recipient;
}

function rotaInFile({ slug, name, timeZone, startsOn, handoverAt, every, people }: Rota) {
  return { slug, name, time_zone: timeZone, starts_on: startsOn, handover_at: handoverAt, every, people };
}

function routeInFile({ name, when, to, how }: Route) {
  return { name, ...whenInFile(when), to, how };
}

function wordsInFile({ voice, guard, approvals, letBe, letBeReasons }: Protocol) {
  return {
    voice: {
      address: voice.address,
      first_names: voice.usesFirstNames,
      emoji: voice.emoji,
      preferred: voice.preferred.map(({ say, insteadOf }) => ({ say, instead_of: insteadOf })),
      banned: voice.banned,
      ...unless(null, 'sign_off', voice.signOff),
    },
    guard: {
      levels: guard.levels,
      offline_after_replies: guard.offlineAfterReplies,
      canned_from: writeShare(guard.cannedFrom),
    },
    approvals: approvals.map(approvalInFile),
    let_be: { suggest: letBe.suggest, other_complaints: letBe.otherComplaints },
    let_be_reasons: letBeReasons,
  };
}

function approvalInFile({ name, when, roles, onlyFindings, onlyPublic, by, count, withinMinutes }: ApprovalRule) {
  return {
    name,
    ...whenInFile(when),
    ...(roles.length === 0 ? {} : { roles }),
    ...unless(false, 'only_findings', onlyFindings),
    ...unless(false, 'only_public', onlyPublic),
    by,
    ...unless(1, 'count', count),
    within: writeMinutes(withinMinutes),
  };
}
