// What the Pinterest channel says of itself: the public feeds of profiles and boards. Nothing can be answered by any interface.

import type { Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

export const manifest: Manifest = {
  id: 'pinterest',
  label: 'Pinterest',
  about:
    'New pins of a profile or a board, by Pinterest’s public feeds: of fans who collect what you make, of partners, of your ' +
    'own. Nothing to sign in to; a person answers on the pin’s page.',
  sourceKinds: [
    {
      kind: 'pins',
      label: 'Pins of a profile or board',
      sphere: 'earned',
      needsProfile: false,
      fields: [
        {
          name: 'address',
          label: 'Address of the profile or board',
          kind: 'text',
          isRequired: true,
          hint: 'As the browser shows it. Secret boards have no feed.',
          placeholder: 'https://www.pinterest.com/acmecoffee/latte-art/',
        },
      ],
      everyMs: 30 * MINUTE_MS,
      leastEveryMs: 5 * MINUTE_MS,
    },
  ],
  credential: null,
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  idempotency: 'none',
  evidence: 'judged double',
  leftOut: [
    {
      act: 'comments, mentions and messages',
      why: 'Pinterest’s interface has none of them (versions 5.23 and 5.28); its notification mails tell of comments',
    },
    {
      act: 'pins and their figures by the interface',
      why: 'they need an approved app and bring no word of a customer',
    },
    { act: 'search', why: 'there is neither a feed nor an interface that searches the pins of others' },
    { act: 'see removals', why: 'a pin that leaves a feed has usually only grown old' },
  ],
};
