// English lines for small talk, a few of most uses. They stand behind all others that fit as well. Data.

import type { ShippedPhrase } from '../phrase.ts';

export const smallTalk: readonly ShippedPhrase[] = [
  {
    id: 'en-concentrate-praise-both-parts',
    use: 'concentrate',
    topic: 'praise',
    kinds: ['praise'],
    address: 'either',
    tone: 'plain',
    texts: ["You mention {matter} and the people at {place}, {first_name}; I'll pass on both."],
  },
  {
    id: 'en-acknowledge-praise-glad-you-shared',
    use: 'acknowledge',
    topic: 'praise',
    kinds: ['other'],
    address: 'either',
    tone: 'plain',
    texts: ['Nice of you to mention {brand}, {first_name}.'],
  },
  {
    id: 'en-resolve-any-stay-in-touch',
    use: 'resolve',
    topic: 'any',
    kinds: ['other'],
    address: 'either',
    tone: 'warm',
    texts: ['Keep us posted on how it goes, {first_name}.'],
  },
  {
    id: 'en-thank-any-kind-thought',
    use: 'thank',
    topic: 'any',
    kinds: ['other'],
    address: 'either',
    tone: 'warm',
    texts: ['A kind thought, {first_name}, and it reached the right people.'],
  },
  {
    id: 'en-close-any-all-clear',
    use: 'close',
    topic: 'any',
    kinds: ['question'],
    address: 'either',
    tone: 'warm',
    texts: ["All clear now, {first_name}? Then I'm happy too."],
  },
  {
    id: 'en-hold-hours-checking-times',
    use: 'hold',
    topic: 'hours',
    kinds: ['question'],
    address: 'either',
    tone: 'plain',
    texts: [
      "I'm confirming the times with {place} so you don't travel for nothing, {first_name}. My answer comes {when}.",
    ],
  },
];
