// What the channel of Yelp says of itself: the key that hears, the consent that lets Yelp's partners answer, and what may
// be asked.

import type { Consent, FormField, Manifest, SourceKind, TextLimit } from '../../core/channel.ts';

/** "exceeds 5K characters", says Yelp's reference; what a character is, it does not say. */
export const ANSWER_LIMIT: TextLimit = { max: 5_000, unit: 'code_points' };

/** The budgets' names. */
export const CALLS = 'calls';
export const ANSWERS = 'answers';

const DAY_MS = 86_400_000;

export const consent: Consent = {
  authorizeUrl: 'https://biz.yelp.com/oauth2/authorize',
  tokenUrl: 'https://api.yelp.com/oauth2/token',
  scopes: [
    { scope: 'r2r', why: 'To answer reviews in your name.' },
    { scope: 'r2r_get_businesses', why: 'To see which businesses you have claimed, so that each becomes a profile.' },
  ],
  scopeSeparator: ' ',
  clientAuth: 'body',
};

const business: FormField = {
  name: 'business',
  label: 'Business',
  kind: 'text',
  isRequired: true,
  hint: 'The end of the address of its page on Yelp, or its id.',
  placeholder: 'acme-coffee-san-francisco',
};

/** 24 of the 300 requests a day that the smallest plan has. */
const often = { everyMs: 3_600_000, leastEveryMs: 900_000 } as const;

const excerpts: SourceKind = {
  kind: 'excerpts',
  label: 'Reviews of a business',
  sphere: 'owned_public',
  needsProfile: false,
  fields: [business],
  ...often,
};

const partner: SourceKind = {
  kind: 'partner',
  label: 'Reviews, as a partner of Yelp',
  sphere: 'owned_public',
  needsProfile: true,
  fields: [{ ...business, hint: 'Filled in when you connect: each claimed business becomes a source.' }],
  ...often,
};

export const manifest: Manifest = {
  id: 'yelp',
  label: 'Yelp',
  about:
    'Hears reviews of your businesses on Yelp, with stars; how many and how long depends on your plan with Yelp. Partners of Yelp answer from here, everybody else on Yelp’s own page.',
  sourceKinds: [excerpts, partner],
  credential: {
    fields: [],
    help: 'Only for partners of Yelp with access to “Respond to Reviews”: go on to Yelp and sign in as the business user who has claimed the businesses. That user needs a photo of their own on biz.yelp.com. Everybody else needs no profile: add a source of the kind “Reviews of a business”.',
    app: {
      fields: [
        { name: 'apiKey', label: 'API key', kind: 'secret', isRequired: true },
        { name: 'clientId', label: 'Client ID', kind: 'text', isRequired: false, hint: 'Only for partners of Yelp.' },
        {
          name: 'clientSecret',
          label: 'Client secret',
          kind: 'secret',
          isRequired: false,
          hint: 'Only for partners of Yelp; Yelp hands it out with partner access.',
        },
      ],
      help: 'On yelp.com/developers/v3/manage_app create an app and copy its API key here. Reviews need Yelp’s plan “Enhanced” or “Premium”. Heed keeps what it hears, and Yelp’s terms limit how long its content may be kept: settle that with Yelp first. Partners also paste client ID and client secret, and have Yelp register the address for consent that stands beside this form.',
    },
    consent,
  },
  can: { publicReply: 'interface', privateReply: 'none', like: false, recheck: false },
  limits: { publicReply: ANSWER_LIMIT },
  budgets: [
    { name: CALLS, label: 'Requests a day', unit: 'calls', limit: 300, windowMs: DAY_MS },
    { name: ANSWERS, label: 'Answers a day', unit: 'calls', limit: 20, windowMs: DAY_MS },
  ],
  idempotency: 'search',
  evidence: 'double',
  leftOut: [
    { act: 'private reply', why: 'Yelp’s interface has public comments only; private messages are on biz.yelp.com.' },
    {
      act: 'replace an answer',
      why: 'Yelp keeps one answer a review. Heed never writes over one that stands; change it on biz.yelp.com.',
    },
    {
      act: 'removals',
      why: 'Yelp shows no single review, and moves reviews out of its list without telling whether they were taken back.',
    },
    { act: 'hide', why: 'A review cannot be hidden; a false one is reported to Yelp on its own page.' },
    {
      act: 'leads and messages',
      why: 'They belong to another interface (Yelp Leads), which asks for a contract of its own.',
    },
  ],
};
