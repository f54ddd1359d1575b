// What Bluesky offers and how Heed uses it: forms, abilities, limits. Data only; no SDK is loaded to show it.

import type { Manifest } from '../../core/channel.ts';

export const DEFAULT_SERVER = 'https://bsky.social';
/** Answers public reads without an account; `public.api.bsky.app` refuses searches. */
export const PUBLIC_SERVER = 'https://api.bsky.app';

export const manifest: Manifest = {
  id: 'bluesky',
  label: 'Bluesky',
  about:
    'Hears mentions, replies and quotes of your Bluesky account, and any search you like. Replies go out from your account, in the thread, in public.',
  sourceKinds: [
    {
      kind: 'account',
      label: 'Mentions, replies and quotes of your account',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 30_000,
      leastEveryMs: 10_000,
    },
    {
      kind: 'search',
      label: 'Everything said about a word',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'query',
          label: 'Words to look for',
          kind: 'text',
          isRequired: true,
          hint: 'Quotation marks keep words together.',
          placeholder: '"Casa Lola"',
        },
        {
          name: 'server',
          label: 'Server to ask',
          kind: 'url',
          isRequired: false,
          hint: 'Only used without a connected account.',
          placeholder: PUBLIC_SERVER,
        },
      ],
      everyMs: 60_000,
      leastEveryMs: 30_000,
    },
  ],
  credential: {
    fields: [
      {
        name: 'server',
        label: 'Server',
        kind: 'url',
        isRequired: false,
        hint: 'Where the account lives. Leave it empty for bsky.social.',
        placeholder: DEFAULT_SERVER,
      },
      {
        name: 'identifier',
        label: 'Handle',
        kind: 'text',
        isRequired: true,
        placeholder: 'casa-lola.example.com',
      },
      {
        name: 'appPassword',
        label: 'App password',
        kind: 'secret',
        isRequired: true,
        placeholder: 'xxxx-xxxx-xxxx-xxxx',
      },
    ],
    help: 'In Bluesky open Settings, Privacy and security, App passwords, and add one named Heed. Do not give your main password.',
  },
  can: { publicReply: 'interface', privateReply: 'none', like: true, recheck: true },
  limits: { publicReply: { max: 300, unit: 'graphemes', maxBytes: 3000 } },
  // The lexicon speaks of 2 MB, and of 1 MB formerly: servers of their own are slow to follow.
  media: {
    publicReply: {
      most: 4,
      types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
      maxBytes: 1_000_000,
      altMax: 2_000,
    },
  },
  idempotency: 'client_key',
  evidence: 'real server',
  leftOut: [
    {
      act: 'chat messages',
      why: 'No chat service can be run for tests, and app passwords reach chats only when made for it; public replies come first.',
    },
    { act: 'editing a reply', why: 'Bluesky shows posts as first written; a changed record does not reach readers.' },
    { act: 'hiding replies', why: 'Needs a thread gate record of the brand’s own thread; moderation is a later part.' },
  ],
};
