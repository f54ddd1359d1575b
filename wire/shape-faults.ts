// From what a schema refuses to faults people can act on: what is wrong, where, and the nearest known word.

import { z } from 'zod';
import type { Fault } from '../core/protocol/fault.ts';
import { didYouMean, nearest } from '../core/protocol/nearest.ts';

/** What the schema knows at a place, from its JSON Schema; for suggestions. */
export type KeysAt = (path: Path) => readonly string[];

/** Nobody reads more at once, and whoever sends a hundred thousand has no right to a hundred thousand searches. */
const mostFaults = 50;

export function shapeFaults(error: z.ZodError, given: unknown, keysAt: KeysAt): readonly Fault[] {
  const issues = error.issues.slice(0, mostFaults);
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = pathOf(issue);
    const known = keysAt(path);
    return issue.keys.slice(0, mostFaults).map((key) => ({ path, key, known, near: nearest(key, known) }));
  });
  const meant = new Set(unknown.map(({ path, near }) => JSON.stringify([...path, near])));
  const faults = [
    ...unknown.map(({ path, key, known, near }) => unknownKey(path, key, near ?? known)),
    ...issues
      .filter((issue) => issue.code !== 'unrecognized_keys')
      .map((issue) => faultOf(issue, pathOf(issue), valueAt(given, pathOf(issue))))
      // What is missing because its name is misspelt is said once.
      .filter(({ code, path }) => code !== 'missing' || !meant.has(JSON.stringify(path))),
  ];
  return faults.slice(0, mostFaults);
}

type Path = readonly (string | number)[];

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.filter((part) => typeof part !== 'symbol');
}

function unknownKey(path: Path, key: string, meant: string | readonly string[]): Fault {
  const remedy = typeof meant === 'string' ? `Did you mean ${meant}?` : `Known here: ${meant.join(', ')}.`;
  return { path: [...path, key], code: 'unknown_key', words: `Nothing here is called ${short(key)}.`, remedy };
}

function faultOf(issue: z.core.$ZodIssue, path: Path, value: unknown): Fault {
  const name = [...path].reverse().find((part) => typeof part === 'string') ?? 'the protocol';
  if (value === undefined && issue.code !== 'custom') {
    return { path, code: 'missing', words: `${name} is missing.`, remedy: `Add ${name}.` };
  }
  switch (issue.code) {
    case 'invalid_type': {
      const remedy =
        typeof value === 'number' && issue.expected === 'string'
          ? 'Put it in quotes.'
          : `Write ${kindOf(issue.expected)}.`;
      return {
        path,
        code: 'wrong_kind',
        words: `${name} is ${kindOf(foundIn(value))}, not ${kindOf(issue.expected)}.`,
        remedy,
      };
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      return {
        path,
        code: 'unknown_value',
        words: `${name} cannot be ${short(value)}.`,
        remedy: didYouMean(String(value), known),
      };
    }
    case 'invalid_key':
      return {
        path,
        code: 'bad_key',
        words: `${short(path.at(-1))} ${issue.issues[0]?.message ?? 'is no name'}.`,
        remedy: 'Write it as it is written elsewhere in Heed.',
      };
    case 'custom': {
      const remedy = issue.params?.['remedy'];
      return {
        path,
        code: 'unreadable',
        words: `${name} ${issue.message}.`,
        remedy: typeof remedy === 'string' ? remedy : 'See docs/protocol.md.',
      };
    }
    default:
      return {
        path,
        code: 'unfit',
        words: `${name} ${issue.message}: ${short(value)}.`,
        remedy: remedyFor(issue.code === 'invalid_union' ? name : ''),
      };
  }
}

/** What a union of ours takes, by the field it is in. */
function remedyFor(union: string): string {
  if (union === 'tell') return 'Write assignee, leads or owners, or one of team, rota, person and address with a name.';
  if (union === 'to') return 'Write team or person, with a name.';
  return 'Change it; docs/protocol.md shows how each thing is written.';
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'nothing',
};

function kindOf(name: string): string {
  return kinds[name] ?? name;
}

function foundIn(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    return (at as Record<string | number, unknown>)[part];
  }, value);
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Which fields a schema knows at each place. */
export function keysOf(schema: z.ZodType): KeysAt {
  let root: JsonSchema | undefined;
  return (path) => {
    root ??= z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
    const found = path.reduce<readonly JsonSchema[]>((at, part) => at.flatMap((one) => below(one, part)), [root]);
    return [...new Set(found.flatMap(alternatives).flatMap(({ properties = {} }) => Object.keys(properties)))];
  };
}

function below(schema: JsonSchema, part: string | number): readonly JsonSchema[] {
  return alternatives(schema).flatMap((one) => {
    const { properties, items, additionalProperties } = one;
    if (typeof part === 'number') return items ?? [];
    if (properties !== undefined && Object.hasOwn(properties, part)) return properties[part] ?? [];
    return typeof additionalProperties === 'object' ? additionalProperties : [];
  });
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(alternatives)];
}
