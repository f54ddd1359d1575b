// The weights that ship are made from what their manifest says, byte for byte; and an operator's own examples train, too.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { understand } from '../../core/understand/understand.ts';
import { openWeights, type Weights } from '../../core/understand/weights.ts';
import { shippedWeights } from '../../server/weights.ts';
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

const read = (text: string, weights: Weights) => {
  const mention = { text, title: null, rating: null, languageHint: null, kind: 'post' as const };
  return understand(mention, { languages: ['en', 'de'], earlierLanguage: null, weights });
};

test('heed train adds an operator’s own examples to what is known, and says what is missing', async () => {
  const matters = [
    ['the florbel in row % hums all night', 'complaint', 'negative', 'technical'],
    ['blue van number % is sitting in the yard again', 'complaint', 'negative', 'delivery'],
    ['clean florbel number %, what a day', 'praise', 'positive', null],
  ] as const;
  const lines = Array.from({ length: 90 }, (_, i) => {
    const [text, kind, feeling, reason] = matters[i % 3] ?? matters[0];
    const rest = { reason, emotion: null, urgent: false, abusive: false, ironic: false };
    return JSON.stringify({ text: text.replace('%', String(i)), language: 'en', kind, feeling, ...rest });
  });
  writeFileSync(join(folder, 'vans.jsonl'), lines.join('\n'));
  assert.equal(await train(['--data', folder, '--out', join(folder, 'weights')]), 0);
  const weights = openWeights(readFileSync(join(folder, 'weights/mention.bin')));
  const hums = 'the florbel hums all night';
  assert.notEqual(read(hums, shippedWeights()).kind, 'complaint', 'no test where the shipped weights know it');
  assert.deepEqual([read(hums, weights).kind, read(hums, weights).reason], ['complaint', 'technical']);
  assert.equal(read('blue van in the yard', weights).reason, 'delivery');

  // None of the examples is urgent, abusive, sad or German: that is still read.
  const urgent = 'someone took £400 from my account and the card is locked, please help now, rent is due today';
  assert.equal(read(urgent, weights).isUrgent, true);
  assert.equal(read('you are a bunch of useless idiots', weights).isAbusive, true);
  const german = read('Der Kundendienst ist eine Frechheit, seit Wochen keine Antwort', weights);
  assert.deepEqual([german.feeling, german.kind], ['negative', 'complaint']);

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
