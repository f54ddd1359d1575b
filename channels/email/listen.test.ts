// Hearing a real mailbox (dovecot): nothing is touched, nothing is lost when it is numbered anew, programs' mails start no
// clock, the notice of an answer that did not arrive does, and a new mail wakes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credential, Json } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { fieldsOf } from '../tolerant.ts';
import { channel } from './channel.ts';
import { type EmailDouble, lacks, startFake } from './fake.ts';
import { fixture, heardFrom, heardOf, OWN, poll } from './testbed.ts';

const skip = process.env['CI'] ? false : lacks;

function withMail(name: string, run: (double: EmailDouble) => Promise<void>): void {
  test(name, { skip, timeout: 60_000 }, async () => {
    const double = await startFake();
    try {
      await run(double);
      assert.deepEqual(double.judged(), []);
    } finally {
      await double.stop();
    }
  });
}

const from = (id: string, more = '') => `From: Ada <ada@customers.example>\nMessage-ID: <${id}>\n${more}\nHello\n`;

withMail('nothing is marked as read, moved or removed', async ({ mailbox, ...double }) => {
  await mailbox.drop(from('1@customers.example'));
  await mailbox.drop(fixture('absence-note'));
  await poll({ mailbox, ...double });
  const flags = (await mailbox.mails()).map((mail) => mail.flags);
  assert.deepEqual(flags, ['', '']);
});

withMail(
  'numbered anew, the mailbox is read again from where it stood: nothing is missed, nothing is new twice',
  async (double) => {
    await double.say({ by: 'Ada', text: 'Before' });
    const first = await poll(double);
    const missed = await double.say({ by: 'Bo', text: 'Just before the repair' });
    await double.mailbox.renumber();
    const second = await poll(double, first.cursor);
    const ids = second.raws.map((raw) => heardFrom(raw).canonicalId);
    assert.ok(ids.includes(missed));
    assert.equal(new Set([...ids, ...first.raws.map((raw) => heardFrom(raw).canonicalId)]).size, 2);
    const validity = (cursor: Json) => fieldsOf(fieldsOf(fieldsOf(cursor)['folders'])['INBOX'])['validity'];
    assert.notEqual(validity(first.cursor), validity(second.cursor));
    assert.deepEqual((await poll(double, second.cursor)).raws, []);
  },
);

withMail('the first read brings a month, not the archive', async (double) => {
  await double.say({ by: 'Ada', text: 'Long ago', at: new Date(Date.now() - 60 * 86_400_000) });
  await double.say({ by: 'Ada', text: 'Last week', at: new Date(Date.now() - 7 * 86_400_000) });
  const { raws, cursor } = await poll(double);
  assert.deepEqual(
    raws.map((raw) => heardFrom(raw).text),
    ['Last week'],
  );
  assert.deepEqual((await poll(double, cursor)).raws, []);
});

withMail('absence notes, mass mails and marked spam stay in the mailbox; a list’s mails are heard', async (double) => {
  const { mailbox } = double;
  await mailbox.drop(fixture('absence-note'));
  await mailbox.drop(from('2@x.example', 'Auto-Submitted: auto-generated\n'));
  await mailbox.drop(from('3@x.example', 'X-Autoreply: yes\n'));
  await mailbox.drop(from('4@x.example', 'Precedence: bulk\n'));
  await mailbox.drop(from('5@x.example', 'X-Spam-Flag: YES\n'));
  await mailbox.drop(from('6@x.example', 'Auto-Submitted: no\nX-Spam-Flag: NO\n'));
  await mailbox.drop(fixture('shared-inbox-list'));
  const told: unknown[] = [];
  const { raws } = await poll(double, null, handsForTests({ log: (_message, detail) => told.push(detail?.['count']) }));
  assert.deepEqual(
    raws.map((raw) => heardFrom(raw).canonicalId),
    ['6@x.example', 'list.3@customers.example'],
  );
  assert.deepEqual(told, [5], 'how many were left is said');
});

