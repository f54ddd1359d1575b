// The weights that ship are made from what their manifest says, byte for byte; and an operator's own examples train, too.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { understand } from '../../core/understand/understand.ts';
import { openWeights } from '../../core/understand/weights.ts';
import { train } from '../train.ts';
import { makeMentions } from './models.ts';
import { checksum } from './train-weights.ts';

const project = join(import.meta.dirname, '../..');
const publicSets = join(project, '../shared/text');
const hasSets = existsSync(publicSets) || process.env.CI !== undefined;
const folder = mkdtempSync(`${tmpdir()}/heed-train-`);
after(() => rmSync(folder, { recursive: true, force: true }));

test('the shipped weights are rebuilt byte for byte', {
  skip: hasSets ? false : 'the public sets of ../shared/text are not here',
}, () => {
  const weights = join(project, 'core/understand/weights');
  const manifest = JSON.parse(readFileSync(join(weights, 'mention.json'), 'utf8')) as { sha256: string };
  const made = makeMentions('shipped', { publicSets, own: [join(project, 'bench/judge/own/mentions')] });
  assert.equal(checksum(made.bytes), manifest.sha256);
  assert.equal(checksum(readFileSync(join(weights, 'mention.bin'))), manifest.sha256);
  assert.deepEqual(made.manifest, manifest);
});

test('heed train makes weights of an operator’s own examples, and says what is missing', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const isLate = i % 2 === 0;
    const text = isLate ? `the blue van is late again, number ${i}` : `lovely blue van today, number ${i}`;
    const kind = isLate ? 'complaint' : 'praise';
    const feeling = isLate ? 'negative' : 'positive';
    const rest = { emotion: null, reason: isLate ? 'delivery' : null, urgent: false, abusive: false, ironic: false };
    return JSON.stringify({ text, language: 'en', kind, feeling, ...rest });
  });
  writeFileSync(join(folder, 'vans.jsonl'), lines.join('\n'));
  assert.equal(await train(['--data', folder, '--out', join(folder, 'weights')]), 0);
  const weights = openWeights(readFileSync(join(folder, 'weights/mention.bin')));
  const mention = {
    text: 'that blue van is late',
    title: null,
    rating: null,
    languageHint: null,
    kind: 'post' as const,
  };
  const reading = understand(mention, { languages: ['en'], earlierLanguage: null, weights });
  assert.deepEqual([reading.kind, reading.feeling, reading.reason], ['complaint', 'negative', 'delivery']);

  await assert.rejects(train(['--data', folder]), /heed train --data DIR --out DIR/);
  await assert.rejects(train(['--data', join(folder, 'none'), '--out', folder]), /There is no folder/);
  writeFileSync(join(folder, 'broken.jsonl'), '{"text":');
  await assert.rejects(train(['--data', folder, '--out', folder]), /broken\.jsonl, line 1: no JSON/);
  writeFileSync(join(folder, 'broken.jsonl'), '{"text":"hm","language":"en","kind":"rant"}');
  await assert.rejects(
    train(['--data', folder, '--out', folder]),
    /"hm": kind is "rant", not one of complaint, question/,
  );
});
