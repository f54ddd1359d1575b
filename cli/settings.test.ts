// What is set for mail is either whole or refused at the start, and a password in it is never repeated.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.ts';

const mail = { HEED_SMTP_URL: 'smtp://u:secret@mail.example.org:587', HEED_MAIL_FROM: 'Heed <heed@example.org>' };

test('mail and the desk’s address are read', () => {
  const imap = 'imaps://u:secret@mail.example.org/INBOX';
  const { smtpUrl, mailFrom, imapUrl, address } = readSettings([], {
    ...mail,
    HEED_IMAP_URL: imap,
    HEED_ADDRESS: 'https://care.example.org/',
  });
  assert.deepEqual(
    [smtpUrl, mailFrom, imapUrl, address],
    [mail.HEED_SMTP_URL, mail.HEED_MAIL_FROM, imap, 'https://care.example.org'],
  );
  const none = readSettings([], { HEED_SMTP_URL: '' });
  assert.deepEqual([none.smtpUrl, none.mailFrom, none.imapUrl, none.address], [null, null, null, null]);
});

test('what is half or wrong is refused with what to do', () => {
  const wrong: readonly [NodeJS.ProcessEnv, RegExp][] = [
    [{ HEED_SMTP_URL: mail.HEED_SMTP_URL }, /HEED_MAIL_FROM beside it/u],
    [{ ...mail, HEED_SMTP_URL: 'https://u:secret@mail.example.org' }, /smtp:\/\/ or smtps:\/\//u],
    [{ ...mail, HEED_MAIL_FROM: 'Heed' }, /is an address/u],
    [{ ...mail, HEED_MAIL_FROM: 'Heed <a@b.c>\r\nBcc: x@y.z' }, /is an address/u],
    [{ HEED_IMAP_URL: 'imaps://u:secret@mail.example.org' }, /needs HEED_SMTP_URL/u],
    [{ HEED_ADDRESS: 'care.example.org' }, /https:\/\/ or http:\/\//u],
  ];
  for (const [env, words] of wrong) {
    assert.throws(
      () => readSettings([], env),
      (error: Error) => words.test(error.message) && !error.message.includes('secret'),
    );
  }
});