withMail(
  'the notice that an own answer did not arrive stands under it; one about a forged mail is left',
  async (double) => {
    const { mailbox } = double;
    const answer = `heed.${'a'.repeat(32)}@shop.example`;
    const notice = fixture('bounce').toString('latin1');
    await mailbox.drop(notice.replace('ANSWER', 'spam@elsewhere.example').replaceAll('bounce.1', 'bounce.2'));
    assert.deepEqual((await poll(double)).raws, []);
    await mailbox.drop(`From: ${OWN}\nMessage-ID: <${answer}>\n\nWe will look into it.`, undefined, 'Sent');
    await mailbox.drop(notice.replace('ANSWER', answer));
    const heard = (await poll(double)).raws
      .map(heardFrom)
      .find(({ canonicalId }) => canonicalId === 'bounce.1@mx.shop.example');
    assert.deepEqual([heard?.threadId, heard?.parentId, heard?.isOwn], ['ada.0@customers.example', answer, false]);
    assert.match(heard?.text ?? '', /<ada@customers\.example> {2}\(unrecoverable error\)/u);
    await mailbox.drop(
      notice.replace('ANSWER', answer).replace('Action: failed', 'Action: delayed').replaceAll('bounce.1', 'bounce.3'),
    );
    const ids = (await poll(double)).raws.map((raw) => heardFrom(raw).canonicalId);
    assert.ok(!ids.includes('bounce.3@mx.shop.example'), 'what is only late may still arrive');
  },
);

withMail('a mail that names only our answer is heard in the conversation that answer stands in', async (double) => {
  const { mailbox } = double;
  await mailbox.drop(from('root@customers.example'));
  await mailbox.drop(
    `From: ${OWN}\nMessage-ID: <ours@shop.example>\nIn-Reply-To: <root@customers.example>\nReferences: <root@customers.example>\n\nYes`,
    undefined,
    'Sent',
  );
  await mailbox.drop(from('next@customers.example', 'In-Reply-To: <ours@shop.example>\n'));
  await mailbox.drop(from('last@customers.example', 'In-Reply-To: <next@customers.example>\n'));
  await mailbox.drop(from('stray@customers.example', 'In-Reply-To: <lost@customers.example>\n'));
  const threads = new Map((await poll(double)).raws.map(heardFrom).map((one) => [one.canonicalId, one.threadId]));
  assert.equal(threads.get('next@customers.example'), 'root@customers.example');
  assert.equal(threads.get('last@customers.example'), 'root@customers.example');
  assert.equal(threads.get('stray@customers.example'), 'lost@customers.example');
});

withMail('a customer who names a mail as our answer was named does not change our words', async (double) => {
  const { mailbox } = double;
  const answer = `heed.${'b'.repeat(32)}@shop.example`;
  await mailbox.drop(`From: ${OWN}\nMessage-ID: <${answer}>\n\nNo refund.`, undefined, 'Sent');
  await mailbox.drop(`From: ${OWN}\nMessage-ID: <${answer}>\n\nNo refund.`);
  await mailbox.drop(from(answer));
  const heard = (await poll(double)).raws.map(heardFrom);
  assert.deepEqual(
    heard.filter(({ canonicalId }) => canonicalId === answer).map(({ isOwn, text }) => [isOwn, text]),
    [
      [true, 'No refund.'],
      [true, 'No refund.'],
    ],
  );
  const [theirs, ...others] = heard.filter(({ canonicalId }) => canonicalId !== answer);
  assert.deepEqual([theirs?.text, theirs?.isOwn, others.length], ['Hello', false, 0]);
});

