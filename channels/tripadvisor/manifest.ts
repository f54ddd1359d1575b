// What the channel of Tripadvisor says of itself: the key it asks with, the page it hears, and that it only reads.

import type { FormField, Manifest } from '../../core/channel.ts';

/** The budget's name. */
export const CALLS = 'calls';

const languages: FormField = {
  name: 'languages',
  label: 'Languages',
  kind: 'text',
  isRequired: false,
  hint: 'Tripadvisor shows the newest five of each; each costs a request an hour. Usual: en.',
  placeholder: 'en, de, fr',
};

export const manifest: Manifest = {
  id: 'tripadvisor',
  label: 'Tripadvisor',
  about:
    'Hears the newest reviews of your place on Tripadvisor, five in each language, with stars, and the answers you gave there. You answer on Tripadvisor’s own page.',
  sourceKinds: [
    {
      kind: 'location',
      label: 'Reviews of a place',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [languages],
      everyMs: 3_600_000,
      leastEveryMs: 900_000,
    },
  ],
  credential: {
    fields: [
      {
        name: 'location',
        label: 'Page of your place',
        kind: 'text',
        isRequired: true,
        hint: 'The address of its page on Tripadvisor, or the number after the d in it.',
        placeholder: 'https://www.tripadvisor.com/Restaurant_Review-g60745-d89575-Reviews-Acme.html',
      },
      languages,
    ],
    help: 'Paste the address of your place’s page. No sign-in is needed: what Heed hears is public.',
    app: {
      fields: [{ name: 'apiKey', label: 'API key', kind: 'secret', isRequired: true }],
      help: 'On tripadvisor.com/developers get a key for the Content API: set a daily limit, and allow the address of your server there, or every request is refused. Heed keeps what it hears, and Tripadvisor’s caching policy allows keeping nothing but the number of a place: settle that with Tripadvisor first.',
    },
  },
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  budgets: [{ name: CALLS, label: 'Requests a second', unit: 'calls', limit: 50, windowMs: 1_000 }],
  idempotency: 'none',
  evidence: 'double',
  leftOut: [
    { act: 'reply', why: 'The Content API only reads; owners answer in the Management Centre on Tripadvisor.' },
    {
      act: 'removals',
      why: 'Tripadvisor shows the newest five and no single review: one that is not among them may be old or gone.',
    },
    { act: 'photos', why: 'They hang on the place, not on a review, so nobody can tell what they were said with.' },
    { act: 'questions', why: 'No interface tells of the questions asked on a page.' },
  ],
};
