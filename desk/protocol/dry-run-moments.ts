// What a dry run found, put in the order in which it would happen. In: the answer. Out: moments for the timeline.

import type { DryRun } from '../../wire/dry-run.ts';

type Clock = DryRun['clocks'][number];
type Tell = DryRun['tells'][number];

export interface Moment {
  readonly key: string;
  readonly at: string;
  readonly what:
    | { readonly sort: 'said' }
    | { readonly sort: 'starts' | 'warns' | 'breaches'; readonly clock: Clock }
    | { readonly sort: 'told'; readonly tell: Tell };
}

/** Within an instant: first the clock, then who hears of it. */
const rank = { said: 0, starts: 1, warns: 2, breaches: 3, told: 4 } as const;

export function momentsOf({ clocks, tells }: DryRun, saidAt: string): readonly Moment[] {
  const moments: readonly Moment[] = [
    { key: 'said', at: saidAt, what: { sort: 'said' } },
    ...clocks.flatMap((clock): readonly Moment[] => {
      const key = `${clock.kind} ${clock.target}`;
      // A clock that starts with the words needs no line of its own.
      const starts: readonly Moment[] =
        Date.parse(clock.startsAt) === Date.parse(saidAt)
          ? []
          : [{ key: `${key} starts`, at: clock.startsAt, what: { sort: 'starts', clock } }];
      return [
        ...starts,
        { key: `${key} warns`, at: clock.warnAt, what: { sort: 'warns', clock } },
        { key: `${key} breaches`, at: clock.deadlineAt, what: { sort: 'breaches', clock } },
      ];
    }),
    ...tells.map(
      (tell, n): Moment => ({
        key: `${tell.tree} ${tell.round} ${tell.step} ${n}`,
        at: tell.at,
        what: { sort: 'told', tell },
      }),
    ),
  ];
  return moments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank[a.what.sort] - rank[b.what.sort]);
}