withMail('what is answered in another mail program is heard as own', async (double) => {
  const asked = await double.say({ by: 'Ada', text: 'When do you open?' });
  const answer = await double.say({ by: OWN, text: 'At nine.', to: asked });
  const heard = (await poll(double)).raws.map(heardFrom).find(({ canonicalId }) => canonicalId === answer);
  assert.deepEqual([heard?.isOwn, heard?.threadId, heard?.visibility], [true, asked, 'private']);
  const notice = `From: ${OWN}\nMessage-ID: <notice@shop.example>\nAuto-Submitted: auto-generated\n\nA case waits`;
  await double.mailbox.drop(notice, undefined, 'Sent');
  const ids = (await poll(double)).raws.map((raw) => heardFrom(raw).canonicalId);
  assert.ok(!ids.includes('notice@shop.example'), 'what a program sent in the own name is nobody’s answer');
});

withMail('a hostile mail is kept as unread with the reason, and its neighbours are heard', async (double) => {
  const { mailbox } = double;
  await mailbox.drop(from('bomb@x.example', `X-Bomb: ${'y'.repeat(300_000)}\n`));
  const big = `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the film\n--b\nContent-Type: video/mp4; name=f.mp4\nContent-Transfer-Encoding: base64\n\n${`${'A'.repeat(76)}\n`.repeat(40_000)}--b--\n`;
  await mailbox.drop(`From: ada@customers.example\nMessage-ID: <big@x.example>\n${big}`);
  await mailbox.drop(from('plain@x.example'));
  const { raws } = await poll(double);
  assert.deepEqual(
    raws.map(({ externalId }) => externalId),
    ['bomb@x.example', 'big@x.example', 'plain@x.example'],
  );
  const [bomb, film] = raws;
  assert.ok(bomb && film);
  assert.throws(() => heardFrom(bomb), /header is longer than 256000 bytes/u);
  assert.equal(heardFrom(film).text, 'See the film');
  assert.ok(JSON.stringify(film.body).length < 5_000, 'what is attached stays in the mailbox');
  assert.match(JSON.stringify(film.body), /f\.mp4/u);
});

withMail('a folder that is not there is said, with those that are', async (double) => {
  const [source] = double.sources;
  assert.ok(source);
  const listen = async (config: Credential, more: Credential = {}) => {
    const credential = { ...source.credential, ...more };
    for await (const page of channel.listen({ ...source, config, credential, cursor: null }, handsForTests()))
      assert.ok(page);
  };
  await assert.rejects(listen({}, { sent: 'Posted' }), (error) => {
    assert.ok(error instanceof ChannelError && error.code === 'gone');
    assert.match(error.message, /no folder Posted\. It has .*INBOX/u);
    return true;
  });
  await assert.rejects(
    listen({ folder: 'Nowhere' }),
    (error) => error instanceof ChannelError && error.code === 'gone',
  );
});

withMail('a new mail wakes within a moment, and the line ends when Heed stops', async (double) => {
  const [source] = double.sources;
  assert.ok(source && channel.watch);
  const stopping = new AbortController();
  let woken = 0;
  const watching = channel.watch(source, handsForTests({ signal: stopping.signal }), () => {
    woken += 1;
  });
  const until = async (count: number) => {
    for (const end = Date.now() + 5_000; woken < count && Date.now() < end; ) await wait(20);
    assert.ok(woken >= count, `woken ${woken} times`);
  };
  await until(1);
  await wait(200);
  const before = woken;
  await double.say({ by: 'Ada', text: 'Anybody there?' });
  await until(before + 1);
  stopping.abort();
  await watching.catch((error: unknown) => assert.ok(error instanceof ChannelError, String(error)));
});

withMail('a line that the server ends is over, so that it can be opened anew', async (double) => {
  const [source] = double.sources;
  assert.ok(source && channel.watch);
  double.misbehave({ how: 'server_error' });
  await assert.rejects(
    channel.watch(source, handsForTests(), () => {}),
    (error) => error instanceof ChannelError,
  );
});

test('the same mail heard in two folders has one name', async () => {
  const mail = fixture('rfc5322-hello');
  const [inbox, sent] = await Promise.all([heardOf(mail), heardOf(mail, 'sent')]);
  assert.equal(inbox.canonicalId, sent.canonicalId);
});
