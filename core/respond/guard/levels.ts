// How grave each finding is, unless the protocol says otherwise. In: a finding without its level. Out: its level, or
// `off`.

import type { GuardRules, Level } from '../../protocol/voice.ts';
import type { Finding, FindingCode } from '../finding.ts';

/** A finding before it is weighed. */
export type Found = Omit<Finding, 'level'>;

/** Not a matter of rules: nothing leaves empty, cut off or without a way. */
export const fixedLevels: ReadonlySet<FindingCode> = new Set([
  'empty',
  'too_long',
  'no_way',
  'window_closed',
  'pictures_unfit',
]);

/**
 * What does harm the moment it is public may not go. What two people should have read needs a second one. All the rest
 * is a note: the agent knows the customer better than a list does.
 */
const usual: Readonly<Partial<Record<FindingCode, Level>>> = {
  // A reply that greets {first_name} is passed around as a screenshot, and there is no reason to send one.
  placeholder: 'may_not_go',
  private_data: 'may_not_go',
  // Written in anger, and regretted an hour later: a second pair of eyes is that hour.
  anger: 'second_person',
  // The business decided not to say it; whoever wants to all the same asks one who decides.
  banned_word: 'second_person',
  // What was agreed on, said otherwise in public, binds the business.
  contradiction: 'second_person',
};

export function levelOf({ code, detail }: Found, { levels }: GuardRules): Level | 'off' {
  if (fixedLevels.has(code)) return 'may_not_go';
  const own = levels[code];
  if (own !== undefined) return own;
  // An order number alone opens no door, and the list of them is long: a person may decide.
  if (code === 'private_data' && detail['kind'] === 'order_number') return 'second_person';
  // Heard without a cue (tone.ts): somebody may look again, nobody is stopped by it.
  if (detail['heard'] === true) return 'note';
  return usual[code] ?? 'note';
}

const gravity: Readonly<Record<Level, number>> = { may_not_go: 0, second_person: 1, note: 2 };

/** The gravest first; among equals the order in which they were found. */
export function weighed(found: readonly Found[], rules: GuardRules): Finding[] {
  const findings: Finding[] = [];
  for (const one of found) {
    const level = levelOf(one, rules);
    if (level !== 'off') findings.push({ ...one, level });
  }
  return findings.sort((a, b) => gravity[a.level] - gravity[b.level]);
}
