// What the Facebook channel says of itself: a page's posts, comments, tags and recommendations, and its conversations.
// Sources of every figure and rule: README.md.

import type { Manifest, TextLimit } from '../../core/channel.ts';
import { CALLS } from '../families/graph/api.ts';
import { graphApp, graphConsent } from '../families/graph/consent.ts';

export const COMMENT_LIMIT: TextLimit = { max: 8_000, unit: 'utf16' };
export const MESSAGE_LIMIT: TextLimit = { max: 2_000, unit: 'utf16' };
const DAY_MS = 86_400_000;

export const manifest: Manifest = {
  id: 'facebook',
  label: 'Facebook',
  about:
    'Hears what people post and comment on your Facebook page, who tags or recommends it, and what they write to it in Messenger. Answers in public and privately, likes and hides.',
  sourceKinds: [
    {
      kind: 'page',
      label: 'Posts, comments, tags and recommendations',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 180_000,
      leastEveryMs: 60_000,
    },
    {
      kind: 'messages',
      label: 'Messenger conversations',
      sphere: 'owned_private',
      needsProfile: true,
      fields: [],
      everyMs: 120_000,
      leastEveryMs: 60_000,
    },
  ],
  credential: {
    fields: [],
    help: 'Say yes at Facebook as somebody who may moderate the page and answer its messages, and tick the pages Heed shall hear. Each becomes a profile of its own.',
    app: graphApp(
      'At developers.facebook.com create an app of the type Business and copy App ID and App secret from App settings, Basic. Add the product Facebook Login and under its Settings enter the address for consent among the valid redirect addresses. For pushes add the product Webhooks, choose Page, enter the address for pushes and the verify token you chose here, and subscribe to feed, ratings, mention, messages and message_echoes. Pages that are not your own need Meta’s App Review for these permissions.',
    ),
    consent: graphConsent([
      { scope: 'pages_show_list', why: 'To see which pages you look after' },
      { scope: 'pages_read_engagement', why: 'To read the posts of the page itself' },
      { scope: 'pages_read_user_content', why: 'To read what others post, comment and recommend' },
      { scope: 'pages_manage_engagement', why: 'To answer, like and hide comments' },
      { scope: 'pages_manage_metadata', why: 'To be told at once when something is new' },
      { scope: 'pages_messaging', why: 'To read and answer messages' },
    ]),
  },
  hasWebhook: true,
  can: { publicReply: 'interface', privateReply: 'interface', like: true, hide: true, recheck: true },
  limits: { publicReply: COMMENT_LIMIT, privateReply: MESSAGE_LIMIT },
  windows: {
    privateReply: {
      forMs: 7 * DAY_MS,
      since: 'their_last_words',
      wayOut: 'Answer in public, or ask there for another message or an email address.',
    },
  },
  budgets: [CALLS],
  idempotency: 'search',
  evidence: 'judged double',
  leftOut: [
    { act: 'block', why: 'Keeping somebody off the page is a decision about a person, made on the page itself.' },
    { act: 'delete', why: 'Hiding can be undone, deleting cannot: it stays with the page.' },
    {
      act: 'comments under recommendations',
      why: 'The list of recommendations does not tell them; they are heard when pushed.',
    },
    { act: 'media in a reply', why: 'Not built yet; replies are words.' },
    { act: 'public answer by message', why: 'What came as a message is answered as one; it never becomes public.' },
  ],
};
