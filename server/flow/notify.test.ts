// Notices on their way: each arrives once under its id, or says on the desk that it did not, whatever the other side
// does and wherever the process dies.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { simpleParser } from 'mailparser';
import { takeDueDeliveries } from '../../store/triage/deliveries.ts';
import { saveChoice } from '../../store/triage/notice-choices.ts';
import {
  deliveriesSeen,
  type MailServer,
  makeHook,
  makeTold,
  noticeFor,
  openTellingWorld,
  startMailServer,
  startReceiver,
  type TestDesk,
  tell,
  waysTo,
} from '../notify/testbed.ts';
import type { Ways } from '../notify/ways.ts';
import { rowsOf, type TestWorld } from '../testbed.ts';
import { holdMs } from './holding.ts';
import { deliverOne, type NotifierOptions, startNotifier } from './notify.ts';

let world: TestWorld;
before(async () => {
  world = await openTellingWorld();
});
after(() => world.close());

/** Tries what is due now, once each; what a killed process held is due when its hold has lapsed. */
async function tryDue(on: TestWorld, ways: Ways, options: NotifierOptions = {}): Promise<number> {
  const now = on.now();
  const due = await on.database.shared((tx) => takeDueDeliveries(tx, now, new Date(now.getTime() + holdMs), 50));
  await Promise.all(due.map((one) => deliverOne(on, ways, one, options)));
  return due.length;
}

const idIn = (mail: string) => /^Message-ID:\s*(<[^<>]+>)/imu.exec(mail)?.[1] ?? '';

async function withMail(
  onData: Parameters<typeof startMailServer>[0],
  work: (mail: MailServer, desk: TestDesk) => Promise<void>,
  options: Parameters<typeof startMailServer>[1] = {},
): Promise<void> {
  // What the test before left to be tried again is not this one's.
  await world.database.shared((tx) => tx.rows('delete from heed.delivery_due'));
  const mail = await startMailServer(onData, options);
  try {
    await work(mail, await makeTold(world));
  } finally {
    await mail.close();
  }
}

test('a notice is told once by mail, however often it is written', async () => {
  await withMail(undefined, async (mail, desk) => {
    const notice = noticeFor(desk, world.now());
    assert.deepEqual([await tell(world, desk, notice), await tell(world, desk, notice, notice)], [1, 0]);
    assert.equal(await tryDue(world, waysTo(mail)), 1);
    assert.equal(await tryDue(world, waysTo(mail)), 0);
    assert.equal(mail.accepted.length, 1);
    const [one = ''] = mail.accepted;
    assert.equal((await simpleParser(one)).subject, 'Late: A customer waits for a first reply, due 11:00 · Bakery');
    assert.match(idIn(one), /^<notice\.[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{32}@desk\.example\.org>$/u);
    assert.match(one, /^Auto-Submitted: auto-generated/mu);
    assert.deepEqual(
      (await deliveriesSeen(world, desk)).map(({ state, attempts }) => [state, attempts]),
      [['sent', 1]],
    );
  });
});

test('a server that says not now is asked again under the same id; one that says never is not', async () => {
  const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
  await withMail(
    (count) => (count < 3 ? refusal(451) : null),
    async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      for (let i = 0; i < 4; i += 1) {
        await tryDue(world, waysTo(mail));
        world.clock.pass(60_000);
      }
      assert.equal(mail.accepted.length, 1);
      assert.equal(new Set(mail.heard.map(idIn)).size, 1);
      assert.deepEqual(
        (await deliveriesSeen(world, desk)).map(({ state, attempts }) => [state, attempts]),
        [['sent', 3]],
      );
    },
  );
  await withMail(
    () => refusal(554),
    async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      await tryDue(world, waysTo(mail));
      const [one] = await deliveriesSeen(world, desk);
      assert.equal(one?.state, 'failed');
      assert.match(one?.error ?? '', /127\.0\.0\.1: 554 no/u);
      world.clock.pass(3_600_000);
      assert.equal(await tryDue(world, waysTo(mail)), 0);
    },
  );
});

