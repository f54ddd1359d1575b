// What the Reddit channel says of itself: the public feeds, without credentials, answered on Reddit's own pages.

import type { FormField, Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

const subreddit: FormField = {
  name: 'subreddit',
  label: 'Subreddit',
  kind: 'text',
  isRequired: true,
  placeholder: 'r/acmecoffee',
};

const timing = { everyMs: 10 * MINUTE_MS, leastEveryMs: 2 * MINUTE_MS };

export const manifest: Manifest = {
  id: 'reddit',
  label: 'Reddit',
  about:
    'Posts on Reddit that name your business, and posts and comments of subreddits, by the public feeds. ' +
    'Nothing to sign in to; Reddit lets few such requests through, so it is asked slowly.',
  sourceKinds: [
    {
      kind: 'search',
      label: 'Posts with these words',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'query',
          label: 'Words',
          kind: 'text',
          isRequired: true,
          hint: 'As in Reddit’s own search: “quotes” for a phrase, OR, -word, subreddit:name, site:acme.example.',
          placeholder: '"Acme Coffee" OR site:acme.example',
        },
        { ...subreddit, isRequired: false, label: 'Only in this subreddit' },
      ],
      ...timing,
    },
    {
      kind: 'subreddit',
      label: 'A subreddit: new posts and comments',
      sphere: 'earned',
      needsProfile: false,
      fields: [subreddit],
      ...timing,
    },
    {
      kind: 'community',
      label: 'Your own subreddit: new posts and comments',
      sphere: 'owned_public',
      needsProfile: false,
      fields: [subreddit],
      ...timing,
    },
  ],
  credential: null,
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  budgets: [{ name: 'requests', label: 'Requests', unit: 'calls', limit: 10, windowMs: MINUTE_MS }],
  idempotency: 'none',
  evidence: 'judged double',
  leftOut: [
    { act: 'reply', why: 'feeds can only be read; Heed opens the page and a person answers there' },
    {
      act: 'inbox, messages, answering by the interface',
      why: 'it needs an app that Reddit approves one by one, and a contract for commercial use; a channel of its own',
    },
    { act: 'search comments', why: 'the feed of the search brings posts only; comments are heard by subreddit' },
    { act: 'see removals', why: 'what was removed leaves the feed, as everything does that has grown old' },
  ],
};
