// The judge between Heed, the doubles and Meta's own description of its nodes (the input of its SDKs, kept outside this
// repository). Every node, edge, parameter and field that is asked for or answered must stand there. It is silent on
// limits, windows, errors and pushes: those are rules of the doubles.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call, HttpJudge, Reply } from '../../fake-http.ts';
import { specAt } from '../../fake-spec.ts';
import { parseFields, type Wanted } from './fake-fields.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/specs/facebook-instagram-threads');

interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  readonly type: string;
}

interface Api {
  readonly method: string;
  readonly endpoint?: string;
  readonly name?: string;
  readonly return: string;
  readonly params: readonly Parameter[];
}

interface Node {
  readonly apis: readonly Api[];
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

/** Which node an id of the double is: `Page`, `Comment` …; null for an id nobody knows. */
export type TypeOf = (id: string) => string | null;

/** Parameters every question of the Graph interface takes. */
const EVERYWHERE = new Set(['fields', 'limit', 'after', 'before', 'access_token', 'appsecret_proof', 'summary']);
const MODIFIERS = new Set(['limit', 'order', 'after', 'summary']);
/** `mentioned_comment.comment_id(…)` is documented with the field and stands in no file. */
const FIELD_ARGS: Readonly<Record<string, string>> = { mentioned_comment: 'comment_id', mentioned_media: 'media_id' };

export function openGraphJudge(typeOf: TypeOf): HttpJudge | null {
  return specAt('facebook-instagram-threads/Page.json') === null ? null : new GraphJudge(typeOf);
}

class GraphJudge implements HttpJudge {
  private readonly typeOf: TypeOf;
  private readonly enums = readEnums();

  constructor(typeOf: TypeOf) {
    this.typeOf = typeOf;
  }

  request(call: Call): readonly string[] {
    const where = this.find(call);
    if (where === 'spared') return [];
    const named = `${call.method} ${call.url.pathname}`;
    if (typeof where === 'string') return [`${named}: ${where}`];
    const faults = [...this.judgeParameters(call, where)];
    if (!/^Bearer \S+$/u.test(call.headers.authorization ?? '')) faults.push('it carries no token');
    for (const [name, value] of parametersOf(call)) {
      if (name === 'fields') faults.push(...this.judgeFields(where.answers, value));
    }
    return faults.map((fault) => `${named}: ${fault}`);
  }

  answer(call: Call, { status, body }: Reply): readonly string[] {
    const where = this.find(call);
    if (typeof where === 'string') return [];
    const named = `${call.method} ${call.url.pathname} ${status}`;
    if (status !== 200) return isRefusal(body) ? [] : [`${named}: not worded as Meta words a refusal`];
    // What is made is told by its id alone, or by the fields asked for.
    if (call.method === 'POST') return [];
    const things = call.url.searchParams.has('ids') ? Object.values(body as object) : [body];
    const faults = things.flatMap((one) => this.judgeThing(where.answers, one, where.isList));
    return faults.map((fault) => `${named}: ${fault}`);
  }

  private find(call: Call): Found | string {
    const [, version, id = '', edge = null, more] = call.url.pathname.split('/');
    if (version === 'v23.0' && id === 'oauth') return 'spared';
    if (!/^v\d+\.0$/u.test(version ?? '')) return 'no version is named';
    if (more !== undefined) return 'the path is too long';
    const ids = call.url.searchParams.get('ids')?.split(',') ?? [decodeURIComponent(id)];
    const types = new Set(ids.map((one) => this.typeOf(one) ?? 'of nobody'));
    const [type = 'of nobody'] = types;
    if (types.size !== 1) return `different kinds of things in one question: ${[...types]}`;
    const node = nodeOf(type);
    if (node === null) return type === 'of nobody' ? 'this id is of nobody' : 'spared';
    const api = node.apis.find((one) => one.method === call.method && isAt(one, edge, call.method));
    if (api === undefined && (edge !== null || call.method !== 'GET')) return `${type} has no such edge`;
    return { answers: api?.return ?? type, params: api?.params ?? [], isList: edge !== null };
  }

