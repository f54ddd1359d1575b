// The JSON Schema editors read is the one Heed reads by: generated from it, and a second judge, Ajv, agrees with both.
// After a change of the file's shape: HEED_WRITE_SCHEMA=1 npm test -- server/protocol-schema.test.ts

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { defaultProtocol } from '../core/protocol/default.ts';
import { ProtocolFile } from '../wire/protocol-file.ts';
import { fromFile, toFile } from './protocol-file.ts';

const home = join(import.meta.dirname, '..');
const schemaFile = join(home, 'docs', 'protocol.schema.json');

function generated(): object {
  const { $schema, ...rest } = z.toJSONSchema(ProtocolFile, { io: 'input' });
  return JSON.parse(JSON.stringify({ $schema, title: 'The protocol of a brand in Heed', ...rest })) as object;
}

test('the schema in the docs is the one Heed reads by', () => {
  if (process.env['HEED_WRITE_SCHEMA'] === '1') {
    writeFileSync(schemaFile, JSON.stringify(generated(), null, 2));
    execFileSync(join(home, 'node_modules', '.bin', 'biome'), ['format', '--write', schemaFile], { cwd: home });
  }
  assert.deepEqual(JSON.parse(readFileSync(schemaFile, 'utf8')), generated());
});

test('what Heed writes, and what the guide shows, passes the schema; mistakes do not', () => {
  const judge = new Ajv2020({ strict: false, allErrors: true }).compile(generated());
  const isRight = (text: string) => judge(parse(text) ?? {});
  const examples = guideExamples();
  assert.ok(examples.length >= 5);
  for (const text of [toFile(defaultProtocol()), ...examples]) {
    assert.ok(isRight(text), `${JSON.stringify(judge.errors?.slice(0, 3))} in\n${text}`);
    const read = fromFile(text);
    assert.ok('protocol' in read, `${'faults' in read && JSON.stringify(read.faults)} in\n${text}`);
  }
  for (const wrong of [
    'target: []',
    'undo: 30',
    'undo: 5 days',
    'promises_warn_at: 0.75',
    'targets: [{ name: a, clock: first_reply }]',
    'targets: [{ name: a, clock: first, within: 30 min }]',
    'calendars: [{ slug: a, name: A, hours: { monday: "09:00-18:00" } }]',
    'calendars: [{ slug: a, name: A, hours: { mon: "9-18" } }]',
    'trees: [{ name: a, on: breach, steps: [], last: { tell: [everybody] } }]',
    'routes: [{ name: a, to: { rota: b } }]',
  ]) {
    assert.equal(isRight(wrong), false, wrong);
    assert.ok('faults' in fromFile(wrong), wrong);
  }
});

/** Every piece of YAML in the guide, as it stands there. */
function guideExamples(): readonly string[] {
  const guide = readFileSync(join(home, 'docs', 'protocol.md'), 'utf8');
  return [...guide.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, text = '']) => text);
}
