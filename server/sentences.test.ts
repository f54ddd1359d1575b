// What texts mean is read beside the loop: in time, or the next time; and when it breaks, everything else goes on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pino from 'pino';
import { alike } from '../core/understand/sentence/numbers.ts';
import { openSentences } from './sentences.ts';

const log = pino({ level: 'silent' });
const sentences = openSentences({ log });
after(() => sentences.stop());

const long = 20_000;

test('texts that mean alike lie near, and what is not English has no vector', async () => {
  const [asked, same, other, spanish] = [
    'Can I bring my dog along?',
    'Are pets allowed in the store?',
    'My card was charged twice.',
    '¿Puedo llevar a mi perro a la tienda el domingo?',
  ];
  const found = await sentences.vectorsOf([asked, same, other, spanish, ''], long);
  const vector = (text: string) => found.get(text) ?? new Float32Array(0);
  assert.ok(alike(vector(asked), vector(same)) > 0.2 + alike(vector(asked), vector(other)));
  assert.deepEqual([found.get(spanish), found.get('')], [null, null]);
});

test('nobody waits longer than they said; what was not ready is ready the next time', async () => {
  const texts = Array.from({ length: 60 }, (_, i) => `My order number ${i} is late, and I wait for lamp ${i * 7}.`);
  const began = performance.now();
  const soon = await sentences.vectorsOf(texts, 30);
  assert.ok(performance.now() - began < 300);
  assert.ok(soon.size < texts.length);
  const [urgent] = [...(await sentences.vectorsOf(['Is anybody there at all?'], long))];
  assert.ok(urgent?.[1] instanceof Float32Array);
  assert.equal((await sentences.vectorsOf(texts, long)).size, texts.length);
  assert.equal((await sentences.vectorsOf(texts, 0)).size, texts.length);
});

test('reading does not hold the loop', async () => {
  const texts = Array.from({ length: 40 }, (_, i) => `The train at ${i} past nine was full and nobody told us why.`);
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await sentences.vectorsOf(texts, long);
  clearInterval(timer);
  assert.ok(longest < 50, `${longest} ms`);
});

test('as many are kept as there is room for, those asked for last', async () => {
  const few = openSentences({ log, most: 10 });
  try {
    const texts = Array.from({ length: 16 }, (_, i) => `This is text number ${i}.`);
    await few.vectorsOf(texts.slice(0, 8), long);
    await few.vectorsOf(texts.slice(8), long);
    assert.deepEqual([...(await few.vectorsOf(texts, 0)).keys()], texts.slice(6));
  } finally {
    await few.stop();
  }
});

test('where the reader breaks off, nobody waits for it, and whoever runs Heed is told once', async () => {
  const told: string[] = [];
  const listening = pino({ level: 'error' }, { write: (line: string) => void told.push(line) });
  const folder = mkdtempSync(`${tmpdir()}/heed-test-`);
  const reader = join(folder, 'reader.mjs');
  writeFileSync(
    reader,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('no room'); });",
  );
  const broken = openSentences({ log: listening, reader });
  try {
    const began = performance.now();
    assert.equal((await broken.vectorsOf(['Are you open?'], long)).size, 0);
    assert.equal((await broken.vectorsOf(['Are you open?', 'And on Sunday?'], long)).size, 0);
    assert.ok(performance.now() - began < long / 2);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /no room/u);
  } finally {
    await broken.stop();
    rmSync(folder, { recursive: true });
  }
});

test('after the end nothing is read, and nobody is kept waiting', async () => {
  const ended = openSentences({ log });
  const waiting = ended.vectorsOf(['Are you open on Sunday?'], long);
  await ended.stop();
  assert.equal((await waiting).size, 0);
  assert.equal((await ended.vectorsOf(['Are you open on Sunday?'], long)).size, 0);
});
