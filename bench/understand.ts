// Understand: how many texts a second one core reads with every head, what the weights weigh, and how long reading a page
// keeps the event loop from anything else. Texts are those of the rehearsed town, and long and hostile ones.

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { look, type Understandable } from '../core/understand/look.ts';
import { score } from '../core/understand/score.ts';
import { understand } from '../core/understand/understand.ts';
import { readPiece } from '../server/flow/read-piece.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { conclude, median, ms, readOptions, whole } from './measure.ts';
import { openDesk } from './measure-desk.ts';
import { Town } from './measure-town.ts';

const options = readOptions();
const count = options.isLong ? 20_000 : 5_000;
const rounds = 9;
const pageSize = 250;
const now = new Date();

const database = await openTestDatabase();
const { inputs } = await openDesk(database, 'understand', { now, sources: 1 });
const [input] = inputs;
if (input === undefined) throw new Error('the desk has no source');
const town = new Town({ seed: 11, customers: 2_000, now });
const raws = town.next(count);
const context = { kind: input.source.kind, config: input.source.config, ownIds: input.ownIds };
const mentions = raws.map((raw) => input.channel.normalise(raw, context)).filter((heard) => !heard.isOwn);
const known = { languages: ['en', 'es', 'fr', 'de', 'pt', 'it'], earlierLanguage: null, weights: input.weights };
const margins = new Float64Array(64);
const project = join(import.meta.dirname, '..');
const packed = globSync(
  ['core/understand/weights/*.bin', 'core/respond/tone/ears/*.bin', 'core/understand/cues/language-table.ts'],
  { cwd: project },
);
const megabytes = packed.reduce((sum, file) => sum + statSync(join(project, file)).size, 0) / 1e6;

try {
  const looked = microseconds((mention) => look(mention, known));
  const weighed = microseconds((mention) => score(input.weights, look(mention, known).features, margins));
  const read = microseconds((mention) => understand(mention, known));
  const heldMs = await longestHold();
  const slowestMs = Math.max(...hostile().map(slowest));
  const row = (name: string, time: number): string[] => [name, whole(1e6 / time), `${time.toFixed(1)} µs`];
  conclude(
    {
      name: `understand: ${whole(mentions.length)} texts, ${rounds} rounds, one core`,
      table: [
        ['', 'texts a second', 'a text'],
        row('language, words and features', looked),
        row('and every head', weighed),
        row('and the reading with its reasons', read),
        [`the longest hold of the event loop, pages of ${pageSize}`, '', ms(heldMs)],
        ['the slowest of long and hostile texts', '', ms(slowestMs)],
        ['weights of all heads and languages', '', `${megabytes.toFixed(2)} MB`],
      ],
      figures: { textsPerSecond: 1e6 / read, heldMs, slowestMs, megabytes },
      floors: { textsPerSecond: { min: 10_000 }, heldMs: { max: 5 }, megabytes: { max: 4 } },
    },
    options,
  );
} finally {
  await database.drop();
}

/** The median of the rounds, by text. */
function microseconds(act: (mention: Understandable) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    for (const mention of mentions) act(mention);
    times.push(((performance.now() - from) * 1000) / mentions.length);
  }
  return median(times);
}

/** The median over rounds of the longest time between two turns of the event loop while pages are read. */
async function longestHold(): Promise<number> {
  const held: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let last = performance.now();
    let longest = 0;
    let isOver = false;
    const turn = (): void => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (!isOver) void setImmediate().then(turn);
    };
    void setImmediate().then(turn);
    for (let from = 0; from < raws.length; from += pageSize) {
      if (input !== undefined) await readPiece(input, raws.slice(from, from + pageSize));
    }
    await setImmediate();
    isOver = true;
    held.push(longest);
  }
  return median(held);
}

function hostile(): string[] {
  return [
    'a'.repeat(1_000_000),
    'why is my order late? '.repeat(40_000),
    `e${'\u0301'.repeat(1_000)}`.repeat(50),
    '😡'.repeat(50_000),
    '\u202e!\u200d'.repeat(50_000),
    "n't ".repeat(100_000),
  ];
}

function slowest(text: string): number {
  const mention = { text, title: null, rating: null, languageHint: null, kind: 'post' as const };
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    understand(mention, known);
    return performance.now() - from;
  });
  return median(times);
}
