// The guard in a real browser: builds it as the desk is built, weighs it, serves a page with it, and presses keys there.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { openBrowser, openWindow } from '../e2e/browser.ts';
import type { Keys } from './measure-guard-page.ts';
import { guardTexts, saidFile } from './measure-guard-texts.ts';

const earlierReplies = 10_000;
const ear = join(import.meta.dirname, '../core/respond/tone/ears/en.bin');

async function built(entry: string): Promise<string> {
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(import.meta.dirname, entry), preserveEntrySignatures: 'strict' },
    },
  };
  const outputs = [await build(config)].flat() as Rolldown.RolldownOutput[];
  const chunks = outputs.flatMap(({ output }) => output).filter((one) => one.type === 'chunk');
  if (chunks.length !== 1 || chunks[0] === undefined)
    throw new Error(`${entry} was built into ${chunks.length} chunks`);
  return chunks[0].code;
}

const kbGzip = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).length / 1000;

export interface GuardMeasured {
  readonly runs: readonly Keys[];
  readonly bundleKbGzip: number;
  readonly saidKb: number;
}

/** Every run is a page of its own, so that each begins as cold as an agent's morning. */
export async function measureGuard(runs: number): Promise<GuardMeasured> {
  const bundleKbGzip = kbGzip(await built('measure-guard-bundle.ts')) + kbGzip(readFileSync(ear));
  const said = saidFile(earlierReplies);
  const { server, address } = await serve({
    '/': ['text/html', '<!doctype html><title>guard</title><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', await built('measure-guard-page.ts')],
    '/texts': ['application/json', JSON.stringify(guardTexts())],
    '/said': ['application/octet-stream', said],
    '/tone': ['application/octet-stream', readFileSync(ear)],
  });
  const browser = await openBrowser();
  try {
    const measured: Keys[] = [];
    for (let run = 0; run < runs; run += 1) {
      const { page, complaints, close } = await openWindow(browser);
      await page.goto(address);
      await page.waitForFunction('"measure" in globalThis');
      measured.push((await page.evaluate('measure()')) as Keys);
      if (complaints().length > 0) throw new Error(complaints().join('\n'));
      await close();
    }
    return { runs: measured, bundleKbGzip, saidKb: said.length / 1000 };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Isolated from other origins: only then the browser's clock tells microseconds. */
async function serve(
  pages: Readonly<Record<string, readonly [type: string, body: string | Uint8Array]>>,
): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const [type, body] = pages[request.url ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', type);
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const at = server.address();
  return { server, address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/` };
}
