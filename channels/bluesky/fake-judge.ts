// Judges every request and answer of the double by Bluesky's own lexicons, read from ../shared beside the checkout.
// Without them nothing is judged and that is said aloud; under CI it is an error instead.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LexiconDoc, LexXrpcParameters } from '@atproto/lexicon';
import { jsonToLex, Lexicons } from '@atproto/lexicon';
import { specAt } from '../fake-spec.ts';

export interface Judge {
  /** Query parameters in their lexicon's types; what breaks the lexicon is put on record. */
  readonly params: (nsid: string, query: URLSearchParams) => Readonly<Record<string, unknown>>;
  readonly input: (nsid: string, body: unknown) => void;
  readonly output: (nsid: string, body: unknown) => void;
  readonly record: (nsid: string, record: unknown) => void;
  readonly verdicts: readonly string[];
}

export function createJudge(): Judge {
  const lexicons = loadLexicons();
  const verdicts: string[] = [];
  const note = (what: string, judge: () => unknown): void => {
    if (lexicons === null) return;
    try {
      judge();
    } catch (error) {
      verdicts.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    params: (nsid, query) => {
      const params = readParams(query, paramsOf(lexicons, nsid));
      note(`${nsid} parameters`, () => {
        refuseUnknown(params, paramsOf(lexicons, nsid));
        lexicons?.assertValidXrpcParams(nsid, params);
      });
      return params;
    },
    input: (nsid, body) => note(`${nsid} input`, () => lexicons?.assertValidXrpcInput(nsid, jsonToLex(body))),
    output: (nsid, body) => note(`${nsid} output`, () => lexicons?.assertValidXrpcOutput(nsid, jsonToLex(body))),
    record: (nsid, record) => note(`${nsid} record`, () => lexicons?.assertValidRecord(nsid, jsonToLex(record))),
    verdicts,
  };
}

function loadLexicons(): Lexicons | null {
  const folder = specAt('bluesky/lexicons');
  if (folder === null) return null;
  const lexicons = new Lexicons();
  for (const file of globSync('{app/bsky,com/atproto}/**/*.json', { cwd: folder })) {
    lexicons.add(JSON.parse(readFileSync(join(folder, file), 'utf8')) as LexiconDoc);
  }
  return lexicons;
}

function paramsOf(lexicons: Lexicons | null, nsid: string): LexXrpcParameters | undefined {
  const def = lexicons?.getDef(nsid);
  return def?.type === 'query' || def?.type === 'procedure' ? def.parameters : undefined;
}

function readParams(query: URLSearchParams, def: LexXrpcParameters | undefined): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const type = def?.properties[name]?.type ?? (['uris', 'reasons'].includes(name) ? 'array' : 'string');
    const [first = ''] = values;
    if (type === 'array') params[name] = values;
    else if (type === 'integer') params[name] = Number(first);
    else if (type === 'boolean') params[name] = first === 'true';
    else params[name] = first;
  }
  return params;
}

function refuseUnknown(params: object, def: LexXrpcParameters | undefined): void {
  const known = Object.keys(def?.properties ?? {});
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no such parameter: ${unknown.join(', ')}`);
}
