// What heed channels prints and writes, and what adding a channel costs elsewhere: nothing.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadManifests } from '../channels/registry.ts';
import type { Manifest } from '../core/channel.ts';
import { measureCost } from './channel-cost.ts';
import { drawChannels, withTable } from './channel-table.ts';
import { home } from './home.ts';
import { newChannel } from './new-channel.ts';

const murmur: Manifest = {
  id: 'murmur',
  label: 'Murmur',
  about: 'Hears murmurs. Answers them.',
  sourceKinds: [
    ...(['feed', 'inbox'] as const).map((kind) => ({
      ...({ kind, label: `The ${kind}`, sphere: 'owned_public', needsProfile: false, fields: [] } as const),
      ...{ everyMs: 1, leastEveryMs: 1 },
    })),
  ],
  credential: null,
  hasWebhook: true,
  can: { publicReply: 'link_out', privateReply: 'interface', like: false, hide: true, recheck: true },
  limits: { privateReply: { max: 1_000, unit: 'utf8_bytes' } },
  media: { privateReply: { most: 4, types: ['image/png'], maxBytes: 1, altMax: 1 } },
  windows: { privateReply: { forMs: 86_400_000, since: 'their_last_words', wayOut: 'Answer in public.' } },
  budgets: [
    { name: 'mentions', label: 'Mentions', unit: 'calls', limit: 300, windowMs: 900_000 },
    { name: 'posts', label: 'Posts', unit: 'usd', limit: null, windowMs: 1_000 },
  ],
  idempotency: 'none',
  evidence: 'judged double',
  leftOut: [{ act: 'like', why: 'Murmurs | cannot be liked.' }],
};

test('the table says what a manifest says, and below it what was left out and why', () => {
  const rehearsal: Manifest = { ...murmur, id: 'stage', isRehearsal: true };
  const [head = '', row = '', ...below] = drawChannels([murmur, rehearsal]).split('\n');
  assert.match(
    head,
    /^channel +hears +public reply +private reply +pictures +like +hide +asks again +at once +tested against +limits$/,
  );
  assert.equal(
    row.replace(/ {2,}/g, ' | '),
    'murmur | feed, inbox | link out | yes | 4 | – | yes | yes | pushes | judged double | 1,000 bytes; private within 1 d; 300 mentions / 15 min; money is counted',
  );
  assert.match(below.join('\n'), /Left out:\n\nmurmur\n {2}like: Murmurs \| cannot be liked\.\n$/);
  assert.ok(!below.join('\n').includes('stage'), 'a rehearsal is no place');
});

test('the table is put between the marks and nothing else is touched', () => {
  const marks = ['<!-- channels: npm run channels -- --write -->', '<!-- end of channels -->'];
  const readme = `before\n${marks.join('\nold\n')}\nafter\n`;
  const written = withTable(readme, [murmur]);
  assert.match(
    written,
    /^before\n<!-- .* -->\n\| channel \| hears .*\n\| --- \|.*\n\| \[Murmur\]\(channels\/murmur\/README\.md\) \| The feed; The inbox \|/,
  );
  assert.ok(written.endsWith('\n<!-- end of channels -->\nafter\n') && !written.includes('old'));
  assert.equal(withTable(written, [murmur]), written);
  assert.throws(() => withTable('nothing', [murmur]), /no place for the table/);
});

test('the README’s table is what the manifests say; else run: npm run channels -- --write', async () => {
  const readme = readFileSync(join(home, 'README.md'), 'utf8');
  assert.equal(readme, withTable(readme, (await loadManifests()).values()));
});

test('a name that is none, or is taken, begins no channel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-new-'));
  try {
    for (const name of ['Murmur', '../murmur', 'mur mur', '-murmur', '', 'm'.repeat(41)]) {
      assert.throws(() => newChannel(folder, name), /kebab-case/, name);
    }
    const files = newChannel(folder, 'my-murmur');
    assert.ok(files.includes('channels/my-murmur/my-murmur.test.ts'));
    const manifest = readFileSync(join(folder, 'channels/my-murmur/manifest.ts'), 'utf8');
    assert.match(manifest, /id: 'my-murmur',\n {2}label: 'My murmur',/);
    for (const file of files) assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /\{\{/, file);
    assert.throws(() => newChannel(folder, 'my-murmur'), /already/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('adding a channel changes no file elsewhere, and the new one passes contract and house', async () => {
  const { tests, own, elsewhere, drawn } = await measureCost(() => {});
  assert.deepEqual(elsewhere, []);
  assert.ok(own.length >= 10, `${own.length} files`);
  assert.ok(tests > 30, `the contract ran for it: ${tests} tests`);
  assert.deepEqual(drawn, ['README.md']);
});