test('a server that hangs is left after its time, one that dies after taking the mail gets it again under its id', async () => {
  await withMail(
    undefined,
    async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      await tryDue(world, waysTo(mail, 300));
      const [one] = await deliveriesSeen(world, desk);
      assert.equal(one?.state, 'queued');
      assert.match(one?.error ?? '', /took too long|timeout/iu);
    },
    { onMailFrom: () => {} },
  );
  await withMail(
    (count) => (count === 1 ? 'die' : null),
    async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      await tryDue(world, waysTo(mail));
      assert.equal((await deliveriesSeen(world, desk))[0]?.state, 'queued');
      world.clock.pass(60_000);
      await tryDue(world, waysTo(mail));
      assert.deepEqual([mail.accepted.length, mail.heard.length, new Set(mail.heard.map(idIn)).size], [1, 2, 1]);
    },
  );
});

test('a server that wants a name and a password gets them; a wrong one is tried again, for it will be put right', async () => {
  const onAuth: NonNullable<Parameters<typeof startMailServer>[1]>['onAuth'] = (auth, _session, callback) => {
    if (auth.username === 'heed@x' && auth.password === 'p:w/d') callback(null, { user: 'heed' });
    else callback(Object.assign(new Error('who are you'), { responseCode: 535 }));
  };
  await withMail(
    undefined,
    async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      const as = (who: string) => waysTo({ ...mail, url: mail.url.replace('//', `//${who}@`) });
      await tryDue(world, as('heed%40x:wrong'));
      const [refused] = await deliveriesSeen(world, desk);
      assert.equal(refused?.state, 'queued');
      assert.match(refused?.error ?? '', /535 who are you/u);
      world.clock.pass(60_000);
      await tryDue(world, as('heed%40x:p%3Aw%2Fd'));
      assert.deepEqual([mail.accepted.length, (await deliveriesSeen(world, desk))[0]?.state], [1, 'sent']);
    },
    { authOptional: false, disabledCommands: ['STARTTLS'], onAuth },
  );
});

test('nobody is there for a day: it has failed, and says so', async () => {
  const mail = await startMailServer();
  await mail.close();
  const desk = await makeTold(world);
  await tell(world, desk, noticeFor(desk, world.now()));
  for (let minutes = 0; minutes < 27 * 60; minutes += 15) {
    await tryDue(world, waysTo(mail));
    world.clock.pass(15 * 60_000);
  }
  const [one] = await deliveriesSeen(world, desk);
  assert.equal(one?.state, 'failed');
  assert.match(one?.error ?? '', /ECONNREFUSED/u);
  const { attempts = 0 } = one ?? {};
  assert.ok(attempts > 15 && attempts < 60, `${attempts} attempts`);
});

for (const step of ['after_commit', 'after_accepted'] as const) {
  test(`killed ${step.replace('_', ' ')}: another process sends it under the same id, and the row says so`, async () => {
    await withMail(undefined, async (mail, desk) => {
      await tell(world, desk, noticeFor(desk, world.now()));
      const killed = tryDue(world, waysTo(mail), {
        onTell: (at) => {
          if (at === step) throw new Error('killed');
        },
      });
      await assert.rejects(killed, /killed/u);
      assert.equal((await deliveriesSeen(world, desk))[0]?.state, 'sending');
      assert.equal(await tryDue(world, waysTo(mail)), 0);
      world.clock.pass(holdMs);
      await tryDue(world, waysTo(mail));
      assert.equal(new Set(mail.accepted.map(idIn)).size, 1);
      const [one] = await deliveriesSeen(world, desk);
      assert.deepEqual([one?.state, one?.isRepeat, one?.attempts], ['sent', true, 2]);
    });
  });
}

test('no mail server: an address outside hears nothing, and the failure says what is missing', async () => {
  const desk = await makeTold(world);
  await tell(world, desk, noticeFor(desk, world.now(), { recipient: { address: 'Boss@Example.org' } }));
  await tryDue(world, waysTo(null));
  const [one] = await deliveriesSeen(world, desk);
  assert.equal(one?.state, 'failed');
  assert.match(one?.error ?? '', /HEED_SMTP_URL/u);
});

