// How a brand speaks, as sentences: the same on the tab, among the changes of a draft, and in old versions.

import type { ApprovalRule, GuardRules, LetBeRule, Level, Voice } from '../../core/protocol/voice.ts';
import { type FindingCode, findingCodes } from '../../core/respond/finding.ts';
import type { Role } from '../../core/role.ts';
import { say } from '../messages/say.ts';
import { conditionWords } from './condition-words.ts';
import { sayList, sayMinutes } from './list-words.ts';
import type { Naming } from './naming.ts';

export function voiceLines(voice: Voice): readonly string[] {
  return [
    say('voice.addressForm', { address: say(`voice.address.${voice.address}`) }),
    say('voice.namesForm', { named: say(voice.usesFirstNames ? 'voice.named.yes' : 'voice.named.no') }),
    say('voice.emojiForm', { emoji: say(`voice.emoji.${voice.emoji}`) }),
    say('voice.signOffForm', { signOff: voice.signOff === null ? say('voice.signOffNone') : `“${voice.signOff}”` }),
    ...voice.preferred.map(({ say: better, insteadOf }) => say('voice.line.preferred', { say: better, insteadOf })),
    ...voice.banned.map((word) => say('voice.line.banned', { word })),
  ];
}

export function guardLines({ levels, offlineAfterReplies, cannedFrom }: GuardRules): readonly string[] {
  return [
    ...Object.entries(levels).map(([code, level]) =>
      say('voice.line.level', { name: findingName(code), level: levelName(level) }),
    ),
    say('voice.offlineForm', { count: offlineAfterReplies }),
    say('voice.cannedForm', { share: percentOf(cannedFrom) }),
  ];
}

export function letBeLines({ suggest, otherComplaints }: LetBeRule): readonly string[] {
  return [
    say('voice.suggestForm', { suggest: say(`voice.suggest.${suggest}`) }),
    say('voice.complaintsForm', { count: otherComplaints }),
  ];
}

/** A protocol keeps shares to a hundredth of a percent. */
export const percentOf = (share: number): number => Math.round(share * 10_000) / 100;

const isFinding = (code: string): code is FindingCode => findingCodes.some((one) => one === code);

/** What a file brought and nobody knows is called by its code. */
const findingName = (code: string): string => (isFinding(code) ? say(`finding.${code}`) : code);

export const levelName = (level: Level | 'off'): string => say(`finding.level.${level}`);

const narrowings = [
  ['all', 'public'],
  ['findings', 'both'],
] as const;

export function approvalWords(rule: ApprovalRule, naming: Naming): string {
  const roles = rule.roles.map((role) => say(`voice.role.${role}`));
  return say('voice.approval', {
    who: conditionWords(rule.when, naming),
    roles: roles.length === 0 ? 'none' : sayList(roles, 'disjunction'),
    narrow: narrowings[rule.onlyFindings ? 1 : 0][rule.onlyPublic ? 1 : 0],
    count: rule.count,
    by: byWords(rule.by, naming),
    within: sayMinutes(rule.withinMinutes),
  });
}

export function byWords(by: ApprovalRule['by'], naming: Naming): string {
  return 'team' in by ? say('voice.by.team', { name: naming.team(by.team) }) : roleWords(by.role);
}

const roleWords = (role: Role): string =>
  role === 'owner' ? say('voice.by.top') : say('voice.by.role', { role: say(`voice.role.${role}`) });
