// Reading mails: who wrote what in which conversation, in every charset and layout, and nothing that anybody only claims.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownWords } from '../families/mail/words.ts';
import { fixture, heardOf, OWN } from './testbed.ts';

const lines = (text: string) => ownWords(text.split('\n'));

test('the conversation of RFC 5322 is one thread, each mail under the one it answers', async () => {
  const [first, second, third] = await Promise.all(
    ['rfc5322-hello', 'rfc5322-reply', 'rfc5322-reply-to-reply'].map((name) => heardOf(fixture(name))),
  );
  assert.ok(first && second && third);
  const root = '1234@local.machine.example';
  assert.deepEqual([first.canonicalId, first.threadId, first.parentId], [root, root, null]);
  assert.deepEqual([second.threadId, second.parentId], [root, root]);
  assert.deepEqual([third.threadId, third.parentId], [root, '3456@example.net']);
  assert.equal(first.text, 'This is a message just to say hello.\nSo, "Hello".');
  assert.equal(second.author.externalId, 'mary@example.net');
  assert.equal(second.handle['to'], 'smith@home.example', 'answers go where they were asked to go');
  assert.equal(third.handle['references'], `${root} 3456@example.net`);
  assert.equal(first.publishedAt?.toISOString(), '1997-11-21T15:55:06.000Z');
});

test('HTML alone becomes words; the quoted history stays with the raw mail', async () => {
  const heard = await heardOf(fixture('gmail-html-only'));
  assert.equal(
    heard.text,
    'It came, thank you!\n\nBut the cup has a crack. Here it is. (https://pictures.example/cup.jpg)',
  );
  assert.equal(heard.title, 'Re: Bestellung 📦 4711');
  assert.deepEqual([heard.author.externalId, heard.author.name], ['ada@gmail.example', 'Adá Lovelace']);
  assert.equal(heard.threadId, 'first@gmail.example');
});

test('Outlook quotes without any mark, in any charset; what follows its header lines is history', async () => {
  const heard = await heardOf(fixture('outlook-german-latin1'));
  assert.equal(
    heard.text,
    'Guten Tag,\n\ndie Größe 42 wäre richtig. Können Sie tauschen?\n\nMit freundlichen Grüßen\nJürgen Grün',
  );
  assert.equal(heard.title, 'AW: Ihre Rückfrage');
  assert.equal(heard.author.name, 'Grün, Jürgen');
});

test('ISO 2022-JP is read, and a quote is known in a language whose introduction is not', async () => {
  const heard = await heardOf(fixture('japanese-iso-2022-jp'));
  assert.equal(heard.text, '注文した商品がまだ届きません。\nいつ頃になりますか？');
  assert.deepEqual([heard.author.name, heard.title], ['山田太郎', '注文の件']);
});

test('answers between the quoted lines are all heard; the signature is not', async () => {
  const heard = await heardOf(fixture('photo-and-inline-answers'));
  assert.equal(heard.text, 'Hello,\n\nBlue.\n\nOn Friday, with this scratch:');
});

test('words that only look like a quote stay', () => {
  assert.equal(
    lines('From: Berlin\nTo: Rome\nHow long does it take?'),
    'From: Berlin\nTo: Rome\nHow long does it take?',
  );
  assert.equal(lines('I bought 3 things:\n\n- a cup\n- a plate'), 'I bought 3 things:\n\n- a cup\n- a plate');
  assert.equal(
    lines('On the 3rd of May your colleague wrote\nthat it is free.'),
    'On the 3rd of May your colleague wrote\nthat it is free.',
  );
  assert.equal(lines('> only a quote\n> of yours'), '> only a quote\n> of yours', 'nothing else is left');
});

test('quotes end the words in the languages of mail programs', () => {
  for (const intro of [
    'On Mon, 16 Nov 2026 at 17:02, Care <care@shop.example> wrote:',
    'Am 16.11.2026 um 17:02 schrieb Care <care@shop.example>:',
    'Le lun. 16 nov. 2026 à 17:02, Care <care@shop.example> a écrit :',
    'El lun, 16 nov 2026 a las 17:02, Care (<care@shop.example>) escribió:',
    'Il giorno lun 16 nov 2026 alle ore 17:02 Care\n<care@shop.example> ha scritto:',
    'Op ma 16 nov 2026 om 17:02 schreef Care <care@shop.example>:',
    'Em seg., 16 de nov. de 2026 às 17:02, Care <care@shop.example> escreveu:',
    'Den mån 16 nov. 2026 kl 17:02 skrev Care <care@shop.example>:',
    '-----Ursprüngliche Nachricht-----',
    '________________________________\nDe : Care\nEnvoyé : lundi 16\nÀ : Ada\nObjet : Tasse',
  ]) {
    assert.equal(lines(`Thank you!\n\n${intro}\n\nYour parcel is on its way.`), 'Thank you!', intro);
  }
  for (const intro of ['16 Kasım 2026 tarihinde Care şunu yazdı:', 'пн, 16 нояб. 2026 г. в 17:02, Care пишет:']) {
    assert.equal(lines(`Thank you!\n${intro}\n> Your parcel\n`), 'Thank you!', intro);
  }
});

