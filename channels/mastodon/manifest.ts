// What the Mastodon channel says of itself. Mastodon and its kin (Pleroma, Akkoma, GoToSocial, Friendica, Pixelfed,
// Misskey's forks …) speak one interface, each in part, so everything here holds for the least of them.

import type { Manifest, MediaLimit, TextLimit } from '../../core/channel.ts';

/** Mastodon's own counting: graphemes, 23 a link, a remote handle without its host. Servers may tell another length. */
export const MASTODON_LIMIT: TextLimit = { max: 500, unit: 'graphemes', linkCosts: 23, handleCostsLocalPart: true };

/** Mastodon's own, and what its kin take as well: README says where each is from. */
const media: MediaLimit = {
  most: 4,
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  maxBytes: 16_777_216,
  altMax: 1_500,
};

export const DEFAULT_HASHTAG_SERVER = 'https://mastodon.social';

export const manifest: Manifest = {
  id: 'mastodon',
  label: 'Mastodon',
  about:
    'Hears who mentions your account on Mastodon and its kin, and answers them in public or privately. Hashtags are heard without an account.',
  sourceKinds: [
    {
      kind: 'account',
      label: 'Mentions of your account',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 30_000,
      leastEveryMs: 10_000,
    },
    {
      kind: 'hashtag',
      label: 'A hashtag',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        { name: 'tag', label: 'Hashtag', kind: 'text', isRequired: true, placeholder: 'AcmeCoffee' },
        {
          name: 'server',
          label: 'Server',
          kind: 'url',
          isRequired: false,
          hint: 'Whose view of the network to listen to; it hears what reaches that server.',
          placeholder: DEFAULT_HASHTAG_SERVER,
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
        label: 'Your server',
        kind: 'url',
        isRequired: true,
        placeholder: 'https://mastodon.social',
      },
      {
        name: 'accessToken',
        label: 'Access token',
        kind: 'secret',
        isRequired: true,
        hint: 'From Preferences, Development, New application on your server.',
      },
    ],
    help: 'On your server open Preferences, Development, New application, and tick read:accounts (to know whose token it is), read:notifications (to hear mentions), read:statuses (to read threads and replies made elsewhere), read:search (to find a post heard through another server), write:statuses (to answer), write:media (to send pictures) and write:favourites (to like). Save, open the application and copy "Your access token".',
  },
  can: { publicReply: 'interface', privateReply: 'interface', like: true, recheck: true },
  namesCustomer: true,
  limits: { publicReply: MASTODON_LIMIT, privateReply: MASTODON_LIMIT },
  media: { publicReply: media, privateReply: media },
  idempotency: 'header',
  evidence: 'judged double',
  leftOut: [
    {
      act: 'search',
      why: 'Full-text search is optional on a server, sees only posts whose authors opted in, and means different things on each kin: a silent search would look like silence. Hashtags are honest everywhere.',
    },
    { act: 'streaming', why: 'Several kin have none; polling every 30 s is heard by all of them.' },
    { act: 'hide', why: 'A post of somebody else cannot be hidden here; mute, block and report are not built yet.' },
    { act: 'boost', why: 'Boosting is publishing, not care.' },
    { act: 'films and sounds in a reply', why: 'Pictures are what a reply needs; a film is publishing.' },
  ],
};
