// An answer to a notice's mail on a real IMAP server: the notice goes out, dovecot holds what came back, and the worker's
// own look makes one note of it. What only looks like an answer stays in the mailbox as it was.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noDovecot } from '../channels/families/mail/fake-mailboxes.ts';
import { collectAnswers } from '../server/flow/answers.ts';
import { noteOpenWays, startNotifier } from '../server/flow/notify.ts';
import { connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from '../server/http/testbed.ts';
import { withMailbox } from '../server/notify/mailbox.ts';
import { deliveriesSeen, type MailServer, noticeFor, startMailServer, tell } from '../server/notify/testbed.ts';
import { readWays, type Ways } from '../server/notify/ways.ts';
import { rowsOf } from '../server/testbed.ts';
import type { CasePage } from '../wire/case.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

// Where everything is tested it is a fault when it is missing: then starting it says so.
const skip = process.env['CI'] ? false : noDovecot;

let desk: TestApp;
let smtp: MailServer;
let dovecot: Dovecot;
let ways: Ways;
before(async () => {
  if (skip) return;
  dovecot = await startDovecot('heed@example.org');
  smtp = await startMailServer();
  desk = await openTestApp();
  ways = readWays({
    ...{ deskAddress: () => 'https://desk.example.org', smtpUrl: smtp.url, mailFrom: 'Heed <heed@example.org>' },
    ...{ imapUrl: dovecot.url, key: Buffer.alloc(32, 7), pushKeys: { publicKey: '', privateKey: '' } },
  });
  await noteOpenWays(desk.world, ways);
});
after(async () => {
  await desk?.close();
  await smtp?.close();
});

interface Told {
  readonly brand: TestBrand;
  readonly caseId: string;
  /** Of the mail as it arrived. */
  readonly messageId: string;
  readonly email: string;
}

/** Somebody waits, a clock runs out, and the owner of the brand has it in the mail. */
async function tellByMail(): Promise<Told> {
  const brand = await makeBrand(desk);
  await connect(brand);
  const { caseId } = await hear(desk, brand);
  const person = { ...brand, email: `${brand.slug}@example.org` };
  await tell(desk.world, person, noticeFor(person, desk.world.now(), { caseId }));
  await startNotifier(desk.world, ways).stop();
  const [mail] = (await deliveriesSeen(desk.world, person)).filter(({ way }) => way === 'mail');
  assert.deepEqual([mail?.state, smtp.accepted.length], ['sent', 1]);
  const messageId = /^Message-ID:\s*(<[^<>]+>)/imu.exec(smtp.accepted[0] ?? '')?.[1] ?? '';
  return { brand, caseId, messageId, email: person.email };
}

/** As Gmail writes it: both forms, quoted-printable, and the long ids on lines of their own. */
function answerTo({ messageId, email }: Told): string {
  return [
    ...[`From: Mara Lind <${email}>`, 'To: Heed <heed@example.org>', 'Subject: Re: Late: A customer waits'],
    ...[`In-Reply-To:`, ` ${messageId}`, 'References: <another@example.com>', ` ${messageId}`],
    ...[
      'MIME-Version: 1.0',
      'Message-ID: <mara-1@mail.example.org>',
      'Content-Type: multipart/alternative; boundary="b"',
    ],
    ...['', '--b', 'Content-Type: text/plain; charset="UTF-8"', 'Content-Transfer-Encoding: quoted-printable', ''],
    ...['I call Ana at three =E2=80=94 she is at the caf=C3=A9.', ''],
    ...[
      'On Fri, 20 Nov 2026 at 11:00, Heed <heed@example.org> wrote:',
      '',
      '> Late: A customer waits for a first reply',
    ],
    ...['', '--b', 'Content-Type: text/html; charset="UTF-8"', '', '<div>I call Ana.</div>', '', '--b--', ''],
  ].join('\r\n');
}

function plain({ email }: Told, refers: string, text: string, ...more: readonly string[]): string {
  const headers = [`From: ${email}`, 'To: heed@example.org', 'Subject: Re: Late', `In-Reply-To: ${refers}`, ...more];
  return [...headers, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n');
}

/** What the worker does every half minute. */
function look(): Promise<number> {
  const { mailbox } = ways;
  assert.ok(mailbox);
  return withMailbox(mailbox.url, (open) => collectAnswers(desk.world, open, mailbox));
}

async function flags(): Promise<Record<string, string>> {
  return Object.fromEntries([...(await dovecot.mails())].map(([name, mail]) => [name, mail.flags]));
}

test('an answer becomes one note and is read; a forged and an automatic one stay unseen', { skip }, async () => {
  const told = await tellByMail();
  const { brand, caseId, messageId } = told;
  const notes = async () => {
    const { body } = await brand.at<CasePage>('GET', `/cases/${caseId}`);
    return body.notes.map(({ by, text }) => `${by.name}: ${text}`);
  };
  const written = ['Mara Lind: I call Ana at three — she is at the café.'];
  const forged = plain(told, messageId.replace(/\.[0-9a-f]{32}@/u, `.${'0'.repeat(32)}@`), 'Let me in.');
  const away = plain(told, messageId, 'I am away until Monday.', 'Auto-Submitted: auto-replied');
  await dovecot.drop('forged', forged);
  await dovecot.drop('away', away);
  await dovecot.drop('answer', answerTo(told));

  assert.equal(await look(), 1);
  assert.deepEqual(await notes(), written);
  assert.deepEqual(await flags(), { forged: '', away: '', answer: 'S' });

  assert.equal(await look(), 0);
  // Stopped after the note and before the mail was marked: it is marked now, and still one note.
  await dovecot.unflag('answer');
  assert.equal(await look(), 1);
  assert.deepEqual(await notes(), written);

  const kept = await dovecot.mails();
  assert.deepEqual(await flags(), { forged: '', away: '', answer: 'S' });
  assert.deepEqual([kept.get('forged')?.source, kept.get('away')?.source], [forged, away]);
  const replies = await rowsOf(desk.world, brand.brandId, 'select id from heed.reply');
  assert.deepEqual([replies, desk.world.channel.accepted, smtp.accepted.length, desk.world.errors], [[], [], 1, []]);
});

test('a password the server refuses is told at once, and takes nothing from the next look', { skip }, async () => {
  const wrong = new URL(dovecot.url);
  wrong.password = 'not-this-one';
  const began = Date.now();
  await assert.rejects(
    withMailbox(wrong.href, async () => assert.fail('nobody gets in')),
    { authenticationFailed: true },
  );
  assert.ok(Date.now() - began < 10_000);
  assert.equal(await look(), 0);
});
