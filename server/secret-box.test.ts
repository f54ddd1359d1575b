// Sealed secrets open with their key, in their place, unchanged; and in no other case.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { createSecretBox, loadKey } from './secret-box.ts';

const box = createSecretBox(randomBytes(32));

test('what is sealed opens again, looks different each time, and shows nothing', () => {
  const [one, two] = [box.seal('the secret 🙂', 'brand/profile'), box.seal('the secret 🙂', 'brand/profile')];
  assert.equal(box.open(one, 'brand/profile'), 'the secret 🙂');
  assert.notDeepEqual(one, two);
  assert.doesNotMatch(one.toString('latin1'), /secret/u);
});

test('another key, another place or a changed bit opens nothing', () => {
  const sealed = box.seal('the secret', 'brand/profile');
  assert.throws(() => createSecretBox(randomBytes(32)).open(sealed, 'brand/profile'));
  assert.throws(() => box.open(sealed, 'brand/other'));
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    assert.throws(() => box.open(changed, 'brand/profile'), `byte ${i}`);
  }
  for (const length of [0, 1, 12, 28, sealed.length - 1])
    assert.throws(() => box.open(sealed.subarray(0, length), 'brand/profile'));
});

test('the key is made once, for its owner alone; a wrong one is named', () => {
  const folder = mkdtempSync(`${tmpdir()}/heed-key-`);
  try {
    const key = loadKey(folder, undefined);
    assert.deepEqual([key.length, loadKey(folder, undefined)], [32, key]);
    assert.equal(statSync(`${folder}/secret.key`).mode & 0o777, 0o600);
    assert.deepEqual(loadKey(folder, 'ab'.repeat(32)), Buffer.alloc(32, 0xab));
    assert.ok(existsSync(`${folder}/secret.key`) && readFileSync(`${folder}/secret.key`, 'utf8').trim().length === 64);
    for (const wrong of ['', 'short', 'zz'.repeat(32), `${'ab'.repeat(32)}cd`]) {
      assert.throws(() => createSecretBox(loadKey(folder, wrong)), /32 bytes \(64 hex digits\)/u, wrong);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
