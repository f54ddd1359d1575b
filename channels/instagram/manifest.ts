// What the Instagram channel says of itself: comments, mentions and tags of a professional account, and its messages.
// Sources of every figure and rule: README.md.

import type { Manifest, TextLimit } from '../../core/channel.ts';
import { CALLS } from '../families/graph/api.ts';
import { graphApp, graphConsent } from '../families/graph/consent.ts';

export const COMMENT_LIMIT: TextLimit = { max: 2_200, unit: 'code_points' };
export const MESSAGE_LIMIT: TextLimit = { max: 1_000, unit: 'utf8_bytes' };
const DAY_MS = 86_400_000;

export const manifest: Manifest = {
  id: 'instagram',
  label: 'Instagram',
  about:
    'Hears what people comment under your posts, who tags or mentions your professional account, and what they write to it. Answers in public and privately, and hides comments.',
  sourceKinds: [
    {
      kind: 'account',
      label: 'Comments, tags and mentions',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 180_000,
      leastEveryMs: 60_000,
    },
    {
      kind: 'messages',
      label: 'Messages',
      sphere: 'owned_private',
      needsProfile: true,
      fields: [],
      everyMs: 120_000,
      leastEveryMs: 60_000,
    },
  ],
  credential: {
    fields: [],
    help: 'Instagram opens only professional accounts (business or creator) that are linked to a Facebook page. Say yes at Facebook as somebody who looks after that page, and tick the page and the account.',
    app: graphApp(
      'At developers.facebook.com create an app of the type Business, or take the one you use for your Facebook page, and copy App ID and App secret from App settings, Basic. Add the product Facebook Login and under its Settings enter the address for consent among the valid redirect addresses. For pushes add the product Webhooks, choose Instagram, enter the address for pushes and the verify token you chose here, and subscribe to comments, mentions and messages. In the Instagram app allow access to messages under Settings, Messages, Connected tools. Accounts that are not your own need Meta’s App Review.',
    ),
    consent: graphConsent([
      { scope: 'instagram_basic', why: 'To see your posts and where you are tagged' },
      { scope: 'instagram_manage_comments', why: 'To read, answer and hide comments and mentions' },
      { scope: 'instagram_manage_messages', why: 'To read and answer messages' },
      { scope: 'pages_show_list', why: 'To find the page your account is linked to' },
      { scope: 'pages_read_engagement', why: 'To speak for that page, which Instagram asks for' },
      { scope: 'pages_manage_metadata', why: 'To be told at once when something is new' },
      { scope: 'pages_messaging', why: 'To answer a comment privately' },
    ]),
  },
  hasWebhook: true,
  can: { publicReply: 'interface', privateReply: 'interface', like: false, hide: true, recheck: true },
  namesCustomer: true,
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
    { act: 'like', why: 'Meta’s description of comments has no way to like one.' },
    { act: 'delete', why: 'Hiding can be undone, deleting cannot: it stays with the account.' },
    { act: 'block', why: 'Keeping somebody away is a decision about a person, made in the app itself.' },
    {
      act: 'comments under tagged posts',
      why: 'They stand in somebody else’s place; one that names the account is pushed.',
    },
    { act: 'stories', why: 'A reply to a story comes as a message and is heard; stories themselves end in a day.' },
    { act: 'answer to a tag', why: 'Instagram takes no comment of an account under a post it is only tagged in.' },
    { act: 'media in a reply', why: 'Not built yet; replies are words.' },
    { act: 'private answer to a tag', why: 'Instagram opens a message from a comment under an own post only.' },
  ],
};
