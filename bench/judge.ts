// Judge: how often the guard and the search for answers are right, on examples people wrote for it. Fails where a floor is
// missed; --write keeps what was reached in docs/judgement.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checksum } from '../cli/train/train-weights.ts';
import { heads } from './judge/heads.ts';
import { linesOf, missed, pageOf, tableOf } from './judge/report.ts';
import { align } from './measure.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, write: { type: 'boolean' } } });
const project = join(import.meta.dirname, '..');
const packed = ['core/understand/weights/mention.bin', 'core/respond/tone/ears/manifest.json'];
const judged = heads.map((head) => [head, linesOf(head, head.judge())] as const);
const losses = judged.flatMap(([head, lines]) => missed(head, lines));

for (const [head, lines] of judged) console.log(`\n${head.name}\n${align(tableOf(lines))}`);
console.log(losses.length === 0 ? '\nevery floor is held' : `\n${losses.map((loss) => `MISSED  ${loss}`).join('\n')}`);
if (losses.length > 0) process.exitCode = 1;
if (values.json)
  console.log(JSON.stringify({ name: 'judge', lines: judged.flatMap(([, lines]) => lines), missed: losses }));
if (values.write) {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  writeFileSync(
    join(project, 'docs', 'judgement.md'),
    pageOf(judged, {
      day,
      weights: packed.map((file) => `\`${file}\`: ${checksum(readFileSync(join(project, file)))}`),
    }),
  );
}
