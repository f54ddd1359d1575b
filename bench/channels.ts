// Channels: how many things a second one core reads into mentions, channel by channel, and what a thousand quiet sources
// cost the process that polls them: conditional requests answered "nothing new", nothing to take in.

import { conclude, median, readOptions, whole } from './measure.ts';
import { listenQuietly } from './measure-quiet.ts';
import { compareRates, readingRates } from './measure-reading.ts';

const sources = 1_000;
const options = readOptions();
const seconds = options.isLong ? 300 : 60;

const rates = await readingRates({ seconds: options.isLong ? 3 : 0.7 });
const quiet = await listenQuietly({ sources, seconds });
const { json, feeds, mail } = compareRates(rates);
conclude(
  {
    name: `channels: ${rates.length} read; ${whole(sources)} quiet sources for ${seconds} s`,
    table: [
      ['', 'things a second', 'bytes each', 'beside JSON.parse'],
      ...rates.map(({ channel, form, perSecond, bytes, toParse }) => [
        `${channel} (${form})`,
        whole(perSecond),
        whole(bytes),
        toParse.toFixed(2),
      ]),
      ['', 'share of a core', 'polls a second', 'ms of CPU a poll'],
      ['a thousand quiet sources', quiet.share.toFixed(3), quiet.pollsPerSecond.toFixed(2), quiet.msAPoll.toFixed(2)],
      ['the same process with none', quiet.idleShare.toFixed(3), '', ''],
    ],
    figures: {
      jsonPerSecond: json,
      feedPerSecond: feeds,
      ...(mail === null ? {} : { mailPerSecond: mail }),
      quietCoreShare: quiet.share,
      idleCoreShare: quiet.idleShare,
      msAPoll: quiet.msAPoll,
      medianPerSecond: median(rates.map(({ perSecond }) => perSecond)),
    },
    floors: { jsonPerSecond: { min: 50_000 }, feedPerSecond: { min: 10_000 }, quietCoreShare: { max: 0.15 } },
  },
  options,
);
