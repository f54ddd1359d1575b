// The conditions of targets, trees, routes and approvals: what they name must exist, and what no mention can meet is a fault.

import type { Condition } from '../protocol/condition.ts';
import type { Fault } from '../protocol/fault.ts';
import { didYouMean } from '../protocol/nearest.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Known, Path } from './check-links.ts';

export function conditionFaults(protocol: Protocol, known: Known): readonly Fault[] {
  const names: Names = {
    channels: ['channel', known.channels],
    locations: ['location', known.locations],
    teams: ['team', known.teams],
    purposes: ['purpose', [...new Set(Object.values(protocol.purposes))]],
  };
  return (['targets', 'trees', 'routes', 'approvals'] as const).flatMap((list) =>
    protocol[list].flatMap(({ when }, at) => faultsOf(when, names, [list, at, 'when'])),
  );
}

type Names = Readonly<
  Record<'channels' | 'locations' | 'teams' | 'purposes', readonly [kind: string, names: readonly string[]]>
>;

function faultsOf(when: Condition, names: Names, path: Path): readonly Fault[] {
  return [
    ...Object.entries(when)
      .filter(([, value]) => Array.isArray(value) && value.length === 0)
      .map(([field]) => emptyList([...path, field])),
    ...(['channels', 'locations', 'teams', 'purposes'] as const).flatMap((field) => {
      const [kind, there] = names[field];
      return (when[field] ?? []).flatMap((name, at) =>
        there.includes(name)
          ? []
          : {
              path: [...path, field, at],
              code: `unknown_${kind}`,
              words: `There is no ${kind} ${name}.`,
              remedy: didYouMean(name, there),
            },
      );
    }),
    ...numberFaults(when, path),
  ];
}

function emptyList(path: Path): Fault {
  return {
    path,
    code: 'fits_nothing',
    words: 'This list is empty, so no mention ever fits.',
    remedy: 'Name at least one, or leave the list out: what is not named does not matter.',
  };
}

function numberFaults({ ratingAtMost, reachAtLeast, priorityAtLeast }: Condition, path: Path): readonly Fault[] {
  const faults: Fault[] = [];
  const refuse = (field: string, words: string, remedy: string) =>
    faults.push({ path: [...path, field], code: 'out_of_range', words, remedy });
  if (ratingAtMost !== undefined && (ratingAtMost < 1 || ratingAtMost > 5)) {
    refuse('ratingAtMost', 'Stars go from 1 to 5.', 'Choose 1 to 5, or leave it out.');
  }
  if (reachAtLeast !== undefined && reachAtLeast < 1) {
    refuse('reachAtLeast', 'Everybody has at least that many followers.', 'Choose 1 or more, or leave it out.');
  }
  if (priorityAtLeast === 0) {
    refuse('priorityAtLeast', 'Every mention has at least that priority.', 'Choose 1 to 3, or leave it out.');
  }
  return faults;
}
