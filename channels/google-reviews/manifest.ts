// What the channel of Google's reviews says of itself: its forms, what consent it asks for, what it can do and may ask.

import type { Manifest, TextLimit } from '../../core/channel.ts';
import { googleApp, googleConsent } from '../families/google/consent.ts';

/** "The maximum length is 4096 bytes", says Google's own description of ReviewReply. */
export const REPLY_LIMIT: TextLimit = { max: 4_096, unit: 'utf8_bytes' };

/** The budget's name. */
export const REQUESTS = 'requests';

export const consent = googleConsent([
  {
    scope: 'https://www.googleapis.com/auth/business.manage',
    why: 'To see your locations, read their reviews and answer them. Google has no smaller permission for Business Profiles.',
  },
]);

export const manifest: Manifest = {
  id: 'google-reviews',
  label: 'Google reviews',
  about:
    'Hears the reviews of your locations on Google Maps and Search, with stars, words and photos. Answers them as the owner.',
  sourceKinds: [
    {
      kind: 'location',
      label: 'Reviews of a location',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [
        {
          name: 'location',
          label: 'Location',
          kind: 'text',
          isRequired: true,
          hint: 'Filled in when you connect: each verified location becomes a source.',
          placeholder: 'accounts/123/locations/456',
        },
      ],
      everyMs: 300_000,
      leastEveryMs: 60_000,
    },
  ],
  credential: {
    fields: [],
    help: 'Go on to Google and sign in with the account that owns or manages your Business Profiles. Each verified location becomes a source.',
    app: googleApp(
      'First apply for access: Google opens these interfaces to a project only after a person has approved it, which takes days to weeks (the README tells how). Then, in Google’s console (console.cloud.google.com), enable “Google My Business API”, “My Business Account Management API” and “My Business Business Information API”. Under OAuth consent screen add the scope business.manage. Under Credentials create an OAuth client ID of the kind Web application: as authorised redirect URI enter the address for consent that stands beside this form. Copy client ID and client secret here.',
    ),
    consent,
  },
  can: { publicReply: 'interface', privateReply: 'none', like: false, recheck: true },
  limits: { publicReply: REPLY_LIMIT },
  budgets: [{ name: REQUESTS, label: 'Requests a minute', unit: 'calls', limit: 300, windowMs: 60_000 }],
  idempotency: 'search',
  evidence: 'judged double',
  leftOut: [
    { act: 'pictures in a reply', why: 'Google’s answer to a review is words alone.' },
    { act: 'private reply', why: 'Google does not say who a reviewer is and lets nobody write to them.' },
    {
      act: 'replace an answer',
      why: 'Google keeps one answer a review. Heed never writes over one that stands; change it on Google.',
    },
    { act: 'hide', why: 'A review cannot be hidden; a false one is reported to Google on its own page.' },
    {
      act: 'webhook',
      why: 'Google tells of new reviews through Pub/Sub, whose pushes prove the sender but not their words, with keys that change and have to be fetched: Heed believes only what is signed as a whole.',
    },
    { act: 'questions and answers', why: 'Google ended that interface on 3 November 2025.' },
  ],
};
