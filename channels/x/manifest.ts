// What the X channel says of itself. Figures are those of X's own pages in August 2026 (README.md names each); an app
// under contract (Enterprise) may be allowed more, a self-serve one is not.

import type { Budget, Manifest, MediaLimit } from '../../core/channel.ts';

const QUARTER_MS = 15 * 60_000;

/** What X charges, in US dollars: a post or message sent, one with a link, and what is read, each thing once a UTC day. */
export const PRICES = {
  post: 0.015,
  postWithLink: 0.2,
  message: 0.015,
  hide: 0.005,
  ownRead: 0.001,
  postRead: 0.005,
  messageRead: 0.01,
} as const;

/** Characters of a search. X's description allows 4,096, its table of limits 512 to apps that are not under contract. */
export const MAX_QUERY = 512;

const perQuarter = (name: string, label: string, limit: number): Budget => ({
  name,
  label,
  unit: 'calls',
  limit,
  windowMs: QUARTER_MS,
});

/** A moving GIF wants X's other way of uploading, in pieces. */
const media = (most: number): MediaLimit => ({
  most,
  types: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 5_000_000,
  altMax: 1_000,
});

export const manifest: Manifest = {
  id: 'x',
  label: 'X',
  about:
    'Hears who mentions your account on X, what people say of you, and your direct messages; answers in public and privately, and hides replies. X charges for what is read and sent.',
  sourceKinds: [
    {
      kind: 'account',
      label: 'Mentions of your account',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 60_000,
      leastEveryMs: 15_000,
    },
    {
      kind: 'search',
      label: 'A search',
      sphere: 'earned',
      needsProfile: true,
      fields: [
        {
          name: 'query',
          label: 'Search for',
          kind: 'text',
          isRequired: true,
          hint: 'As in the search of X: words, "exact words", #hashtag, OR, -without. X charges $0.005 for every post found.',
          placeholder: '"Acme Coffee" -from:acme',
        },
      ],
      everyMs: 5 * 60_000,
      leastEveryMs: 30_000,
    },
    {
      kind: 'messages',
      label: 'Direct messages',
      sphere: 'owned_private',
      needsProfile: true,
      fields: [],
      everyMs: 2 * 60_000,
      leastEveryMs: 75_000,
    },
  ],
  credential: {
    fields: [],
    help: 'Sign in to X as the account that answers your customers, then go on: X asks whether Heed may hear and answer for it.',
    app: {
      fields: [
        { name: 'clientId', label: 'Client ID', kind: 'text', isRequired: true },
        { name: 'clientSecret', label: 'Client Secret', kind: 'secret', isRequired: true },
        {
          name: 'consumerSecret',
          label: 'API Key Secret',
          kind: 'secret',
          isRequired: false,
          hint: 'Also called consumer secret. Only needed for pushes: X signs them with it.',
        },
      ],
      help: 'Open console.x.com, create an app, and buy credits there. Under User authentication settings choose Read and write and Direct message, type Web App, and paste the address for consent as callback. Copy the Client ID and the Client Secret of OAuth 2.0. For pushes copy the API Key Secret too and register the address for pushes, as the guide of this channel says.',
    },
    consent: {
      authorizeUrl: 'https://x.com/i/oauth2/authorize',
      tokenUrl: 'https://api.x.com/2/oauth2/token',
      scopes: [
        { scope: 'tweet.read', why: 'To hear posts that mention you, and what they answer' },
        { scope: 'users.read', why: 'To know whose account this is and who is speaking' },
        { scope: 'tweet.write', why: 'To publish the answers your team writes' },
        { scope: 'tweet.moderate.write', why: 'To hide and show replies under your own posts' },
        { scope: 'media.write', why: 'To send the pictures that go with an answer' },
        { scope: 'dm.read', why: 'To hear the direct messages sent to you' },
        { scope: 'dm.write', why: 'To answer in direct messages' },
        { scope: 'offline.access', why: 'To stay connected longer than two hours' },
      ],
      scopeSeparator: ' ',
      clientAuth: 'basic',
    },
  },
  hasWebhook: true,
  can: { publicReply: 'interface', privateReply: 'interface', like: false, hide: true, recheck: true },
  limits: {
    publicReply: { max: 280, unit: 'weighted' },
    privateReply: { max: 10_000, unit: 'code_points' },
  },
  media: { publicReply: media(4), privateReply: media(1) },
  budgets: [
    perQuarter('mentions', 'Looks at mentions', 300),
    perQuarter('own', 'Looks at your own posts', 900),
    perQuarter('search', 'Searches', 300),
    perQuarter('lookup', 'Looks at single posts', 5_000),
    perQuarter('replies', 'Replies', 100),
    perQuarter('hides', 'Replies hidden or shown', 50),
    perQuarter('messages', 'Looks at direct messages', 15),
    perQuarter('sent', 'Direct messages sent', 15),
    { name: 'money', label: 'Money spent at X', unit: 'usd', limit: null, windowMs: 30 * 86_400_000 },
  ],
  links: 'charged',
  idempotency: 'search',
  evidence: 'judged double',
  leftOut: [
    {
      act: 'like',
      why: 'X took likes away from apps that are not under contract with it (its changelog, 16 April 2026).',
    },
    { act: 'quote', why: 'Also only under contract since then, and a quote is publishing rather than care.' },
    {
      act: 'encrypted chat',
      why: 'The platform hands over only what the owner’s own keys can open; Heed does not hold them.',
    },
    { act: 'streaming', why: 'Its streams need an app-only token and a contract; pushes and polling hear the same.' },
    {
      act: 'long posts',
      why: 'Only paying accounts may write more than 280, and X does not say so before it refuses.',
    },
    { act: 'films and moving GIFs in a reply', why: 'Pictures are what an answer needs; a film is publishing.' },
    { act: 'block and mute', why: 'Not built yet; hiding a reply is.' },
    { act: 'delete a message', why: 'It only disappears for the one who deletes it.' },
  ],
};
