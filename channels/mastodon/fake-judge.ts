// The judge between Heed, the double and Mastodon's own description (the generated OpenAPI file, kept outside this
// repository). It checks requests against path, parameters and body, and answers against their schema.

import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { specAt } from '../fake-spec.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: unknown;
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly content?: unknown }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaObject>> };
}
interface SchemaObject {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly allOf?: readonly SchemaObject[];
  readonly $ref?: string;
}

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface Judge {
  request(exchange: Exchange): readonly string[];
  answer(exchange: Exchange, status: number, body: unknown): readonly string[];
}

let judge: Judge | null | undefined;

/** Null when the description is not there. */
export function openJudge(): Judge | null {
  if (judge !== undefined) return judge;
  const file = specAt('mastodon/schema.json');
  judge = file === null ? null : new DescriptionJudge(JSON.parse(readFileSync(file, 'utf8')) as Description);
  return judge;
}

class DescriptionJudge implements Judge {
  private readonly description: Description;
  private readonly ajv: Ajv2020;
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(description: Description) {
    this.description = description;
    // Its schemas are circular: they go in whole, and everything refers into them.
    this.ajv = new Ajv2020({ strict: false, allErrors: false, coerceTypes: false });
    this.ajv.addFormat('date-time', (text) => /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text));
    this.ajv.addFormat('binary', true);
    this.ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
    this.ajv.addFormat('uri', (text) => URL.canParse(text));
    this.ajv.addFormat('email', /^\S+@\S+$/);
    this.ajv.addFormat('iso-639-1', /^[a-z]{2,3}(-\w+)?$/i);
    this.ajv.addSchema(description as unknown as Record<string, unknown>, 'mastodon');
  }

  request(exchange: Exchange): readonly string[] {
    const found = this.find(exchange);
    if (found === null) return [`${nameOf(exchange)}: no such call`];
    const faults = [...this.judgeQuery(exchange, found)];
    const hasToken = /^Bearer \S+$/.test(String(exchange.headers['authorization'] ?? ''));
    if (exchange.headers['authorization'] !== undefined && !hasToken) faults.push('authorization is no bearer token');
    if (exchange.body !== undefined) faults.push(...this.judgeBody(exchange, found));
    else if (found.operation.requestBody !== undefined && isRequired(found.operation.requestBody)) {
      faults.push('the body is missing');
    }
    return faults.map((fault) => `${nameOf(exchange)}: ${fault}`);
  }

  answer(exchange: Exchange, status: number, body: unknown): readonly string[] {
    const found = this.find(exchange);
    const response = found?.operation.responses[String(status)];
    if (found === null || response === undefined) return [`${nameOf(exchange)}: ${status} is not described`];
    if (response.content === undefined) return [];
    const pointer = `${found.pointer}/responses/${status}/content/application~1json/schema`;
    return this.judgeValue(pointer, body).map((fault) => `${nameOf(exchange)} ${status}: ${fault}`);
  }

  private find({ method, url }: Exchange): { operation: Operation; pointer: string } | null {
    for (const [path, operations] of Object.entries(this.description.paths)) {
      const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
      const operation = operations[method.toLowerCase()];
      if (operation === undefined || !pattern.test(url.pathname)) continue;
      const escaped = path.replaceAll('~', '~0').replaceAll('/', '~1');
      return { operation, pointer: `mastodon#/paths/${encodeURIComponent(escaped)}/${method.toLowerCase()}` };
    }
    return null;
  }

  private *judgeQuery(exchange: Exchange, found: { operation: Operation; pointer: string }): Generator<string> {
    const parameters = found.operation.parameters ?? [];
    const names = new Set([...exchange.url.searchParams.keys()]);
    for (const name of names) {
      const bare = name.replace(/\[\]$/, '');
      const index = parameters.findIndex((p) => p.in === 'query' && p.name === bare);
      if (index < 0) {
        yield `the parameter ${name} is not described`;
        continue;
      }
      const values = exchange.url.searchParams.getAll(name);
      const value = name.endsWith('[]') ? values : meantBy(values[0] ?? '', bare);
      for (const fault of this.judgeValue(`${found.pointer}/parameters/${index}/schema`, value)) {
        yield `parameter ${name} ${fault}`;
      }
    }
    for (const parameter of parameters) {
      if (parameter.in === 'query' && parameter.required && !names.has(parameter.name)) {
        yield `the parameter ${parameter.name} is missing`;
      }
    }
  }

  private judgeBody(exchange: Exchange, found: { operation: Operation; pointer: string }): readonly string[] {
    const isEmpty =
      typeof exchange.body === 'object' && exchange.body !== null && Object.keys(exchange.body).length < 1;
    if (found.operation.requestBody === undefined) return isEmpty ? [] : ['a body is not described'];
    if (hasFile(exchange.body)) return this.judgeForm(exchange.body, found);
    if (exchange.method !== 'POST' || exchange.url.pathname !== '/api/v1/statuses') {
      return this.judgeValue(`${found.pointer}/requestBody/content/application~1json/schema`, exchange.body);
    }
    // The description wants one kind of status or another, and its words say that one with pictures may have words.
    const kind = 'media_ids' in (exchange.body as object) ? 'MediaStatus' : 'TextStatus';
    const known = new Set(
      ['TextStatus', 'MediaStatus'].flatMap((name) => [...this.propertiesOf({ $ref: `#/components/schemas/${name}` })]),
    );
    const unknown = Object.keys(exchange.body as object).filter((name) => !known.has(name));
    const faults = this.judgeValue(`mastodon#/components/schemas/${kind}`, exchange.body);
    return [...faults, ...unknown.map((name) => `the body's ${name} is not described`)];
  }

  /** Files stand for their bytes: a string, says the description. */
  private judgeForm(body: object, found: { operation: Operation; pointer: string }): readonly string[] {
    const content = (found.operation.requestBody as { content?: Readonly<Record<string, { schema?: SchemaObject }>> })
      .content;
    const schema = content?.['multipart/form-data']?.schema;
    if (schema === undefined) return ['a form is not described'];
    const known = this.propertiesOf(schema);
    const unknown = Object.keys(body).filter((name) => !known.has(name));
    const plain = Object.fromEntries(Object.entries(body).map(([name, one]) => [name, one instanceof Blob ? '' : one]));
    const pointer = `${found.pointer}/requestBody/content/multipart~1form-data/schema`;
    return [...unknown.map((name) => `the form's ${name} is not described`), ...this.judgeValue(pointer, plain)];
  }

  private propertiesOf(schema: SchemaObject): ReadonlySet<string> {
    const referred = schema.$ref && this.description.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    const parts = [...(schema.allOf ?? []), ...(referred ? [referred] : [])];
    return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...this.propertiesOf(part)])]);
  }

  private judgeValue(pointer: string, value: unknown): readonly string[] {
    let validate = this.validators.get(pointer);
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: pointer });
      this.validators.set(pointer, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || 'it'} ${error.message ?? 'is wrong'}`);
  }
}

function hasFile(body: unknown): body is object {
  return typeof body === 'object' && body !== null && Object.values(body).some((one) => one instanceof Blob);
}

function isRequired(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'required' in body && body.required === true;
}

/** A query carries only strings; what it stands for is what the description speaks of. Ids stay strings. */
function meantBy(text: string, name: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) && ['limit', 'offset'].includes(name) ? Number(text) : text;
}

function nameOf({ method, url }: Exchange): string {
  return `${method} ${url.pathname}`;
}
