// Answers to notices: a note by the one who was told, once, and nothing else from anybody else; hostile mail is left.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../../store/new-id.ts';
import { noteWays } from '../../store/triage/notice-choices.ts';
import type { CasePage } from '../../wire/case.ts';
import { addAgent, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from '../http/testbed.ts';
import { startImap } from '../notify/fake-imap.ts';
import { writeMailId } from '../notify/mail-id.ts';
import { withMailbox } from '../notify/mailbox.ts';
import { aboveQuote, longestMail } from '../notify/read-answer.ts';
import { deliveriesSeen, tell } from '../notify/testbed.ts';
import { collectAnswers } from './answers.ts';

const key = Buffer.alloc(32, 3);
let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  await desk.world.database.shared((tx) => noteWays(tx, ['mail']));
});
after(() => desk.close());

interface Told {
  readonly caseId: string;
  readonly messageId: string;
  readonly email: string;
}

/** Somebody was told of a case by mail; the id their answer refers to. */
async function told(severity: 'high' | 'normal' = 'high'): Promise<Told> {
  brand = await makeBrand(desk);
  const { caseId } = await hear(desk, brand, { canonicalId: `answer:${newId(desk.world.now())}` });
  const now = desk.world.now();
  const of = { brandId: brand.brandId, personId: brand.personId, email: '' };
  const matter = `case:${caseId}/test`;
  await tell(desk.world, of, {
    ...{
      recipient: { personId: brand.personId },
      caseId,
      kind: 'clock.breached',
      severity,
      matter,
      dueAt: now,
      detail: {},
    },
  });
  const [delivery] = (await deliveriesSeen(desk.world, of)).filter(({ way }) => way === 'mail');
  const messageId = writeMailId({ brandId: brand.brandId, deliveryId: delivery?.id ?? '' }, 'desk.example.org', key);
  return { caseId, messageId, email: `${brand.slug}@example.org` };
}

const mail = (from: string, refers: string, text: string, more = '') =>
  `From: ${from}\r\nTo: heed@example.org\r\nSubject: Re: Late\r\nIn-Reply-To: ${refers}\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;

async function collect(
  mails: readonly string[],
  times = 1,
): Promise<{ notes: number[]; seen: number[]; asked: string[] }> {
  const imap = await startImap(mails);
  try {
    const notes = [];
    for (let i = 0; i < times; i += 1)
      notes.push(await withMailbox(imap.url, (mailbox) => collectAnswers(desk.world, mailbox, { key })));
    return { notes, seen: [...imap.seen], asked: imap.asked };
  } finally {
    await imap.close();
  }
}

async function notesOn(caseId: string): Promise<string[]> {
  const { body } = await brand.at<CasePage>('GET', `/cases/${caseId}`);
  return body.notes.map(({ text, by }) => `${by.name}: ${text}`);
}

test('an answer is a note by who was told, above the quote, once, and read after it; others stay untouched', async () => {
  const { caseId, messageId, email } = await told();
  const answer = mail(
    `Mara <${email}>`,
    messageId,
    'I call her.\r\n\r\nOn Fri, 20 Nov 2026, Heed wrote:\r\n> Late: Ana waits',
  );
  const { notes, seen } = await collect([mail('shop@example.org', '<a@b>', 'Buy now'), answer], 2);
  assert.deepEqual([notes, seen], [[1, 0], [2]]);
  assert.deepEqual(await notesOn(caseId), ['Mara Lind: I call her.']);
  // A crash before it was marked as read: the same mail makes no second note.
  await collect([answer]);
  assert.equal((await notesOn(caseId)).length, 1);
});

test('nobody else can write into a case, nor can a guessed id, an absence note, or a mail without words', async () => {
  const { caseId, messageId, email } = await told();
  const { at } = await addAgent(desk, brand, 'Jo Else');
  assert.equal((await at('GET', `/cases/${caseId}`)).status, 200);
  const other = `home-of-jo-else-${brand.slug}@example.org`;
  const forged = messageId.replace(/\.[0-9a-f]{32}@/u, `.${'0'.repeat(32)}@`);
  const { notes, seen } = await collect([
    mail(other, messageId, 'I was not told.'),
    mail('stranger@example.com', messageId, 'Let me in.'),
    mail(`${email}, ${other}`, messageId, 'Both of us.'),
    mail(email, forged, 'Guessed.'),
    mail(email, messageId, 'I am away until Monday.', 'Auto-Submitted: auto-replied\r\n'),
    mail(email, messageId, '> only a quote'),
  ]);
  assert.deepEqual([notes, seen, await notesOn(caseId)], [[0], [], []]);
});

test('what is too large is not even fetched; what nests without end is left, quickly', async () => {
  const { caseId, messageId, email } = await told();
  const deep = Array.from(
    { length: 3000 },
    (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
  ).join('');
  const began = Date.now();
  const { notes, asked } = await collect([
    mail(email, messageId, 'x'.repeat(longestMail + 1)),
    `From: ${email}\r\nIn-Reply-To: ${messageId}\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${deep}`,
    mail(email, messageId, `<${'div><'.repeat(50_000)}p>hello`, 'X-Odd: yes\r\n').replace('text/plain', 'text/html'),
  ]);
  assert.ok(Date.now() - began < 10_000);
  assert.equal(
    asked.some((one) => /^UID FETCH 1 .*BODY\.PEEK\[\]/u.test(one)),
    false,
  );
  assert.ok((notes[0] ?? 0) <= 1);
  assert.ok((await notesOn(caseId)).length <= 1);
});

test('the words above a quote, in the languages of the desk', () => {
  const begins = [
    'On Fri, 20 Nov 2026 at 11:00, Heed <heed@example.org> wrote:',
    'On Fri, 20 Nov 2026 at 11:00, Heed with a long name\n<heed@example.org> wrote:',
    'Am 20.11.2026 um 11:00 schrieb Heed:',
    'El vie, 20 nov 2026 a las 11:00, Heed escribió:',
    'Le ven. 20 nov. 2026 à 11:00, Heed a écrit :',
    'Il giorno ven 20 nov 2026 Heed ha scritto:',
    'Em sex., 20 de nov. de 2026, Heed escreveu:',
    'Op vr 20 nov 2026 om 11:00 schreef Heed:',
    '-----Original Message-----',
    '________________________________',
    'From: Heed <heed@example.org>',
    '-- ',
    '> quoted',
  ];
  for (const begin of begins)
    assert.equal(aboveQuote(`I will do it.\n\nOn it!\n\n${begin}\n> Late`), 'I will do it.\n\nOn it!', begin);
  assert.equal(aboveQuote('On Monday I call.\nThen we see.'), 'On Monday I call.\nThen we see.');
});
