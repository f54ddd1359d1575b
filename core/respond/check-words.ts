// What is wrong with the words part of a protocol: findings nobody knows, approvals nobody can give, words both preferred
// and banned, no reason to let anything be. In: the protocol and the brand's teams. Out: faults with their remedies.

import type { Fault } from '../protocol/fault.ts';
import { didYouMean } from '../protocol/nearest.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { ApprovalRule, GuardRules, LetBeReason, Voice } from '../protocol/voice.ts';
import { isAtLeast } from '../role.ts';
import { findingCodes } from './finding.ts';
import { fixedLevels } from './guard/levels.ts';

export function wordsFaults(protocol: Protocol, teams: readonly string[]): readonly Fault[] {
  return [
    ...voiceFaults(protocol.voice),
    ...guardFaults(protocol.guard),
    ...protocol.approvals.flatMap((rule, at) => approvalFaults(rule, at, teams)),
    ...reasonFaults(protocol.letBeReasons),
  ];
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function voiceFaults({ preferred, banned, signOff }: Voice): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [at, { say, insteadOf }] of preferred.entries()) {
    if (same(say, insteadOf)) {
      faults.push({
        path: ['voice', 'preferred', at, 'insteadOf'],
        code: 'same_words',
        words: `${say} is said instead of itself.`,
        remedy: 'Write here what is not to be said.',
      });
    }
    if (banned.some((word) => same(word, say))) {
      faults.push({
        path: ['voice', 'preferred', at, 'say'],
        code: 'banned_word',
        words: `${say} is preferred here and banned below.`,
        remedy: 'Take it out of one of the two lists.',
      });
    }
  }
  const unknown = [...(signOff ?? '').matchAll(/\{([^{}]*)\}/gu)].find(([, name]) => !filled.includes(name ?? ''));
  if (unknown !== undefined) {
    faults.push({
      path: ['voice', 'signOff'],
      code: 'unknown_placeholder',
      words: `Nothing is put in the place of ${unknown[0]}.`,
      remedy: 'Write {agent} for who answers and {brand} for the brand.',
    });
  }
  return faults;
}

const filled: readonly string[] = ['agent', 'brand'];

function guardFaults({ levels, cannedFrom }: GuardRules): readonly Fault[] {
  const faults: Fault[] = [];
  for (const name of Object.keys(levels)) {
    const path = ['guard', 'levels', name];
    const code = findingCodes.find((one) => one === name);
    if (code === undefined) {
      const words = `The guard has no finding ${name}.`;
      faults.push({ path, code: 'unknown_finding', words, remedy: didYouMean(name, findingCodes) });
    } else if (fixedLevels.has(code)) {
      const words = `What is found as ${code} could not be sent at all.`;
      faults.push({ path, code: 'fixed_level', words, remedy: 'Leave it out: its level is fixed.' });
    }
  }
  if (cannedFrom < 0.2 || cannedFrom > 1) {
    faults.push({
      path: ['guard', 'cannedFrom'],
      code: 'out_of_range',
      words: 'Below a fifth every friendly reply is like another one, and nothing is closer than the same words.',
      remedy: 'Choose 20 % to 100 %; 55 % is usual.',
    });
  }
  return faults;
}

const weekMinutes = 7 * 1440;

function approvalFaults({ by, withinMinutes }: ApprovalRule, at: number, teams: readonly string[]): readonly Fault[] {
  const faults: Fault[] = [];
  if ('team' in by && !teams.includes(by.team)) {
    faults.push({
      path: ['approvals', at, 'by', 'team'],
      code: 'unknown_team',
      words: `There is no team ${by.team}.`,
      remedy: didYouMean(by.team, teams),
    });
  }
  if ('role' in by && !isAtLeast(by.role, 'agent')) {
    faults.push({
      path: ['approvals', at, 'by', 'role'],
      code: 'cannot_approve',
      words: 'Observers and trainees send nothing themselves, so their yes is none.',
      remedy: 'Name an agent, a lead, an admin or an owner.',
    });
  }
  if (withinMinutes < 1 || withinMinutes > weekMinutes) {
    faults.push({
      path: ['approvals', at, 'withinMinutes'],
      code: 'out_of_range',
      words: 'A yes is asked for by some time, and a customer does not wait a week for it.',
      remedy: 'Choose 1 minute to 7 days; 30 minutes are usual.',
    });
  }
  return faults;
}

function reasonFaults(reasons: readonly LetBeReason[]): readonly Fault[] {
  if (reasons.length === 0) {
    const words = 'Nobody could let anything be: there is no reason to choose.';
    return [{ path: ['letBeReasons'], code: 'no_reason', words, remedy: 'Give at least one.' }];
  }
  return reasons.flatMap(({ code }, at) =>
    reasons.findIndex((one) => one.code === code) === at
      ? []
      : {
          path: ['letBeReasons', at, 'code'],
          code: 'name_twice',
          words: `${code} is there twice among the reasons.`,
          remedy: 'Give one of them another code: the silence ledger counts by it.',
        },
  );
}