test('the customer behind a contact form or a shared inbox is the writer, not the business', async () => {
  const form = await heardOf(fixture('contact-form'));
  assert.deepEqual([form.author.externalId, form.author.name, form.isOwn], ['dee@customers.example', 'Dee', false]);
  assert.equal(form.handle['to'], 'dee@customers.example');
  const list = await heardOf(fixture('shared-inbox-list'));
  assert.deepEqual([list.author.externalId, list.isOwn], ['eve@customers.example', false]);
});

test('what is sent is own; what comes in with the own address is own unless the server found it forged', async () => {
  const forged = await heardOf(fixture('forged-own'));
  assert.equal(forged.isOwn, false, 'only the topmost result is the server’s');
  assert.equal((await heardOf(fixture('forged-own'), 'sent')).isOwn, true);
  assert.equal((await heardOf(`From: ${OWN}\nMessage-ID: <1@shop.example>\n\nA note to us`)).isOwn, true);
  assert.equal((await heardOf('From: ada@customers.example\nMessage-ID: <2@x.example>\n\nHi')).isOwn, false);
});

test('a mail without a Message-ID has the same name wherever it is found, and another one another', async () => {
  const mail = 'From: ada@customers.example\nDate: Mon, 16 Nov 2026 17:00:00 +0000\nSubject: Cup\n\nIt broke';
  const [one, again, other] = await Promise.all([heardOf(mail), heardOf(mail), heardOf(`${mail}!`)]);
  assert.match(one.canonicalId, /^sha256:[0-9a-f]{64}$/u);
  assert.equal(again.canonicalId, one.canonicalId);
  assert.notEqual(other.canonicalId, one.canonicalId);
});

test('a mail that names itself, or answers in a circle, begins its conversation', async () => {
  const own =
    'From: a@b.example\nMessage-ID: <1@b.example>\nIn-Reply-To: <1@b.example>\nReferences: <1@b.example>\n\nHi';
  const heard = await heardOf(own);
  assert.deepEqual([heard.threadId, heard.parentId], ['1@b.example', null]);
});

test('In-Reply-To of before 1995, full of prose, gives the one name in it', async () => {
  const heard = await heardOf(
    'From: a@b.example\nMessage-ID: <2@b.example>\nIn-Reply-To: Your message of "Mon" <1@b.example>\n\nHi',
  );
  assert.deepEqual([heard.threadId, heard.parentId], ['1@b.example', '1@b.example']);
});

test('mails made of blanks or of @ are read at once', async () => {
  const blanks = ' '.repeat(190_000);
  const head = `From: ${OWN}\nMessage-ID: <4@b.example>\n`;
  const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n';
  for (const mail of [
    `${head}\n-${blanks}x`,
    `${head}${report}action:${blanks}`,
    `${head}${report}final-recipient:${blanks}rfc822;${blanks}`,
    `${head}X-Original-From: ${'a@'.repeat(1_000)} x\n\nHi`,
  ]) {
    const began = performance.now();
    await heardOf(mail);
    assert.ok(performance.now() - began < 1_000, mail.slice(0, 150).trim());
  }
});

test('hostile mails are read within bounds or refused in a sentence', async () => {
  const head = 'From: a@b.example\nMessage-ID: <3@b.example>\n';
  await assert.rejects(
    heardOf(`${head}X-Bomb: ${'y'.repeat(300_000)}\n\nHi`),
    /could not be taken apart: its header is longer/,
  );
  const nested = Array.from(
    { length: 2_000 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
  ).join('');
  await assert.rejects(heardOf(head + nested), /more than 100 parts/);
  await assert.rejects(heardOf('\n\nnobody wrote this'), /names nobody who sent it/);
  await assert.rejects(heardOf(Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a])), /names nobody/);
  const long = await heardOf(
    `${head}References: ${Array.from({ length: 5_000 }, (_, n) => `<${n}@b.example>`).join('\n ')}\n\nHi`,
  );
  assert.equal(long.threadId, '0@b.example', 'the root is kept of however many');
  assert.ok((long.handle['references'] ?? '').split(' ').length <= 20);
  const junk = await heardOf(
    Buffer.from(`${head}Content-Type: text/plain; charset=x-nobody-knows\n\ncaf\xe9 \x00`, 'latin1'),
  );
  assert.ok(junk.text.startsWith('caf'));
  const deep = await heardOf(`${head}Content-Type: text/html\n\n${'<div><blockquote>'.repeat(20_000)}Hi`);
  assert.match(deep.text, /Hi$/u);
  const cut = await heardOf(
    `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA`,
  );
  assert.equal(cut.text, 'Words', 'cut in the middle of a file');
});
