// What the rehearsal town says of itself: simulated customers, nothing of it leaves the house.

import type { FormField, Manifest, MediaLimit, SourceKind, TextLimit } from '../../core/channel.ts';

const limit: TextLimit = { max: 500, unit: 'graphemes' };

/** The town looks at what is told of a picture; the picture itself it does not keep. */
const media: MediaLimit = {
  most: 4,
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  maxBytes: 5_000_000,
  altMax: 1_000,
};

const fields: readonly FormField[] = [
  {
    name: 'seed',
    label: 'Seed',
    kind: 'text',
    isRequired: false,
    hint: 'The same seed tells the same story.',
    placeholder: 'harbour',
  },
  {
    name: 'startedAt',
    label: 'Founded at',
    kind: 'text',
    isRequired: false,
    hint: 'An ISO time; two weeks before it are history. Empty: when it is first listened to.',
  },
  {
    name: 'pace',
    label: 'Pace',
    kind: 'text',
    isRequired: false,
    hint: 'still, calm, normal or lively.',
    placeholder: 'normal',
  },
  {
    name: 'weather',
    label: 'Weather',
    kind: 'text',
    isRequired: false,
    hint: 'fair, rate_limited or flaky: how the place behaves.',
    placeholder: 'fair',
  },
];

const town: SourceKind = {
  kind: 'town',
  label: 'The town, in public',
  sphere: 'owned_public',
  needsProfile: true,
  fields,
  everyMs: 5_000,
  leastEveryMs: 1_000,
};

export const manifest: Manifest = {
  id: 'rehearsal',
  label: 'Rehearsal',
  isRehearsal: true,
  about:
    'A small town of simulated customers who talk to and about a roastery with a bad week. For looking around, learning and practising; nothing of it ever leaves this machine.',
  sourceKinds: [town, { ...town, kind: 'letters', label: 'Letters to the brand', sphere: 'owned_private' }],
  credential: { fields: [], help: 'Nothing to fill in: the town knows its brand.' },
  can: { publicReply: 'interface', privateReply: 'interface', like: true, hide: true, recheck: true },
  limits: { publicReply: limit, privateReply: limit },
  media: { publicReply: media, privateReply: media },
  idempotency: 'client_key',
  evidence: 'double',
  leftOut: [{ act: 'repost', why: 'Heed reposts nowhere yet.' }],
};
