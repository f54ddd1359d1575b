// Blobs: the same bytes once, whole or not at all, and damage is noticed.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { openBlobStore } from './blob-store.ts';

const folder = mkdtempSync(`${tmpdir()}/heed-blobs-`);
after(() => rmSync(folder, { recursive: true }));
const store = openBlobStore(folder);
const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('what is put comes back; many at once leave one file and no drafts', async () => {
  const bytes = Buffer.from('é🙂'.repeat(200_000));
  const names = await Promise.all([1, 2, 3, 4].map(() => store.put(bytes)));
  assert.equal(new Set(names).size, 1);
  assert.deepEqual(await store.get(names[0] ?? ''), bytes);
  assert.deepEqual(
    files().map((file) => file.name),
    [names[0]],
  );
  assert.equal(await store.put(bytes), names[0]);
});

test('a name that is none reaches no file, a missing or damaged blob is said', async () => {
  for (const name of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/x`]) {
    await assert.rejects(store.get(name), /not a blob name/u);
  }
  await assert.rejects(store.get('a'.repeat(64)), /ENOENT/u);
  const name = await store.put(Buffer.from('whole'));
  writeFileSync(`${folder}/${name.slice(0, 2)}/${name}`, 'half');
  await assert.rejects(store.get(name), /damaged on disk/u);
});

test('damaged bytes are mended when they are heard again', async () => {
  const name = await store.put(Buffer.from('heard twice'));
  writeFileSync(`${folder}/${name.slice(0, 2)}/${name}`, 'heard tw');
  assert.equal(await store.put(Buffer.from('heard twice')), name);
  assert.equal((await store.get(name)).toString(), 'heard twice');
});

test('where nothing can be written, nothing is claimed to be kept', async () => {
  writeFileSync(`${folder}/taken`, '');
  await assert.rejects(openBlobStore(`${folder}/taken`).put(Buffer.from('x')), /ENOTDIR|EEXIST/u);
});
