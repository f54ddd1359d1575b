// The judge between Heed, the double and X's own description of its interface (version 2.166, kept outside this repository).
// It checks requests against path, scopes, parameters and body, and answers against their schema.

import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Call, HttpJudge, Reply } from '../fake-http.ts';
import { specAt } from '../fake-spec.ts';
import { manifest } from './manifest.ts';

/** What the description leaves to RFC 6749. */
const UNDESCRIBED = ['/i/oauth2/authorize', '/2/oauth2/token'];

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Schema[];
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

let judge: HttpJudge | null | undefined;

/** Null when the description is not there. */
export function openJudge(): HttpJudge | null {
  if (judge !== undefined) return judge;
  const file = specAt('x/openapi-2.166.json');
  judge = file === null ? null : new DescriptionJudge(JSON.parse(readFileSync(file, 'utf8')) as Description);
  return judge;
}

class DescriptionJudge implements HttpJudge {
  private readonly description: Description;
  private readonly ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly patterns: readonly (readonly [RegExp, Readonly<Record<string, Operation>>])[];

  constructor(description: Description) {
    this.description = description;
    this.ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
    this.ajv.addFormat('uri', (text) => URL.canParse(text));
    for (const name of ['int32', 'int64', 'double']) this.ajv.addFormat(name, { type: 'number', validate: () => true });
    this.ajv.addSchema({ components: description.components }, 'x');
    // Fixed parts of a path go before its parameters: `/users/me` is not a user.
    const paths = Object.entries(description.paths).sort(([a], [b]) => a.split('{').length - b.split('{').length);
    this.patterns = paths.map(([path, operations]) => [patternOf(path), operations]);
  }

  request(call: Call): readonly string[] {
    if (UNDESCRIBED.includes(call.url.pathname)) return [];
    const operation = this.find(call);
    if (operation === null) return [`${nameOf(call)}: no such call`];
    const faults = [...this.faultsOfAccess(call, operation), ...this.faultsOfQuery(call, operation)];
    faults.push(...this.faultsOfBody(call, operation));
    return faults.map((fault) => `${nameOf(call)}: ${fault}`);
  }

  answer(call: Call, { status, body }: Reply): readonly string[] {
    if (UNDESCRIBED.includes(call.url.pathname)) return [];
    const responses = this.find(call)?.responses;
    const content = (responses?.[String(status)] ?? (status >= 400 ? responses?.['default'] : undefined))?.content;
    if (content === undefined) return [`${nameOf(call)}: ${status} is not described`];
    const schema = (status >= 400 ? content['application/problem+json'] : content['application/json'])?.schema;
    return this.faultsOf(schema ?? {}, body).map((fault) => `${nameOf(call)} ${status}: ${fault}`);
  }

  private find({ method, url }: Call): Operation | null {
    for (const [pattern, operations] of this.patterns) {
      const operation = operations[method.toLowerCase()];
      if (operation !== undefined && pattern.test(url.pathname)) return operation;
    }
    return null;
  }

  /** The call must be open to a user's token, and what it needs must be among the scopes the manifest asks for. */
  private *faultsOfAccess({ headers }: Call, { security = [] }: Operation): Generator<string> {
    if (!/^Bearer \S+$/.test(headers.authorization ?? '')) yield 'there is no bearer token';
    const needed = security.flatMap((one) => (one['OAuth2UserToken'] ? [one['OAuth2UserToken']] : []))[0];
    if (needed === undefined) yield 'it is not open to the token of a user';
    const asked = new Set(manifest.credential?.consent?.scopes.map(({ scope }) => scope));
    for (const scope of needed ?? []) if (!asked.has(scope)) yield `the manifest does not ask for ${scope}`;
  }

  private *faultsOfQuery({ url }: Call, operation: Operation): Generator<string> {
    const parameters = (operation.parameters ?? []).map((one) => this.parameterOf(one));
    const described = new Map(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one]));
    for (const [name, text] of url.searchParams) {
      const parameter = described.get(name);
      if (parameter === undefined) yield `the parameter ${name} is not described`;
      else {
        for (const fault of this.faultsOf(parameter.schema, meantBy(text, this.resolved(parameter.schema)))) {
          yield `parameter ${name} ${fault}`;
        }
      }
    }
    for (const { name, required } of described.values()) {
      if (required && !url.searchParams.has(name)) yield `the parameter ${name} is missing`;
    }
  }

  private *faultsOfBody({ body }: Call, { requestBody }: Operation): Generator<string> {
    if (body === undefined) {
      if (requestBody?.required) yield 'the body is missing';
      return;
    }
    const schema = requestBody?.content['application/json']?.schema;
    if (schema === undefined) {
      yield 'a body is not described';
      return;
    }
    yield* this.faultsOf(schema, body);
    const known = this.namesIn(schema);
    for (const name of Object.keys(body as object)) if (!known.has(name)) yield `the body's ${name} is not described`;
  }

  private namesIn(schema: Schema): ReadonlySet<string> {
    const whole = this.resolved(schema);
    const parts = (whole.anyOf ?? []).flatMap((one) => [...this.namesIn(one)]);
    return new Set([...Object.keys(whole.properties ?? {}), ...parts]);
  }

  private parameterOf(one: Parameter | { readonly $ref: string }): Parameter {
    if (!('$ref' in one)) return one;
    const found = this.description.components.parameters[one.$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`The description names ${one.$ref}, which is not in it.`);
    return found;
  }

  private resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    return this.description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
  }

  private faultsOf(schema: Schema, value: unknown): readonly string[] {
    const key = JSON.stringify(schema);
    let validate = this.validators.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile(JSON.parse(key.replaceAll('"#/components/', '"x#/components/')));
      this.validators.set(key, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || 'it'} ${error.message ?? 'is wrong'}`);
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/gu, '[^/]+')}$`, 'u');
}

/** A query carries only text; what it stands for is what the description speaks of. */
function meantBy(text: string, schema: Schema): unknown {
  if (schema.type === 'array') return text.split(',');
  return schema.type === 'integer' && /^\d+$/.test(text) ? Number(text) : text;
}

function nameOf({ method, url }: Call): string {
  return `${method} ${url.pathname}`;
}
