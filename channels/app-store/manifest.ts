// What the App Store channel says of itself: the public feed of reviews, without credentials, answered in App Store Connect.

import type { Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

export const manifest: Manifest = {
  id: 'app-store',
  label: 'App Store reviews',
  about:
    'What people write about your app in Apple’s App Store, with their stars, country by country, by Apple’s public feed. ' +
    'Nothing to sign in to; answers are written in App Store Connect.',
  sourceKinds: [
    {
      kind: 'reviews',
      label: 'Reviews of an app',
      sphere: 'owned_public',
      needsProfile: false,
      fields: [
        {
          name: 'app',
          label: 'The app',
          kind: 'text',
          isRequired: true,
          hint: 'The address of its page in the App Store, or the number in it.',
          placeholder: 'https://apps.apple.com/us/app/acme-coffee/id1234567890',
        },
        {
          name: 'countries',
          label: 'Countries',
          kind: 'text',
          isRequired: true,
          hint: 'Two letters each. Every country has reviews of its own, and costs a request a poll.',
          placeholder: 'us, gb, de, fr',
        },
      ],
      everyMs: 30 * MINUTE_MS,
      leastEveryMs: 10 * MINUTE_MS,
    },
  ],
  credential: null,
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  budgets: [{ name: 'requests', label: 'Requests', unit: 'calls', limit: 20, windowMs: MINUTE_MS }],
  idempotency: 'none',
  evidence: 'double',
  leftOut: [
    {
      act: 'answer by the interface',
      why: 'it needs a key of App Store Connect; Heed opens its page and a person answers there',
    },
    { act: 'see removals', why: 'a review that was taken back merely leaves the feed, as very old ones do' },
    { act: 'see own answers', why: 'the public feed has reviews only' },
  ],
};
