// What the Hacker News channel says of itself: a public search without credentials, answered on its own pages.

import type { Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

export const manifest: Manifest = {
  id: 'hacker-news',
  label: 'Hacker News',
  about:
    'Stories and comments on Hacker News that name your business, and stories that link to your site. ' +
    'The search is public; nothing to sign in to.',
  sourceKinds: [
    {
      kind: 'search',
      label: 'Stories and comments with these words',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'query',
          label: 'Words',
          kind: 'text',
          isRequired: true,
          hint: 'All of them must be there. Words in “quotes” must stand together.',
          placeholder: '"Acme Coffee"',
        },
      ],
      everyMs: 5 * MINUTE_MS,
      leastEveryMs: MINUTE_MS,
    },
    {
      kind: 'links',
      label: 'Stories that link to a site',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'site',
          label: 'The site',
          kind: 'text',
          isRequired: true,
          hint: 'Its name without a path; pages of its subdomains count too.',
          placeholder: 'acme.example',
        },
      ],
      everyMs: 15 * MINUTE_MS,
      leastEveryMs: MINUTE_MS,
    },
  ],
  credential: null,
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: true },
  limits: {},
  budgets: [{ name: 'searches', label: 'Searches', unit: 'calls', limit: 10_000, windowMs: 60 * MINUTE_MS }],
  idempotency: 'none',
  evidence: 'double',
  leftOut: [
    { act: 'reply', why: 'there is no interface for writing; Heed opens the page and a person answers there' },
    { act: 'vote', why: 'there is no interface for it, and asking for votes is against the rules of the place' },
    { act: 'private messages', why: 'the place has none' },
  ],
};
