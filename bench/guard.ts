// Guard: every key in a draft is answered with all findings, all ticks and the phrases that fit, in a real Chromium,
// against ten thousand earlier replies and two thousand phrases; what the guard weighs on its way to the browser; and how
// long approved answers take to find, beside the bare SQL.

import { conclude, median, ms, quantile, readOptions, whole } from './measure.ts';
import { measureGuard } from './measure-guard.ts';
import { measureAnswers } from './measure-guard-answers.ts';
import type { Keys } from './measure-guard-page.ts';

const options = readOptions();
const runs = options.isLong ? 9 : 5;
const manyAnswers = 50_000;
const measured = await measureGuard(runs);
const answers = await measureAnswers(manyAnswers, runs);

/** The median of the runs. */
const of = (figure: (keys: Keys) => number): number => median(measured.runs.map(figure));

/** The p99 of each run, interruptions of a busy machine and all, of which the median counts; beside it what a key takes
 * in the median of its runs, which says more of the guard and less of the machine. */
function pressed(which: 'typed' | 'changed') {
  const first = measured.runs[0]?.[which] ?? [];
  const keys = first.map((_, key) => median(measured.runs.map((run) => run[which][key] ?? 0)));
  return {
    median: median(keys),
    p99: of((run) => quantile(run[which], 0.99)),
    slowest: quantile(keys, 1),
    calmP99: quantile(keys, 0.99),
  };
}

const changed = pressed('changed');
const typed = pressed('typed');
const row = (name: string, keys: typeof changed) => [
  name,
  ...[keys.median, keys.p99, keys.calmP99, keys.slowest].map(ms),
];

conclude(
  {
    name: `guard: ${whole(of((keys) => keys.changed.length))} keys in drafts of 280 characters, ${runs} runs`,
    table: [
      ['', 'median', 'p99 of a run', 'p99 of medians', 'slowest median'],
      row('a letter changed in 280 characters', changed),
      row('typed from nothing to 280', typed),
      ['2,000 phrases put in order, once', ms(of((keys) => keys.rankMs)), '', '', ''],
      [`${whole(manyAnswers)} answers searched as somebody types`, ms(answers.heed), '', '', ''],
      ['the same by bare full-text SQL', ms(answers.bare), '', '', ''],
    ],
    figures: {
      p99Ms: changed.p99,
      typedP99Ms: typed.p99,
      calmP99Ms: changed.calmP99,
      rankMs: of((keys) => keys.rankMs),
      bundleKbGzip: measured.bundleKbGzip,
      saidKb: measured.saidKb,
      answersToSql: answers.ratio,
      answersMs: answers.heed,
      findings: of((keys) => keys.findings),
    },
    floors: { p99Ms: { max: 8 }, bundleKbGzip: { max: 60 }, saidKb: { max: 500 }, answersToSql: { max: 3 } },
  },
  options,
);