test('a webhook is signed, told once of a matter whoever else hears of it, and tried again at 500', async () => {
  const receiver = await startReceiver((response, count) => response.writeHead(count === 1 ? 500 : 204).end());
  const telling = await openTellingWorld([receiver.pair]);
  try {
    const desk = await makeTold(telling);
    const { secret } = await makeHook(telling, desk, { url: receiver.url, beginsAt: 'high' });
    const notice = noticeFor(desk, telling.now());
    const outside = { ...notice, recipient: { address: 'boss@example.org' } };
    await tell(telling, desk, notice, outside, noticeFor(desk, telling.now(), { severity: 'normal' }));
    await tryDue(telling, waysTo(null));
    telling.clock.pass(60_000);
    await tryDue(telling, waysTo(null));
    assert.equal(receiver.received.length, 2);
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1);
    for (const { headers, body } of receiver.received) {
      const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['heed-signature'])) ?? [];
      assert.equal(signature, createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex'));
      assert.equal(JSON.parse(body.toString()).notices[0].matter, notice.matter);
    }
    const hooked = (await deliveriesSeen(telling, desk)).filter(({ way }) => way === 'webhook');
    assert.deepEqual(
      hooked.map(({ state, attempts }) => [state, attempts]),
      [['sent', 2]],
    );
  } finally {
    await receiver.close();
    await telling.close();
  }
});

test('a webhook is not led to a private place, and one that never answers is left', async () => {
  const hidden = await startReceiver((response) => response.end());
  const receiver = await startReceiver((response) => response.writeHead(307, { location: hidden.url }).end());
  const telling = await openTellingWorld([receiver.pair]);
  try {
    const desk = await makeTold(telling);
    await makeHook(telling, desk, { url: receiver.url });
    await tell(telling, desk, noticeFor(desk, telling.now(), { severity: 'normal' }));
    await tryDue(telling, waysTo(null));
    assert.deepEqual([receiver.received.length, hidden.received.length], [1, 0]);
    const [one] = await deliveriesSeen(telling, desk);
    assert.match(one?.error ?? '', /not a public address/u);
    const silent = await startReceiver(() => {});
    const other = await openTellingWorld([silent.pair]);
    const impatient: TestWorld = {
      ...other,
      fetch: (url, request) => other.fetch(url, { ...request, timeoutMs: 200 }),
    };
    const quiet = await makeTold(impatient);
    await makeHook(impatient, quiet, { url: silent.url });
    await tell(impatient, quiet, noticeFor(quiet, impatient.now(), { severity: 'normal' }));
    await tryDue(impatient, waysTo(null));
    const [left] = await deliveriesSeen(impatient, quiet);
    assert.deepEqual([left?.state, silent.received.length], ['queued', 1]);
    assert.match(left?.error ?? '', /took too long/u);
    await silent.close();
    await other.close();
  } finally {
    await Promise.all([hidden.close(), receiver.close()]);
    await telling.close();
  }
});

test('after an outage each person gets one digest, with every notice in it once', async () => {
  await withMail(undefined, async (mail, desk) => {
    const past = new Date(world.now().getTime() - 3_600_000);
    for (let i = 0; i < 5; i += 1) await tell(world, desk, noticeFor(desk, past));
    assert.equal(await tryDue(world, waysTo(mail)), 0);
    world.clock.pass(6_000);
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 1);
    assert.match((await simpleParser(mail.accepted[0] ?? '')).subject ?? '', /^5 notices: 5 late/u);
    assert.deepEqual(
      (await deliveriesSeen(world, desk)).map(({ state, notices }) => [state, notices]),
      [['sent', 5]],
    );
  });
});