  private *judgeParameters(call: Call, { params }: Found): Generator<string> {
    const given = new Map(parametersOf(call));
    for (const [name, value] of given) {
      const known = params.find((one) => one.name === name);
      if (known === undefined && !EVERYWHERE.has(name) && name !== 'ids') yield `${name} is no parameter of it`;
      const values = this.enums.get(known?.type.replace(/^list<(.*)>$/u, '$1') ?? '');
      // The documentation writes `platform=instagram` where the file has INSTAGRAM.
      for (const one of known?.type.startsWith('list') ? value.split(',') : [value]) {
        const isIn = values?.some((allowed) => allowed.toUpperCase() === one.toUpperCase()) ?? true;
        if (!isIn) yield `${name} may not be “${one}”`;
      }
    }
    for (const { name, required } of params) if (required && !given.has(name)) yield `${name} is missing`;
  }

  private judgeFields(type: string, text: string): readonly string[] {
    try {
      return [...this.judgeWanted(type, parseFields(text))];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  private *judgeWanted(type: string, wanted: readonly Wanted[]): Generator<string> {
    if (nodeOf(type) === null) return;
    for (const { name, args, inner } of wanted) {
      const inside = this.typeInside(type, name);
      if (inside === null) {
        yield `${type} has no field ${name}`;
        continue;
      }
      const edge = nodeOf(type)?.apis.find((one) => one.method === 'GET' && one.endpoint === name);
      for (const arg of Object.keys(args)) {
        const isKnown = MODIFIERS.has(arg) || FIELD_ARGS[name] === arg || edge?.params.some((one) => one.name === arg);
        if (!isKnown) yield `${type}.${name} knows no ${arg}`;
      }
      if (inner !== null) yield* this.judgeWanted(inside, inner);
    }
  }

  private judgeThing(type: string, value: unknown, isList: boolean): readonly string[] {
    const { data } = (value ?? {}) as { readonly data?: unknown };
    if (isList && !Array.isArray(data)) return ['a list without data'];
    if (isList) return (data as unknown[]).flatMap((one) => this.judgeThing(type, one, false));
    if (nodeOf(type) === null || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) => {
      const inside = this.typeInside(type, name);
      if (inside === null) return [`${type} has no field ${name}`];
      const isEdge = typeof one === 'object' && one !== null && Array.isArray((one as { data?: unknown }).data);
      return this.judgeThing(inside, one, isEdge);
    });
  }

  /** What a field or an edge of a node holds; null when it has none of that name. */
  private typeInside(type: string, name: string): string | null {
    const node = nodeOf(type);
    const field = node?.fields.find((one) => one.name === name);
    return field?.type ?? node?.apis.find((one) => one.method === 'GET' && one.endpoint === name)?.return ?? null;
  }
}

interface Found {
  /** The node an answer is, or is a list of. */
  readonly answers: string;
  readonly params: readonly Parameter[];
  readonly isList: boolean;
}

function isAt({ endpoint, name }: Api, edge: string | null, method: string): boolean {
  if (edge !== null) return endpoint === edge;
  return endpoint === undefined && (name === undefined || name === (method === 'GET' ? '#get' : '#update'));
}

function parametersOf({ url, body }: Call): readonly (readonly [string, string])[] {
  const form = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return [...url.searchParams, ...form.map(([name, value]) => [name, String(value)] as const)];
}

const nodes = new Map<string, Node | null>();

/** Null for a kind of thing no file describes. */
function nodeOf(type: string): Node | null {
  const known = nodes.get(type);
  if (known !== undefined) return known;
  const file = join(FOLDER, `${type}.json`);
  const node = /^\w+$/u.test(type) && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Node) : null;
  nodes.set(type, node);
  return node;
}

/** Parameters name their type by a word that is the name of a list of values. */
function readEnums(): ReadonlyMap<string, readonly string[]> {
  const file = join(FOLDER, 'enum_types.json');
  const listed = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly name: string;
    readonly values: readonly string[];
  }[];
  return new Map(listed.map(({ name, values }) => [name, values]));
}

function isRefusal(body: unknown): boolean {
  const { error } = (body ?? {}) as { readonly error?: Readonly<Record<string, unknown>> };
  return (
    ['message', 'type', 'fbtrace_id'].every((name) => typeof error?.[name] === 'string') &&
    typeof error?.['code'] === 'number'
  );
}
