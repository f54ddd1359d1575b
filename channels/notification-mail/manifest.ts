// What the channel for notification mails says of itself: a folder of a mailbox, read and never answered from here.

import type { FormField, Manifest, SourceKind } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

const optional = (name: string, label: string, hint: string, placeholder: string): FormField => ({
  ...{ name, label, hint, placeholder },
  kind: 'text',
  isRequired: false,
});

const folder = (kind: string, label: string, sphere: SourceKind['sphere']): SourceKind => ({
  ...{ kind, label, sphere },
  needsProfile: true,
  fields: [
    {
      name: 'folder',
      label: 'Folder',
      kind: 'text',
      // Never the whole inbox by mistake: other people's mails are in it.
      isRequired: true,
      hint: 'The folder your mail rule files them in; INBOX for all that arrives.',
      placeholder: 'Notices',
    },
  ],
  everyMs: 5 * MINUTE_MS,
  leastEveryMs: MINUTE_MS,
  isWatched: true,
});

export const manifest: Manifest = {
  id: 'notification-mail',
  label: 'Notification mails',
  about:
    'Hears places that only mail you: Yelp, Tripadvisor, Pinterest, Facebook groups, Google Alerts, Talkwalker Alerts. Let your mail rule file their mails in one folder; Heed reads it and opens the page to answer on.',
  sourceKinds: [
    folder('notices', 'Reviews and comments by mail', 'owned_public'),
    folder('alerts', 'Alerts by mail', 'earned'),
  ],
  credential: {
    fields: [
      { name: 'address', label: 'Email address', kind: 'text', isRequired: true, placeholder: 'notices@example.com' },
      optional('user', 'User name', 'Where it is not the address.', 'notices@example.com'),
      {
        name: 'password',
        label: 'Password',
        kind: 'secret',
        isRequired: true,
        hint: 'Better one made for Heed alone (an “app password”), which you can withdraw by itself.',
      },
      { name: 'imapHost', label: 'IMAP server', kind: 'text', isRequired: true, placeholder: 'imap.example.com' },
      optional('imapPort', 'IMAP port', 'Empty for 993.', '993'),
      optional('imapSecurity', 'IMAP security', 'tls or starttls; empty to go by the port.', 'tls'),
    ],
    help: 'Make a rule in your mail that files the mails of these places in a folder of their own, and switch their notices on: Yelp for Business (Account settings, Notifications), Tripadvisor (Management Center, Settings), Pinterest (Settings, Notifications), each Facebook group (Manage notifications), Google Alerts (Deliver to: your address). Your provider’s help names the IMAP server; make a password for Heed alone where it can be had.',
  },
  can: { publicReply: 'link_out', privateReply: 'none', like: false, recheck: false },
  limits: {},
  idempotency: 'none',
  evidence: 'real server',
  leftOut: [
    {
      act: 'reply',
      why: 'A notice cannot be answered by mail on most of these places; Heed opens the page and a person answers there.',
    },
    {
      act: 'hear edits and removals',
      why: 'Places mail when something is written, not when it is changed or taken back.',
    },
    { act: 'thread', why: 'A notice names no conversation; each stands alone.' },
    {
      act: 'follow tracking links',
      why: 'A link is unwrapped only as far as it says itself where it leads; opening it would tell the place that somebody read the mail.',
    },
  ],
};
