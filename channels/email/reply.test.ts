// Answering over SMTP: one mail under the one it answers, found again by its own name, filed once, and honest about what
// nobody can know.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import type { Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { type EmailDouble, lacks, type Provider, startFake } from './fake.ts';
import { fixture, heardFrom, heardOf, OWN, poll } from './testbed.ts';

const skip = process.env['CI'] ? false : lacks;
const hands = handsForTests();

function withMail(name: string, provider: Provider, run: (double: EmailDouble) => Promise<void>): void {
  test(name, { skip, timeout: 60_000 }, async () => {
    const double = await startFake(provider);
    try {
      await run(double);
      assert.deepEqual(double.judged(), []);
    } finally {
      await double.stop();
    }
  });
}

async function sendingTo(double: EmailDouble, to: Sending['to'] | null = null): Promise<Sending> {
  const [source] = double.sources;
  assert.ok(source?.profile && source.credential);
  await double.say({ by: 'Ada', text: 'My order never came' });
  const [raw] = (await poll(double)).raws;
  assert.ok(raw);
  return {
    clientKey: 'c0ffee00'.repeat(4),
    queuedAt: new Date(),
    text: 'Grüße! We are on it 👋\n.\nFrom us',
    visibility: 'private',
    language: 'en',
    to: to ?? heardFrom(raw),
    profile: source.profile,
    credential: source.credential,
  };
}

const takes = { filesSent: true };
const filesNothing = { filesSent: false };

withMail(
  'an answer carries the conversation: subject, names, writer, and the words byte for byte',
  filesNothing,
  async (double) => {
    const heard = await heardOf(fixture('gmail-html-only'));
    const sending = await sendingTo(double, heard);
    const receipt = await channel.reply?.(sending, hands);
    assert.equal(receipt?.canonicalId, `heed.${sending.clientKey}@shop.example`);
    const [sent] = await double.mailbox.mails('Sent');
    assert.ok(sent);
    const mail = await simpleParser(Buffer.from(sent.source, 'latin1'));
    assert.equal(mail.subject, 'Re: Bestellung 📦 4711');
    assert.equal(mail.inReplyTo, '<CAF0001@mail.gmail.example>');
    assert.deepEqual(mail.references, [
      '<first@gmail.example>',
      '<heed.00000000000000000000000000000001@shop.example>',
      '<CAF0001@mail.gmail.example>',
    ]);
    assert.deepEqual([mail.from?.value[0]?.address, mail.from?.value[0]?.name], [OWN, 'Shop Care']);
    assert.equal([mail.to].flat()[0]?.value[0]?.address, 'ada@gmail.example');
    assert.equal(mail.text?.trimEnd(), sending.text, 'also a lone dot and a line that begins with From');
    assert.match(sent.flags, /S/u, 'what was sent is read');
  },
);

withMail('it is filed once, whoever files', takes, async (double) => {
  await channel.reply?.(await sendingTo(double), hands);
  assert.equal((await double.mailbox.mails('Sent')).length, 1);
});

withMail('and is heard as own, in its conversation', filesNothing, async (double) => {
  const sending = await sendingTo(double);
  const receipt = await channel.reply?.(sending, hands);
  const own = (await poll(double)).raws.map(heardFrom).find(({ canonicalId }) => canonicalId === receipt?.canonicalId);
  assert.deepEqual([own?.isOwn, own?.threadId, own?.text], [true, sending.to.threadId, sending.text]);
});

withMail(
  'cut off at a server that files nothing: nobody can tell, and nobody pretends to',
  filesNothing,
  async (double) => {
    const sending = await sendingTo(double);
    double.misbehave({ how: 'accepted_then_cut' });
    await assert.rejects(
      async () => channel.reply?.(sending, hands),
      (error) => error instanceof ChannelError && error.code === 'outcome_unknown',
    );
    assert.equal((await double.posts()).length, 2, 'it was taken');
    assert.equal(await channel.findReply?.(sending, hands), 'cannot_tell');
  },
);

withMail('a copy that cannot be filed is no reason to send again', filesNothing, async (double) => {
  const sending = await sendingTo(double);
  const credential = { ...sending.credential, imapPort: '1' };
  const told: string[] = [];
  const receipt = await channel.reply?.(
    { ...sending, credential },
    handsForTests({ log: (message) => told.push(message) }),
  );
  assert.ok(receipt);
  assert.match(told.join(), /not filed/u);
  assert.equal((await double.posts()).length, 2);
});

withMail(
  'what stands in a customer’s mail cannot add a line to the answer’s header, nor another reader',
  takes,
  async (double) => {
    const hostile = await heardOf(
      'From: "Ada\r\n\tBcc: all@evil.example" <ada@customers.example>\r\nMessage-ID: <a@b.example>\r\nSubject: =?utf-8?Q?Hi=0D=0ABcc:_all@evil.example?=\r\n\r\nHi',
    );
    await channel.reply?.(await sendingTo(double, hostile), hands);
    const [sent] = await double.mailbox.mails('Sent');
    assert.doesNotMatch(sent?.source.split('\r\n\r\n')[0] ?? '', /^bcc:/imu);
    const forged = { ...hostile, handle: { ...hostile.handle, to: 'ada@customers.example, all@evil.example' } };
    const sending = await sendingTo(double, forged);
    await assert.rejects(async () => channel.reply?.(sending, hands), /no address to answer to/u);
  },
);

withMail('the subject is answered once, in every tongue’s way', takes, async (double) => {
  for (const [n, [given, wanted]] of [
    ['Cup', 'Re: Cup'],
    ['RE: Cup', 'RE: Cup'],
    ['AW: Tasse', 'AW: Tasse'],
    ['Re[2]: Cup', 'Re[2]: Cup'],
    ['Refund', 'Re: Refund'],
    ['', 'Re:'],
  ].entries()) {
    const heard = await heardOf(`From: a@customers.example\nMessage-ID: <${n}@b.example>\nSubject: ${given}\n\nHi`);
    await channel.reply?.({ ...(await sendingTo(double, heard)), clientKey: String(n).padStart(32, '0') }, hands);
    const mail = await simpleParser((await double.mailbox.mails('Sent')).at(-1)?.source ?? '');
    assert.equal(mail.subject, wanted);
  }
});

withMail('a public answer to a mail is refused before anything is said', takes, async (double) => {
  const sending = await sendingTo(double);
  const before = double.requests();
  await assert.rejects(async () => channel.reply?.({ ...sending, visibility: 'public' }, hands), /in public/u);
  assert.equal(double.requests(), before);
});
