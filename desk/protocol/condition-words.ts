// A condition as the words of whom it means: "urgent complaints on Bluesky with 2 stars or fewer".

import type { Condition } from '../../core/protocol/condition.ts';
import { say, type Values } from '../messages/say.ts';
import { sayLanguage, sayList } from './list-words.ts';
import type { Naming } from './naming.ts';

/** `others`: what an empty condition is called where something else came first. */
export function conditionWords(when: Condition, naming: Naming, others = false): string {
  const start = startWords(when, others);
  return wrapsOf(when, naming).reduce((what, wrap) => wrap(what), start);
}

export const isCatchAll = (when: Condition): boolean => Object.values(when).every((value) => value === undefined);

function startWords(when: Condition, others: boolean): string {
  if (isCatchAll(when)) return say(others ? 'protocol.when.others' : 'protocol.when.all');
  if (when.kinds === undefined) return say('protocol.when.mentions');
  return sayList(when.kinds.map((kind) => say(`protocol.kinds.${kind}`)));
}

type Wrap = (what: string) => string;

/** Inside out: what stands before the word first, then what follows it. */
function wrapsOf(when: Condition, naming: Naming): readonly Wrap[] {
  const wraps: Wrap[] = [];
  const add = (key: Parameters<typeof say>[0], values: Values): void => {
    wraps.push((what) => say(key, { what, ...values }));
  };
  const list = <T>(
    key: Parameters<typeof say>[0],
    items: readonly T[] | undefined,
    name: (item: T) => string,
  ): void => {
    if (items !== undefined) add(key, { list: sayList(items.map(name), 'disjunction') });
  };
  list('protocol.when.feelings', when.feelings, (feeling) => say(`protocol.feelings.${feeling}`));
  if (when.isAbusive !== undefined) add(when.isAbusive ? 'protocol.when.abusive' : 'protocol.when.notAbusive', {});
  if (when.isUrgent !== undefined) add(when.isUrgent ? 'protocol.when.urgent' : 'protocol.when.notUrgent', {});
  list('protocol.when.languages', when.languages, sayLanguage);
  list('protocol.when.channels', when.channels, naming.channel);
  list('protocol.when.spheres', when.spheres, (sphere) => say(`protocol.spheres.${sphere}`));
  list('protocol.when.locations', when.locations, naming.location);
  list('protocol.when.teams', when.teams, naming.team);
  list('protocol.when.purposes', when.purposes, (purpose) => purpose);
  if (when.ratingAtMost !== undefined) add('protocol.when.rating', { count: when.ratingAtMost });
  if (when.reachAtLeast !== undefined) add('protocol.when.reach', { count: when.reachAtLeast });
  if (when.priorityAtLeast !== undefined) {
    add('protocol.when.priority', { level: say(`protocol.priorities.${when.priorityAtLeast}`) });
  }
  return wraps;
}
