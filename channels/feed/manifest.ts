// What the feed channel says of itself: any place that publishes RSS, RDF, Atom or JSON Feed, and alerts by feed.

import type { Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

export const manifest: Manifest = {
  id: 'feed',
  label: 'Feeds and alerts',
  about:
    'Blogs, forums, news and comment sections that publish a feed, and Google Alerts or Talkwalker Alerts delivered as one. ' +
    'Paste the address of the feed or of the page; nothing to sign in to.',
  sourceKinds: [
    {
      kind: 'feed',
      label: 'Feed or page',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'address',
          label: 'Address of the feed or page',
          kind: 'url',
          isRequired: true,
          hint: 'RSS, Atom, RDF or JSON Feed. With the address of a page, its feed is looked for.',
          placeholder: 'https://example.org/feed',
        },
      ],
      everyMs: 15 * MINUTE_MS,
      leastEveryMs: MINUTE_MS,
    },
    {
      kind: 'comments',
      label: 'Comments on your own blog',
      sphere: 'owned_public',
      needsProfile: false,
      fields: [
        {
          name: 'address',
          label: 'Address of your blog, or of the feed of its comments',
          kind: 'url',
          isRequired: true,
          hint: 'WordPress: …/comments/feed/. Blogger: …/feeds/comments/default. With the address of the blog, it is looked for.',
          placeholder: 'https://blog.example.org/',
        },
      ],
      everyMs: 5 * MINUTE_MS,
      leastEveryMs: MINUTE_MS,
    },
    {
      kind: 'alerts',
      label: 'Google Alerts or Talkwalker Alerts',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'address',
          label: 'Address of the alert’s feed',
          kind: 'url',
          isRequired: true,
          hint: 'Google: in the alert’s settings choose “Deliver to: RSS feed”, then copy the address behind the feed icon. Talkwalker: choose “RSS feed” as delivery, then copy its address.',
          placeholder: 'https://www.google.com/alerts/feeds/…',
        },
      ],
      everyMs: 15 * MINUTE_MS,
      leastEveryMs: MINUTE_MS,
    },
  ],
  credential: null,
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  idempotency: 'none',
  evidence: 'judged double',
  leftOut: [
    { act: 'reply', why: 'a feed can only be read; Heed opens the page and a person answers there' },
    { act: 'see removals', why: 'an item that leaves a feed has usually only grown old' },
  ],
};
