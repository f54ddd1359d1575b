// What the email channel says of itself: a mailbox over IMAP, answered over SMTP.

import type { FormField, Manifest } from '../../core/channel.ts';

const MINUTE_MS = 60_000;

/** Mail has no bound of its own; what is longer than this is no answer to a customer. */
const LONGEST_REPLY = 50_000;

const optional = (name: string, label: string, hint: string, placeholder: string): FormField => ({
  ...{ name, label, hint, placeholder },
  kind: 'text',
  isRequired: false,
});

export const manifest: Manifest = {
  id: 'email',
  label: 'Email',
  about:
    'Hears what customers write to your mailbox, as soon as it arrives, and answers in the same conversation. Your mails stay where they are, unread as they were.',
  sourceKinds: [
    {
      kind: 'mailbox',
      label: 'A mailbox',
      sphere: 'owned_private',
      needsProfile: true,
      fields: [optional('folder', 'Folder', 'Where your customers’ mails are; empty for the inbox.', 'INBOX')],
      everyMs: MINUTE_MS,
      leastEveryMs: 15_000,
      isWatched: true,
    },
  ],
  credential: {
    fields: [
      { name: 'address', label: 'Email address', kind: 'text', isRequired: true, placeholder: 'care@example.com' },
      optional('name', 'Name customers see', 'Stands before the address in your answers.', 'Example Care'),
      optional('user', 'User name', 'Where it is not the address.', 'care@example.com'),
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
      { name: 'smtpHost', label: 'SMTP server', kind: 'text', isRequired: true, placeholder: 'smtp.example.com' },
      optional('smtpPort', 'SMTP port', 'Empty for 465.', '465'),
      optional('smtpSecurity', 'SMTP security', 'tls or starttls; empty to go by the port.', 'tls'),
      optional('sent', 'Folder of sent mails', 'So that answers from elsewhere are known; empty to find it.', 'Sent'),
    ],
    help: 'Your provider’s help names the servers; look for “IMAP and SMTP settings”. Make a password for Heed alone where the provider offers it (Google: Security, 2-Step Verification, App passwords; Fastmail: Privacy & Security, App passwords; iCloud: Sign-In and Security, App-Specific Passwords). Heed tries both servers before it keeps anything.',
  },
  can: { publicReply: 'none', privateReply: 'interface', like: false, recheck: false },
  limits: { privateReply: { max: LONGEST_REPLY, unit: 'code_points' } },
  idempotency: 'search',
  evidence: 'real server',
  leftOut: [
    {
      act: 'sign in with OAuth (XOAUTH2)',
      why: 'Google and Microsoft let only reviewed apps read mail that way, and each owner would have to register one. An app password opens Google’s; Microsoft 365 takes no password any more and cannot be connected yet.',
    },
    {
      act: 'show attachments',
      why: 'A mention’s pictures are web addresses, and a mail’s files have none. Names and types are kept with the mail; the files stay in the mailbox.',
    },
    { act: 'attach files to a reply', why: 'Not built yet; replies are words.' },
    {
      act: 'answer everybody in Cc',
      why: 'What is private stays between the customer and the business; others are named in the mail itself.',
    },
    {
      act: 'hear automatic answers and marked spam',
      why: 'Absence notes, delivery notices and what your server marks as spam stay in the mailbox and start no clock. Only the notice that an own answer did not arrive is heard.',
    },
    { act: 'hear removals', why: 'A mail that was deleted or moved has still been written, and can be answered.' },
  ],
};
