// Targets and routes are read from the top, the first that fits decides: every mention needs one that fits (promise 2),
// and one that stands below a wider one never gets its turn.

import type { Condition } from '../protocol/condition.ts';
import type { Fault } from '../protocol/fault.ts';
import type { Protocol, Target } from '../protocol/protocol.ts';
import type { Path } from './check-links.ts';

export function targetFaults(protocol: Protocol): readonly Fault[] {
  const { targets, routes } = protocol;
  return [
    ...targets.flatMap((target, at) => [
      ...lengthFaults(target, ['targets', at, 'withinMinutes']),
      ...shareFaults(['targets', at, 'warnAtShare'], target.warnAtShare),
    ]),
    ...withoutClock(targets),
    ...neverReached(['targets'], targets, (above, below) => above.clock === below.clock),
    ...neverReached(['routes'], routes, () => true),
  ];
}

const yearMinutes = 366 * 1440;

function lengthFaults({ withinMinutes }: Target, path: Path): readonly Fault[] {
  if (withinMinutes >= 1 && withinMinutes <= yearMinutes) return [];
  const isNone = withinMinutes < 1;
  return [
    {
      path,
      code: isNone ? 'no_time' : 'too_long',
      words: isNone ? 'Nobody answers in no time: every mention would be late at once.' : 'This is more than a year.',
      remedy: 'Choose 1 minute to 366 days.',
    },
  ];
}

const everyMentionHas = { first_reply: 'first reply', next_reply: 'next reply' } as const;

function withoutClock(targets: readonly Target[]): readonly Fault[] {
  return (['first_reply', 'next_reply'] as const)
    .filter((clock) => !targets.some((target) => target.clock === clock && isForAll(target.when)))
    .map((clock) => ({
      path: ['targets'],
      code: 'no_catch_all',
      words: `A mention that fits none of the targets would have no clock for its ${everyMentionHas[clock]}.`,
      remedy: `End with a target for the ${everyMentionHas[clock]} without conditions; a day is a fair limit.`,
    }));
}

function isForAll(when: Condition): boolean {
  return Object.values(when).every((value) => value === undefined);
}

interface Rule {
  readonly name: string;
  readonly when: Condition;
}

function neverReached<Of extends Rule>(
  path: Path,
  rules: readonly Of[],
  isInTheWay: (above: Of, below: Of) => boolean,
): readonly Fault[] {
  return rules.flatMap((below, at) => {
    const above = rules.slice(0, at).find((one) => isInTheWay(one, below) && covers(one.when, below.when));
    if (above === undefined) return [];
    const words = `${below.name} never has its turn: all it is for goes to ${above.name} above it.`;
    return [
      { path: [...path, at], code: 'never_reached', words, remedy: `Move it above ${above.name}, or remove it.` },
    ];
  });
}

/** Whether everything that fits `narrow` fits `wide` too. */
function covers(wide: Condition, narrow: Condition): boolean {
  return (Object.keys(wide) as (keyof Condition)[]).every((field) => {
    const [asked, given] = [wide[field], narrow[field]];
    if (asked === undefined) return true;
    if (given === undefined) return false;
    if (Array.isArray(asked) && Array.isArray(given)) return given.every((one) => asked.includes(one));
    if (typeof asked === 'number' && typeof given === 'number') {
      return field === 'ratingAtMost' ? given <= asked : given >= asked;
    }
    return asked === given;
  });
}

/** A warning at the beginning or at the end of the time warns of nothing. */
export function shareFaults(path: Path, share: number): readonly Fault[] {
  if (share > 0 && share < 1) return [];
  const words = 'The warning comes before the time has begun or when it is over.';
  return [
    { path, code: 'share_out_of_range', words, remedy: 'Choose a share above 0 % and below 100 %; 75 % is usual.' },
  ];
}
