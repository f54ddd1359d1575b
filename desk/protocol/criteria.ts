// What a condition can ask for, as data: each criterion, what it begins with when it is added, what can be chosen.

import type { Condition } from '../../core/protocol/condition.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { sayLanguage } from './list-words.ts';
import type { Known } from './naming.ts';

const listCriteria = [
  'kinds',
  'feelings',
  'channels',
  'spheres',
  'languages',
  'locations',
  'teams',
  'purposes',
] as const;
export type ListCriterion = (typeof listCriteria)[number];
export const criteria = [
  ...listCriteria,
  'isUrgent',
  'isAbusive',
  'priorityAtLeast',
  'ratingAtMost',
  'reachAtLeast',
] as const satisfies readonly (keyof Condition)[];
export type Criterion = (typeof criteria)[number];

export type Options = readonly (readonly [value: string, words: string])[];
export type OptionsOf = (criterion: ListCriterion) => Options;

export function optionsOf(protocol: Protocol, known: Known): OptionsOf {
  const kinds = ['complaint', 'question', 'praise', 'other'] as const;
  const feelings = ['negative', 'neutral', 'positive'] as const;
  const spheres = ['owned_public', 'owned_private', 'earned'] as const;
  const languages = protocol.languages.length > 0 ? protocol.languages : ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl'];
  const options: Readonly<Record<ListCriterion, Options>> = {
    kinds: kinds.map((kind) => [kind, say(`protocol.kinds.${kind}`)] as const),
    feelings: feelings.map((feeling) => [feeling, say(`protocol.feelings.${feeling}`)] as const),
    channels: known.channels.map(({ id, label }) => [id, label] as const),
    spheres: spheres.map((sphere) => [sphere, say(`protocol.spheres.${sphere}`)] as const),
    languages: languages.map((code) => [code, sayLanguage(code)] as const),
    locations: known.locations.map(({ slug, name }) => [slug, name] as const),
    teams: known.teams.map(({ slug, name }) => [slug, name] as const),
    purposes: [...new Set(Object.values(protocol.purposes))].map((purpose) => [purpose, purpose] as const),
  };
  return (criterion) => options[criterion];
}

/** Also what is chosen and no longer there, so that it can be seen and taken away. */
export const withChosen = (options: Options, chosen: readonly string[]): Options => [
  ...options,
  ...chosen.filter((value) => options.every(([option]) => option !== value)).map((value) => [value, value] as const),
];

/** Those that can be added: not there yet, and with something to choose from. */
export function addable(when: Condition, options: OptionsOf): readonly Criterion[] {
  const isList = (criterion: Criterion): criterion is ListCriterion => listCriteria.some((name) => name === criterion);
  return criteria.filter(
    (criterion) => when[criterion] === undefined && (!isList(criterion) || options(criterion).length > 0),
  );
}

/** With a criterion more, set to what most people mean by it. */
export function withCriterion(when: Condition, criterion: Criterion, options: OptionsOf): Condition {
  switch (criterion) {
    case 'isUrgent':
    case 'isAbusive':
      return { ...when, [criterion]: true };
    case 'priorityAtLeast':
      return { ...when, priorityAtLeast: 2 };
    case 'ratingAtMost':
      return { ...when, ratingAtMost: 2 };
    case 'reachAtLeast':
      return { ...when, reachAtLeast: 10_000 };
    default:
      return {
        ...when,
        [criterion]: options(criterion)
          .slice(0, 1)
          .map(([value]) => value),
      };
  }
}

export function without(when: Condition, criterion: Criterion): Condition {
  const { [criterion]: _, ...rest } = when;
  return rest;
}
