// The judge between Heed, a double and one of Google's interfaces: Google's own discovery files, kept outside this
// repository. In: the files' names. Out: a judge of hosts, paths, parameters, bodies and answers; null when they are absent.

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Call, HttpJudge, Reply } from '../../fake-http.ts';
import { specAt } from '../../fake-spec.ts';

interface Parameter {
  readonly type?: string;
  readonly required?: boolean;
  readonly repeated?: boolean;
  readonly location?: string;
  readonly enum?: readonly string[];
  readonly minimum?: string;
  readonly maximum?: string;
}

interface Method {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath?: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}

interface Resource {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

interface Discovery extends Resource {
  readonly rootUrl: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Schema {
  readonly [name: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Fields the platform documents and its file does not know yet, by schema. */
export type Newer = Readonly<Record<string, Readonly<Record<string, Schema>>>>;

interface Found {
  readonly host: string;
  readonly method: Method;
  readonly shared: Readonly<Record<string, Parameter>>;
}

/** A double's paths begin with the host they stand for: `/youtube.googleapis.com/youtube/v3/comments`. */
export function openDiscoveryJudge(files: readonly string[], newer: Newer = {}): HttpJudge | null {
  const key = files.join();
  const known = opened.get(key);
  if (known !== undefined) return known;
  const paths = files.flatMap((file) => specAt(file) ?? []);
  if (paths.length < files.length) return null;
  const judge = new DiscoveryJudge(paths, newer);
  opened.set(key, judge);
  return judge;
}

const opened = new Map<string, HttpJudge>();

class DiscoveryJudge implements HttpJudge {
  private readonly ajv = new Ajv2020({ strict: false });
  private readonly methods: Found[] = [];

  constructor(paths: readonly string[], newer: Newer) {
    for (const path of paths) {
      const discovery = JSON.parse(readFileSync(path, 'utf8')) as Discovery;
      const { host } = new URL(discovery.rootUrl);
      const schemas = Object.entries(discovery.schemas).map(([name, schema]) => [name, strict(schema, newer[name])]);
      this.ajv.addSchema({ schemas: Object.fromEntries(schemas) }, host);
      for (const method of methodsOf(discovery)) {
        this.methods.push({ host, method, shared: discovery.parameters ?? {} });
      }
    }
  }

  request(call: Call): readonly string[] {
    if (isTokenAddress(call)) return [];
    const found = this.find(call);
    if (found === null) return [`${call.method} ${call.url.pathname}: Google describes no such call`];
    const faults = [...judgeQuery(call, found), ...this.judgeBody(call, found)];
    if (!/^Bearer \S+$/u.test(call.headers.authorization ?? '')) faults.push('it carries no token');
    return faults.map((fault) => `${found.method.id}: ${fault}`);
  }

  answer(call: Call, { status, body }: Reply): readonly string[] {
    const found = this.find(call);
    if (found === null) return [];
    const { id, response } = found.method;
    if (status >= 400) return isRefusal(body, status) ? [] : [`${id}: ${status} is not worded as Google words it`];
    if (response === undefined) return status === 204 && body === undefined ? [] : [`${id}: ${status} with a body`];
    if (status !== 200) return [`${id}: ${status} is not described`];
    return this.judgeValue(found.host, response.$ref, body).map((fault) => `${id} 200: ${fault}`);
  }

  private find({ method, url }: Call): Found | null {
    const [, host, path = ''] = /^\/([^/]+)\/(.*)$/u.exec(url.pathname) ?? [];
    const isIt = (one: Found) => {
      const pattern = (one.method.flatPath ?? one.method.path).replace(/\{[^}]+\}/gu, '[^/:]+');
      return one.host === host && one.method.httpMethod === method && new RegExp(`^${pattern}$`, 'u').test(path);
    };
    return this.methods.find(isIt) ?? null;
  }

  private judgeBody({ body }: Call, { host, method }: Found): readonly string[] {
    if (method.request === undefined) return body === undefined ? [] : ['a body is not described'];
    return body === undefined ? ['the body is missing'] : this.judgeValue(host, method.request.$ref, body);
  }

  private judgeValue(host: string, name: string, value: unknown): readonly string[] {
    const pointer = `${host}#/schemas/${name}`;
    const validate = this.ajv.getSchema(pointer) ?? this.ajv.compile({ $ref: pointer });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || 'it'} ${message ?? 'is wrong'} ${JSON.stringify(params).slice(0, 100)}`,
    );
  }
}

/** No discovery file holds it; the double's house judges what is asked there. */
function isTokenAddress({ url }: Call): boolean {
  return url.pathname.startsWith('/oauth2.googleapis.com/');
}

function* methodsOf(resource: Resource): Generator<Method> {
  yield* Object.values(resource.methods ?? {});
  for (const inner of Object.values(resource.resources ?? {})) yield* methodsOf(inner);
}

/** Discovery is nearly JSON Schema. What it names is all there is: another field is a mistake of ours. */
function strict(schema: Schema, more: Readonly<Record<string, Schema>> = {}): Schema {
  if (typeof schema['$ref'] === 'string') return { $ref: `#/schemas/${schema['$ref']}` };
  const { type, enum: values, items, properties, additionalProperties } = schema;
  if (type === 'any') return {};
  const inner = { ...properties, ...more };
  return {
    type,
    ...(values === undefined ? {} : { enum: values }),
    ...(items === undefined ? {} : { items: strict(items) }),
    ...(type !== 'object'
      ? {}
      : {
          properties: Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, strict(one)])),
          additionalProperties: additionalProperties === undefined ? false : strict(additionalProperties as Schema),
        }),
  };
}

function* judgeQuery({ url }: Call, { method, shared }: Found): Generator<string> {
  const known = { ...shared, ...method.parameters };
  for (const name of new Set(url.searchParams.keys())) {
    const parameter = known[name];
    if (parameter === undefined || parameter.location === 'path') {
      yield `the parameter ${name} is not described`;
      continue;
    }
    const given = url.searchParams.getAll(name);
    if (given.length > 1 && !parameter.repeated) yield `the parameter ${name} comes twice`;
    const values = parameter.repeated ? given.flatMap((one) => one.split(',')) : given;
    for (const value of values) if (!isOf(parameter, value)) yield `the parameter ${name} may not be “${value}”`;
  }
  for (const [name, { required, location }] of Object.entries(known)) {
    if (required && location === 'query' && !url.searchParams.has(name)) yield `the parameter ${name} is missing`;
  }
}

function isOf({ type, enum: values, minimum, maximum }: Parameter, value: string): boolean {
  if (values !== undefined) return values.includes(value);
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (type !== 'integer') return value !== '';
  const isWithin = Number(value) >= Number(minimum ?? 0) && Number(value) <= Number(maximum ?? 2 ** 31);
  return /^\d+$/u.test(value) && isWithin;
}

function isRefusal(body: unknown, status: number): boolean {
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
  return error?.code === status && typeof error.message === 'string';
}
