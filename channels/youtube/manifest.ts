// What the YouTube channel says of itself: its forms, what consent it asks for, what it can do, and what it may spend.

import type { Manifest, TextLimit } from '../../core/channel.ts';
import { googleApp, googleConsent } from '../families/google/consent.ts';

export const YOUTUBE_LIMIT: TextLimit = { max: 10_000, unit: 'utf16' };

/** The budget's name, and what is taken from it: https://developers.google.com/youtube/v3/determine_quota_cost */
export const UNITS = 'units';
export const READ_COST = 1;
export const WRITE_COST = 50;

export const consent = googleConsent([
  {
    scope: 'https://www.googleapis.com/auth/youtube.force-ssl',
    why: 'To read the comments under your videos and posts, answer them and hold them back. Google has no smaller permission for comments.',
  },
]);

export const manifest: Manifest = {
  id: 'youtube',
  label: 'YouTube',
  about:
    'Hears the comments under all videos and posts of your channel, with their replies. Answers them, and holds back what should not stand in public.',
  sourceKinds: [
    {
      kind: 'channel',
      label: 'Comments on your channel',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 120_000,
      leastEveryMs: 60_000,
    },
  ],
  credential: {
    fields: [],
    help: 'Go on to Google, sign in as the owner of the channel (or as its brand account), and allow Heed to manage comments.',
    app: googleApp(
      'In Google’s console (console.cloud.google.com) make a project, open APIs & Services, Library, and enable “YouTube Data API v3”. Then APIs & Services, OAuth consent screen: add the scope youtube.force-ssl. Then Credentials, Create credentials, OAuth client ID, Web application: as authorised redirect URI enter the address for consent that stands beside this form. Copy client ID and client secret here.',
    ),
    consent,
  },
  can: { publicReply: 'interface', privateReply: 'none', like: false, hide: true, recheck: true },
  limits: { publicReply: YOUTUBE_LIMIT },
  budgets: [{ name: UNITS, label: 'Units a day', unit: 'units', limit: 10_000, windowMs: 86_400_000 }],
  // Threads are one deep: everybody’s replies stand under one comment, and only the name says who is meant.
  namesCustomer: true,
  idempotency: 'search',
  evidence: 'judged double',
  leftOut: [
    { act: 'pictures in a reply', why: 'A comment on YouTube is words alone.' },
    { act: 'private reply', why: 'YouTube has had no private messages since 2019.' },
    { act: 'like', why: 'The interface rates videos, not comments; hearts and pins are given in YouTube Studio only.' },
    {
      act: 'search',
      why: 'The interface finds videos, not what is said in comments elsewhere, and one search costs 100 units of 10,000 a day.',
    },
    {
      act: 'comments held by YouTube',
      why: 'What YouTube’s own filter holds back is not public yet; approve it in Studio and it is heard.',
    },
    {
      act: 'webhook',
      why: 'YouTube pushes new videos only, and says nothing of comments.',
    },
    {
      act: 'reject and ban',
      why: 'A rejected comment cannot be published again; Heed holds back for review, which can be undone.',
    },
  ],
};
