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
const typed = (share: number) => of((keys) => quantile(keys.typed, share));
const changed = (share: number) => of((keys) => quantile(keys.changed, share));

conclude(
  {
    name: `guard: ${whole(of((keys) => keys.changed.length))} keys in drafts of 280 characters, ${runs} runs`,
    table: [
      ['', 'median', 'p99', 'slowest'],
      ['a letter changed in 280 characters', ms(changed(0.5)), ms(changed(0.99)), ms(changed(1))],
      ['typed from nothing to 280', ms(typed(0.5)), ms(typed(0.99)), ms(typed(1))],
      ['2,000 phrases put in order, once', ms(of((keys) => keys.rankMs)), '', ''],
      [`${whole(manyAnswers)} answers searched as somebody types`, ms(answers.heed), '', ''],
      ['the same by bare full-text SQL', ms(answers.bare), '', ''],
    ],
    figures: {
      p99Ms: changed(0.99),
      typedP99Ms: typed(0.99),
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
