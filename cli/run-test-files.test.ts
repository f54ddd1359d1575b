// The counting is what everybody trusts, so it is counted itself: real files, run as `npm test` runs them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import type { Tally } from './tally.ts';

const dir = mkdtempSync(join(tmpdir(), 'heed-runner-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const begin = "import { describe, it, test } from 'node:test';\nimport assert from 'node:assert/strict';\n";

/** In a process of its own: Node's runner does not run inside itself. */
async function count(source: string): Promise<{ tally: Tally; said: string }> {
  const file = join(dir, 'sample.test.mjs');
  writeFileSync(file, begin + source);
  const script = join(dir, 'count.mjs'); // a file: Node's runner hands our own flags on, `--eval` among them
  writeFileSync(
    script,
    `import { runTestFiles } from ${JSON.stringify(join(import.meta.dirname, 'run-test-files.ts'))};
    let said = '';
    const tally = await runTestFiles([${JSON.stringify(file)}], (text) => { said += text; });
    console.log(JSON.stringify({ tally, said }));`,
  );
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return JSON.parse(stdout) as { tally: Tally; said: string };
}

test('passes and failures are counted once each, also inside suites and subtests', async () => {
  const { tally, said } = await count(`
    test('good', () => {});
    describe('suite', () => { it('good', () => {}); it('bad', () => assert.equal(1, 2)); });
    test('outer', async (t) => { await t.test('inner bad', () => { throw new Error('the reason'); }); });`);
  assert.deepEqual(tally, { passed: 2, failed: 2, skipped: 0 });
  assert.match(said, /✖ .*bad/);
  assert.match(said, /the reason/);
});

test('a skipped test is counted as skipped and shows its reason', async () => {
  const { tally, said } = await count("test('later', { skip: 'no samples here' }, () => {}); test('good', () => {});");
  assert.deepEqual(tally, { passed: 1, failed: 0, skipped: 1 });
  assert.match(said, /later: no samples here/);
});

test('a file that cannot be read, one that dies, one without tests and one with a todo all fail', async () => {
  for (const source of ['this is not javascript', 'process.exit(3);', '', "test('some day', { todo: true });"]) {
    const { tally } = await count(source);
    assert.deepEqual(tally, { passed: 0, failed: 1, skipped: 0 }, source);
  }
});
