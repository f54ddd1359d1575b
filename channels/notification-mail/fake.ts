// Places that mail their owner, for tests: a real IMAP server (dovecot) behind a line that has bad days, into whose mailbox
// a review comes as Yelp mails it and a comment as Pinterest does, as far as their layouts are known (fixtures/README.md).

import type { Credential, Profile } from '../channel.ts';
import { startMailLine } from '../families/mail/fake-line.ts';
import { type FakeMailbox, mailboxPassword, mailHost, noDovecot } from '../families/mail/fake-mailboxes.ts';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';

/** Why this machine cannot run it; false when it can. */
export const lacks = noDovecot;

const OWN = 'notices@shop.example';

export interface NoticeDouble extends Double {
  readonly mailbox: FakeMailbox;
}

export async function startFake(): Promise<NoticeDouble> {
  const host = await mailHost();
  const mailbox = await host.mailbox();
  const posts: PostSeen[] = [];
  const faults: string[] = [];
  const badDays: Misbehaviour[] = [];
  const shuffle = (how: 'duplicated' | 'reordered') => mailbox.shuffle(how);
  const line = await startMailLine({ protocol: 'imap', port: host.port, badDays, faults, shuffle });
  const credential: Credential = {
    ...{ address: OWN, user: mailbox.user, password: mailboxPassword },
    ...{ imapHost: '127.0.0.1', imapPort: String(line.port), imapSecurity: 'none' },
  };
  const profile: Profile = { externalId: OWN, handle: OWN, name: null, url: null };
  let count = 0;
  return {
    mailbox,
    allow: [`127.0.0.1:${line.port}`],
    sources: ['notices', 'alerts'].map((kind) => ({ kind, config: { folder: 'INBOX' }, profile, credential })),
    credential,
    profileId: OWN,
    tells: ['rating'],
    say: async (said) => {
      count += 1;
      const id = `${count}.${mailbox.user}@places.example`;
      posts.push({ canonicalId: id, to: said.to ?? null, by: said.by, text: said.text });
      await mailbox.drop(said.rating === undefined ? commentMail(said, id) : reviewMail(said, id), said.at);
      return id;
    },
    misbehave: (what, times = 1) => {
      for (let n = 0; n < times; n += 1) badDays.push(what);
    },
    posts: async () => posts,
    judged: () => faults,
    requests: () => line.conversations(),
    stop: () => line.stop(),
  };
}

function reviewMail({ by, text, rating, at }: Said, id: string): string {
  return htmlMail(
    { id, at, from: 'Yelp for Business <no-reply@yelp.com>', subject: `${by} just left you a review` },
    `<h1>${by} just left you a review</h1><p><img src="https://s3-media0.fl.yelpcdn.com/s.png" alt="${rating} star rating"></p>` +
      `<p>${escaped(text)}</p><a href="https://biz.yelp.com/biz/shop/reviews?hrid=${id}">Read full review</a>`,
  );
}

function commentMail({ by, text, at }: Said, id: string): string {
  return htmlMail(
    { id, at, from: 'Pinterest <no-reply@account.pinterest.com>', subject: `${by} commented on your Pin` },
    `<p>Hi Shop,</p><p><b>${by}</b> commented on your Pin</p><p>${escaped(text)}</p>` +
      `<a href="https://www.pinterest.com/pin/99/?utm_campaign=commentnotifs">View comment</a><p>Unsubscribe</p>`,
  );
}

interface Head {
  readonly id: string;
  readonly at: Date | undefined;
  readonly from: string;
  readonly subject: string;
}

function htmlMail({ id, at = new Date(), from, subject }: Head, html: string): string {
  return [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `From: ${from}`,
    `To: ${OWN}`,
    `Message-ID: <${id}>`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(`<html><body>${html}</body></html>`)
      .toString('base64')
      .match(/.{1,76}/gu) ?? []),
    '',
  ].join('\r\n');
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/gu, (one) => `&#${one.charCodeAt(0)};`);
}
