// Connecting a mailbox: what is typed is read in a person's way, tried at both servers, and refused in words for the form.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Credential } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { mailServerOf } from '../families/mail/server.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { type EmailDouble, lacks, startFake } from './fake.ts';

const skip = process.env['CI'] ? false : lacks;

test('ports say how a connection is secured, unless it is said', () => {
  const typed = {
    address: 'care@shop.example',
    password: 'p',
    imapHost: ' IMAP.shop.example ',
    smtpHost: 'smtp.shop.example',
  };
  const imap = mailServerOf(typed, 'imap');
  assert.deepEqual(
    [imap.host, imap.port, imap.security, imap.user],
    ['imap.shop.example', 993, 'tls', 'care@shop.example'],
  );
  assert.deepEqual(
    [
      mailServerOf({ ...typed, imapPort: '143' }, 'imap').security,
      mailServerOf({ ...typed, smtpPort: '587', user: 'care' }, 'smtp').security,
      mailServerOf({ ...typed, smtpPort: '2525', smtpSecurity: 'TLS' }, 'smtp').security,
    ],
    ['starttls', 'starttls', 'tls'],
  );
  assert.deepEqual(
    [mailServerOf(typed, 'smtp').port, mailServerOf({ ...typed, user: 'care' }, 'smtp').user],
    [465, 'care'],
  );
});

describe('connecting', { skip, timeout: 60_000 }, () => {
  const withMail = async (run: (double: EmailDouble, typed: Credential) => Promise<void>) => {
    const double = await startFake();
    try {
      assert.ok(double.credential);
      await run(double, double.credential);
    } finally {
      await double.stop();
    }
  };

  const refused = (typed: Credential, code: string, words: RegExp) =>
    assert.rejects(
      async () => channel.connect?.(typed, handsForTests()),
      (error) => {
        assert.ok(error instanceof ChannelError && error.code === code, String(error));
        assert.match(error.message, words);
        return true;
      },
    );

  test('says whose mailbox it is, in lower case, and keeps what was typed', async () => {
    await withMail(async (_double, typed) => {
      const given = { ...typed, address: ' Care@Shop.example ' };
      const [connected] = (await channel.connect?.(given, handsForTests())) ?? [];
      assert.deepEqual(connected?.profile, {
        externalId: 'care@shop.example',
        handle: 'care@shop.example',
        name: 'Shop Care',
        url: null,
      });
      assert.deepEqual(connected?.credential, given);
    });
  });

  test('what cannot be a mailbox is refused before anybody is asked', async () => {
    await withMail(async (double, typed) => {
      await refused({ ...typed, address: 'care at shop' }, 'rejected', /is not an email address/u);
      await refused({ ...typed, address: 'a@b.example, c@d.example' }, 'rejected', /is not an email address/u);
      await refused(
        { ...typed, imapHost: 'https://imap.shop.example' },
        'rejected',
        /is not the name of a mail server/u,
      );
      await refused({ ...typed, imapPort: '0' }, 'rejected', /is not a port/u);
      await refused({ ...typed, imapSecurity: 'ssl3' }, 'rejected', /is no way to secure a connection/u);
      assert.equal(double.requests(), 0);
    });
  });

  test('a server for sending that does not answer, or offers no TLS where it is wanted, is said', async () => {
    await withMail(async (double, typed) => {
      await refused({ ...typed, smtpPort: '1' }, 'unreachable', /could not be spoken to/u);
      await refused({ ...typed, smtpSecurity: 'starttls' }, 'rejected', /offers no TLS/u);
      await refused({ ...typed, imapPort: '1' }, 'unreachable', /broke off/u);
      assert.equal((await double.posts()).length, 0);
    });
  });
});
