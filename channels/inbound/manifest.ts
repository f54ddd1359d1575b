// What the inbound API says of itself: a door for every place that Heed has no channel for.

import type { Manifest, MediaLimit, TextLimit } from '../../core/channel.ts';

const limit: TextLimit = { max: 10_000, unit: 'code_points' };

/** Small enough to stand within one signed message. */
const media: MediaLimit = {
  most: 4,
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  maxBytes: 2_000_000,
  altMax: 2_000,
};

export const manifest: Manifest = {
  id: 'inbound',
  label: 'Inbound API',
  about:
    'For a place of your own or one that Heed lacks: your server tells Heed what customers say there, and takes the answers. Signed JSON over HTTPS, both ways.',
  sourceKinds: [
    {
      kind: 'place',
      label: 'What the place tells',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 60_000,
      leastEveryMs: 5_000,
    },
  ],
  credential: {
    app: {
      fields: [
        {
          name: 'secret',
          label: 'Signing secret',
          kind: 'secret',
          isRequired: true,
          hint: 'At least 24 characters that nobody can guess. Your server signs with the same one.',
        },
      ],
      help: 'Make up a secret, for example with “openssl rand -hex 32”, and give it to your server as well. It pushes to the address for pushes beside this form, signed as channels/inbound/README.md says.',
    },
    fields: [
      {
        name: 'place',
        label: 'Name of the place',
        kind: 'text',
        isRequired: true,
        hint: 'Small letters, digits and dashes. Your server names it in every push.',
        placeholder: 'forum',
      },
      {
        name: 'answerUrl',
        label: 'Address for answers',
        kind: 'url',
        isRequired: false,
        hint: 'Heed sends your answers there, signed. Left out: no answer can leave from here.',
        placeholder: 'https://shop.example/heed/answers',
      },
      {
        name: 'feedUrl',
        label: 'Address of the feed',
        kind: 'url',
        isRequired: false,
        hint: 'Heed asks there every minute for what it was not pushed. Left out: what is pushed is all that is heard.',
        placeholder: 'https://shop.example/heed/feed',
      },
    ],
    help: 'One profile for each place. Heed says hello to the addresses you enter, signed, before it keeps them.',
  },
  hasWebhook: true,
  can: { publicReply: 'interface', privateReply: 'interface', like: false, hide: true, recheck: false },
  limits: { publicReply: limit, privateReply: limit },
  media: { publicReply: media, privateReply: media },
  idempotency: 'client_key',
  evidence: 'real server',
  leftOut: [
    { act: 'like', why: 'What a like would mean differs from place to place; an answer can say thank you.' },
    {
      act: 'asking again',
      why: 'The place pushes edits and removals, or its feed tells them: nothing is asked twice.',
    },
  ],
};