test('what waited while Heed itself was down goes as one as well', async () => {
  await withMail(undefined, async (mail, desk) => {
    for (let i = 0; i < 4; i += 1) await tell(world, desk, noticeFor(desk, world.now()));
    world.clock.pass(2 * 3_600_000);
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 0);
    world.clock.pass(6_000);
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 1);
    const seen = await deliveriesSeen(world, desk);
    assert.deepEqual(
      seen.filter(({ state }) => state !== 'folded').map(({ state, notices }) => [state, notices]),
      [['sent', 4]],
    );
  });
});

test('what the night holds back arrives together in the morning, but for what is critical', async () => {
  await withMail(undefined, async (mail, desk) => {
    const quiet = { from: '00:00', to: '23:59', timeZone: 'UTC' };
    const choice = {
      ways: { normal: ['mail'], high: ['mail'], critical: ['mail'] },
      quiet,
      digestMinutes: null,
    } as const;
    await world.database.brand(desk.brandId, (tx) => saveChoice(tx, desk.brandId, desk.personId, choice, world.now()));
    for (const severity of ['normal', 'high', 'critical', 'normal'] as const)
      await tell(world, desk, noticeFor(desk, world.now(), { severity }));
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 1);
    world.clock.now = new Date(`${world.now().toISOString().slice(0, 10)}T23:59:30Z`);
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 2);
    assert.match((await simpleParser(mail.accepted[1] ?? '')).subject ?? '', /^3 notices: 3 late/u);
  });
});

test('notices that join a digest while it leaves are in one mail each: none is lost, none told twice', async () => {
  await withMail(undefined, async (mail, desk) => {
    const writers = Array.from({ length: 40 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 8));
      await tell(world, desk, noticeFor(desk, new Date(world.now().getTime() - 3_600_000)));
      world.clock.pass(4_000);
    });
    const leaving = Array.from({ length: 20 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 20));
      await tryDue(world, waysTo(mail));
    });
    await Promise.all([...writers, ...leaving]);
    world.clock.pass(120_000);
    await tryDue(world, waysTo(mail));
    const told = await rowsOf<{ mails: number }>(
      world,
      desk.brandId,
      `select count(*) filter (where d.state = 'sent') as mails from heed.notice n
         left join heed.delivery_notice x on x.notice_id = n.id left join heed.delivery d on d.id = x.delivery_id
       group by n.id`,
    );
    assert.deepEqual([told.length, told.every(({ mails }) => mails === 1)], [40, true]);
    assert.ok(mail.accepted.length > 1 && mail.accepted.length < 40, `${mail.accepted.length} mails`);
  });
});

test('of a rehearsal nothing leaves the desk', async () => {
  const desk = await makeTold(world);
  await makeHook(world, desk, { url: 'https://hook.example.org' });
  await world.database.account.rows('update account.brand set is_rehearsal = true where id = $1', [desk.brandId]);
  assert.equal(await tell(world, desk, noticeFor(desk, world.now(), { severity: 'critical' })), 1);
  assert.deepEqual(await deliveriesSeen(world, desk), []);
});

test('whoever has left the brand is not told any more', async () => {
  await withMail(undefined, async (mail, desk) => {
    await tell(world, desk, noticeFor(desk, world.now()));
    await world.database.account.rows('delete from account.membership where person_id = $1', [desk.personId]);
    await tryDue(world, waysTo(mail));
    assert.equal(mail.accepted.length, 0);
    assert.match((await deliveriesSeen(world, desk))[0]?.error ?? '', /belongs to the brand no more/u);
    await tell(world, desk, noticeFor(desk, world.now()));
    assert.equal((await deliveriesSeen(world, desk)).length, 1);
  });
});

test('the worker tells by itself, and several of them tell once', async () => {
  await withMail(undefined, async (mail, desk) => {
    const workers = [1, 2, 3].map(() => startNotifier(world, waysTo(mail)));
    for (let i = 0; i < 10; i += 1) await tell(world, desk, noticeFor(desk, world.now()));
    for (const worker of workers) worker.wake();
    const until = Date.now() + 8000;
    while (mail.accepted.length < 10 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all(workers.map((worker) => worker.stop()));
    assert.deepEqual([mail.heard.length, new Set(mail.accepted.map(idIn)).size], [10, 10]);
  });
});
