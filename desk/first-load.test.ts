// What a browser must fetch before the inbox stands: at most 170 kB of JavaScript, gzipped. Builds the desk the way it
// ships and adds up the entry, the frame and the inbox with everything they import at once.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const LIMIT_BYTES = 170_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Chunks = Readonly<Record<string, Chunk>>;

const dist = mkdtempSync(join(tmpdir(), 'heed-desk-'));
let chunks: Chunks = {};

before(async () => {
  const configFile = join(import.meta.dirname, 'vite.config.ts');
  await build({
    configFile,
    logLevel: 'error',
    build: { outDir: dist, emptyOutDir: true, reportCompressedSize: false },
  });
  chunks = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Chunks;
});

after(() => rmSync(dist, { recursive: true, force: true }));

/** A chunk and all it imports before it can run. */
function loadedWith(names: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    const chunk = chunks[name];
    assert.ok(chunk !== undefined, `the build has no ${name}`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    loadedWith(chunk.imports ?? [], seen);
  }
  return seen;
}

const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

test('the inbox stands after at most 170 kB of JavaScript', (t) => {
  const files = [...loadedWith(['index.html', 'shell/Shell.tsx', 'triage/InboxPage.tsx'])];
  const total = files.reduce((sum, file) => sum + sizeOf(file), sizeOf('theme.js'));
  t.diagnostic(`first load: ${total} bytes gzipped in ${files.length + 1} files`);
  assert.ok(total <= LIMIT_BYTES, `${total} bytes: ${files.map((file) => `${file} ${sizeOf(file)}`).join(', ')}`);
});

test('other pages, the open case, dialogs and menus are not part of it', () => {
  const first = loadedWith(['index.html', 'shell/Shell.tsx', 'triage/InboxPage.tsx']);
  for (const page of [
    'listen/SourcesPage.tsx',
    'notices/NoticePanel.tsx',
    'notices/NoticesPage.tsx',
    'people/PeoplePage.tsx',
    'protocol/ProtocolPage.tsx',
    'search/SearchPage.tsx',
    'welcome/WelcomePage.tsx',
    'case/CasePanel.tsx',
    'parts/DialogFrame.tsx',
    'parts/MenuPopup.tsx',
    'parts/TooltipPopup.tsx',
  ]) {
    const file = chunks[page]?.file;
    assert.ok(file !== undefined && !first.has(file), `${page} is loaded with the inbox`);
  }
});

test('the page holds nothing inline, so that the content security policy needs no exception', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style/iu);
  assert.doesNotMatch(html, /\sstyle=/iu);
  assert.doesNotMatch(html, /\son[a-z]+=/iu);
  for (const [tag] of html.matchAll(/<script[^>]*>/giu)) assert.match(tag, /\ssrc="\//u);
});
