// Promise 3: in time, and we say when. A clock starts at the customer's own time; its warning and its breach become
// events at their exact instants, once, however many processes look and whoever was away at the moment; and whoever is to
// be told is told once, by mail, push and webhook, whatever dies on the way.

import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { aroundTheClock, defaultProtocol } from '../../core/protocol/default.ts';
import { firstChoice } from '../../core/triage/notify.ts';
import { actOnCase } from '../../server/do/act-on-case.ts';
import { pushProtocol } from '../../server/do/push-protocol.ts';
import type { TellStep } from '../../server/flow/notify.ts';
import { retargetDue } from '../../server/flow/retarget.ts';
import { fireDue, startClocks } from '../../server/flow/triage.ts';
import { newId } from '../../store/new-id.ts';
import { noteAway } from '../../store/triage/away.ts';
import { saveChoice } from '../../store/triage/notice-choices.ts';
import { ActBody } from '../../wire/acts.ts';
import type { ClocksChild } from './clocks-child.ts';
import { answer, type Brand, connectTo, type House, listen, makeBrand, openHouse, send, whoWaits } from './house.ts';
import { addWebhook, arrived, deliver, hire, openReceivers, type Receivers, recorded } from './told.ts';

let double: MastodonDouble;
let house: House;
let receivers: Receivers;
/** Killed when the mail server has a mail and has not answered yet. */
let victim: ChildProcess | null = null;

beforeEach(async () => {
  double = await startFake();
  receivers = await openReceivers(() => (victim?.kill('SIGKILL') ? 'die' : null));
  house = await openHouse([...double.allow, ...receivers.allow]);
});
afterEach(async () => {
  await house?.close();
  await receivers?.close();
  await double?.stop();
});

interface Clock {
  readonly brand: Brand;
  readonly caseId: string;
  /** By its name on the platform. */
  readonly said: string;
  readonly saidAt: Date;
  readonly warnAt: Date;
  readonly deadlineAt: Date;
}

const minuteMs = 60_000;

/** A complaint of ten minutes ago, heard now. */
async function complain(by: string): Promise<Clock> {
  const brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
  house.wait(30 * minuteMs);
  const saidAt = new Date(house.world.now().getTime() - 10 * minuteMs);
  const said = await double.say({ by, text: 'My order never came. This is a disgrace.', at: saidAt });
  await listen(house, brand);
  const [row] = await house.database.brand(brand.id, (tx) =>
    tx.rows<{ id: string; kind: string; clock_started_at: Date; warn_at: Date; deadline_at: Date }>(
      'select * from heed.case where not is_history',
    ),
  );
  assert.ok(row);
  assert.equal(row.kind, 'complaint');
  assert.equal(row.clock_started_at.toISOString(), saidAt.toISOString(), 'it starts when they said it');
  return { brand, caseId: row.id, said, saidAt, warnAt: row.warn_at, deadlineAt: row.deadline_at };
}

function alarms({ brand }: Pick<Clock, 'brand'>) {
  return house.database.brand(brand.id, async (tx) => {
    const found = await tx.rows<{ kind: string; at: Date; detail: string }>(
      "select kind, at, detail from heed.event where kind ~ '^clock' order by number",
    );
    return found.map(({ kind, at, detail }) => [kind, at.toISOString(), JSON.parse(detail).dueAt as string]);
  });
}

function turnTo(at: Date, byMs = 0): void {
  house.wait(at.getTime() + byMs - house.world.now().getTime());
}

test('a warning and a breach are recorded at their instants and not a millisecond sooner', async () => {
  const clock = await complain('ana');
  assert.equal(clock.deadlineAt.getTime() - clock.saidAt.getTime(), 60 * minuteMs, 'an hour for a complaint');
  assert.equal(clock.warnAt.getTime() - clock.saidAt.getTime(), 45 * minuteMs, 'a warning at three quarters');
  const [warnAt, deadlineAt] = [clock.warnAt.toISOString(), clock.deadlineAt.toISOString()];
  turnTo(clock.warnAt, -1);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), []);
  turnTo(clock.warnAt);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), [['clock.warned', warnAt, warnAt]]);
  turnTo(clock.deadlineAt, -1);
  await fireDue(house.world);
  assert.equal((await alarms(clock)).length, 1);
  turnTo(clock.deadlineAt);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), [
    ['clock.warned', warnAt, warnAt],
    ['clock.breached', deadlineAt, deadlineAt],
  ]);
});

test('the clocks of a process that was away ring when it is back, once', async () => {
  const clock = await complain('ben');
  const first = startClocks(house.world);
  await sleep(200);
  await first.stop();
  turnTo(clock.warnAt, 1);
  // Nobody is there to see it; then two processes come back at once.
  turnTo(clock.deadlineAt, 5 * minuteMs);
  const back = [startClocks(house.world), startClocks(house.world)];
  for (let tries = 0; (await alarms(clock)).length === 0 && tries < 100; tries += 1) await sleep(50);
  await sleep(200);
  await Promise.all(back.map((one) => one.stop()));
  const rung = await alarms(clock);
  assert.deepEqual(
    rung.map(([kind, , dueAt]) => [kind, dueAt]),
    [['clock.breached', clock.deadlineAt.toISOString()]],
    'it is late already: one alarm, that says when it was due',
  );
});

test('many processes looking in the same moment ring each alarm once', async () => {
  const clock = await complain('eva');
  turnTo(clock.warnAt);
  await Promise.all(Array.from({ length: 4 }, () => fireDue(house.world)));
  assert.equal((await alarms(clock)).length, 1);
});

test('an answer in time stops the clock: no alarm rings afterwards', async () => {
  const brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
  // Said and answered by the platform's own clock, which knows nothing of turned ones.
  const said = await double.say({ by: 'tom', text: 'My order never came. This is a disgrace.' });
  await listen(house, brand);
  const waiting = (await whoWaits(house, brand)).find(({ canonicalId }) => canonicalId === said);
  assert.ok(waiting);
  const running = () => house.database.shared((tx) => tx.rows(`select case_id from heed.clocks_due('infinity', 100)`));
  assert.deepEqual(await running(), [{ case_id: waiting.caseId }]);
  await answer(house, brand, waiting, 'So sorry, Tom. A new one leaves today.');
  house.wait(6_000);
  await send(house);
  assert.deepEqual(await running(), []);
  house.wait(7 * 86_400_000);
  await fireDue(house.world);
  assert.deepEqual(await alarms({ brand }), []);
});

test("an answer in the platform's own app stops the clock as well", async () => {
  const clock = await complain('ivo');
  const at = new Date(clock.saidAt.getTime() + 12 * minuteMs);
  turnTo(at, minuteMs);
  await double.say({ by: double.profileId ?? '', text: 'It left this morning, Ivo.', to: clock.said, at });
  await listen(house, clock.brand);
  turnTo(clock.deadlineAt, 7 * 24 * 60 * minuteMs);
  await fireDue(house.world);
  assert.deepEqual(await alarms(clock), []);
});

test('a new protocol moves the deadlines that run', async () => {
  const clock = await complain('uma');
  const protocol = aroundTheClock(defaultProtocol());
  const targets = protocol.targets.map((one) => ({ ...one, withinMinutes: one.withinMinutes * 2 }));
  const { world } = house;
  const push = { brandId: clock.brand.id, personId: clock.brand.personId, base: null, now: world.now() };
  const given = { protocol: { ...protocol, targets } };
  const pushed = await pushProtocol(world, { ...push, given });
  assert.deepEqual(pushed, { version: 2, isNew: true });
  while ((await retargetDue(world)) > 0);
  turnTo(clock.deadlineAt);
  await fireDue(world);
  assert.deepEqual(await alarms(clock), [], 'what was the end is not even the warning now');
  const after = (minutes: number) => new Date(clock.saidAt.getTime() + minutes * minuteMs);
  for (const minutes of [90, 120]) {
    turnTo(after(minutes));
    await fireDue(world);
  }
  assert.deepEqual(
    (await alarms(clock)).map(([kind, at]) => [kind, at]),
    [
      ['clock.warned', after(90).toISOString()],
      ['clock.breached', after(120).toISOString()],
    ],
  );
});

/** An agent who has the case, a colleague, and a lead with a browser; a webhook for what is urgent. */
async function staff({ brand, caseId }: Clock) {
  const ana = await hire(house, brand, { name: 'Ana', role: 'agent' });
  const ben = await hire(house, brand, { name: 'Ben', role: 'agent' });
  await hire(house, brand, { name: 'Lea', role: 'lead', push: receivers.push });
  await addWebhook(house, brand, receivers.webhook, 'high');
  await decide(brand, caseId, { act: 'assign', assigneeId: ana });
  return { ana, ben };
}

function decide(brand: Brand, caseId: string, body: object) {
  const actor = { brandId: brand.id, personId: brand.personId, caseId, now: house.world.now() };
  return actOnCase(house.world, actor, ActBody.parse({ saw: Number.MAX_SAFE_INTEGER, ...body }));
}

type Death = TellStep | 'mail_unanswered';

/** Clocks and notifier in another process, at the house's time; returns the signal that ended it. */
async function runClocks(death: Death | null): Promise<string | null> {
  const asked: ClocksChild = {
    databaseUrl: house.database.url,
    dataDir: house.dataDir,
    allow: receivers.allow,
    smtpUrl: receivers.mail.url,
    now: house.world.now().getTime(),
    dieAt: death === 'mail_unanswered' ? null : death,
  };
  const child = fork(join(import.meta.dirname, 'clocks-child.ts'), [JSON.stringify(asked)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(house.dataDir, 'compiled') },
  });
  if (death === 'mail_unanswered') victim = child;
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  victim = null;
  assert.ok(code === 0 || signal !== null, said);
  return signal;
}

test('a breach climbs its tree to mail, push and webhook; killed at each step, each notice is found once', async () => {
  const clock = await complain('kim');
  await staff(clock);
  const climb: readonly (readonly [number, Death])[] = [
    [0, 'after_commit'],
    [30, 'after_accepted'],
    [90, 'mail_unanswered'],
  ];
  for (const [minutes, death] of climb) {
    turnTo(clock.deadlineAt, minutes * minuteMs);
    assert.equal(await runClocks(death), 'SIGKILL', `it died: ${death}`);
    const cut = (await recorded(house, clock.brand)).filter(({ state }) => state === 'sending');
    assert.ok(cut.length > 0, 'in the middle of an attempt');
    house.wait(minuteMs);
    assert.equal(await runClocks(null), null, 'another one finished');
  }
  const record = await recorded(house, clock.brand);
  assert.deepEqual(
    record.map(({ way, to, steps, state }) => [way, to, ...steps, state]),
    [
      ['mail', 'Ana', 0, 'sent'],
      ['mail', 'Lea', 0, 'sent'],
      ['push', 'Lea', 0, 'sent'],
      ['webhook', null, 0, 'sent'],
      ['mail', 'Lea', 1, 'sent'],
      ['push', 'Lea', 1, 'sent'],
      ['webhook', null, 1, 'sent'],
      ['mail', 'Mara Lind', 2, 'sent'],
      ['webhook', null, 2, 'sent'],
    ],
  );
  const seen = await arrived(receivers);
  const idsBy = (of: readonly { readonly way: string; readonly id: string }[]) =>
    [...new Set(of.map(({ way, id }) => `${way} ${id}`))].sort();
  assert.deepEqual(idsBy(seen), idsBy(record), 'each is found, under one id');
  assert.ok(seen.length > record.length, 'what was accepted before the death went out again, under that id');
});

test('a warning goes to whoever has the case', async () => {
  const clock = await complain('leo');
  const { ana } = await staff(clock);
  const ways = { ...firstChoice.ways, normal: ['mail'] as const };
  const choice = { ...firstChoice, ways };
  await house.database.brand(clock.brand.id, (tx) => saveChoice(tx, clock.brand.id, ana, choice, house.world.now()));
  turnTo(clock.warnAt);
  await fireDue(house.world);
  await deliver(house, receivers);
  const told = (await recorded(house, clock.brand)).map(({ way, to, via, state }) => [way, to, via, state]);
  assert.deepEqual(told, [['mail', 'Ana', 'has the case', 'sent']]);
});

test('somebody who acknowledges stops the climb: nothing further arrives', async () => {
  const clock = await complain('mia');
  await staff(clock);
  turnTo(clock.deadlineAt);
  await fireDue(house.world);
  await deliver(house, receivers);
  const told = await recorded(house, clock.brand);
  assert.equal(told.length, 4, 'the first step');
  await decide(clock.brand, clock.caseId, { act: 'acknowledge' });
  const before = (await arrived(receivers)).length;
  assert.equal(before, told.length);
  for (const minutes of [30, 90, 180]) {
    turnTo(clock.deadlineAt, minutes * minuteMs);
    await fireDue(house.world);
    await deliver(house, receivers);
  }
  assert.deepEqual(await recorded(house, clock.brand), told);
  assert.equal((await arrived(receivers)).length, before);
});

test('the deputy of somebody who is away hears of it in their stead', async () => {
  const clock = await complain('noa');
  const { ana, ben } = await staff(clock);
  const now = house.world.now();
  const until = new Date(now.getTime() + 5 * 24 * 60 * minuteMs);
  const away = { id: newId(now), personId: ana, from: now, until, kind: 'holiday', deputyId: ben } as const;
  await house.database.brand(clock.brand.id, (tx) =>
    noteAway(tx, clock.brand.id, { ...away, notedBy: clock.brand.personId, notedAt: now }),
  );
  turnTo(clock.deadlineAt);
  await fireDue(house.world);
  await deliver(house, receivers);
  const mails = (await recorded(house, clock.brand)).filter(({ way }) => way === 'mail');
  assert.deepEqual(
    mails.map(({ to, via }) => [to, via]),
    [
      ['Ben', 'deputy of Ana'],
      ['Lea', 'lead'],
    ],
  );
});

test('after an outage what came late arrives as one digest a person and way; a machine gets each by itself', async () => {
  const clock = await complain('oda');
  await staff(clock);
  for (const by of ['pia', 'rob']) await double.say({ by, text: 'My order never came either.', at: clock.saidAt });
  await listen(house, clock.brand);
  turnTo(clock.deadlineAt, 120 * minuteMs);
  while ((await fireDue(house.world)).due > 0);
  await deliver(house, receivers);
  house.wait(10_000);
  await deliver(house, receivers);
  const record = await recorded(house, clock.brand);
  const people = record.filter(({ way }) => way !== 'webhook').map(({ way, to, notices }) => [way, to, notices]);
  assert.deepEqual(people.sort(), [
    ['mail', 'Ana', 1],
    ['mail', 'Lea', 6],
    ['mail', 'Mara Lind', 3],
    ['push', 'Lea', 6],
  ]);
  const hooked = record.filter(({ way }) => way === 'webhook');
  assert.deepEqual([hooked.length, ...new Set(hooked.map(({ notices }) => notices))], [9, 1]);
  const seen = await arrived(receivers);
  const subjects = seen.filter(({ way }) => way === 'mail').map(({ to, subject }) => [to, subject]);
  assert.deepEqual(seen.map(({ id }) => id).sort(), record.map(({ id }) => id).sort());
  assert.match(subjects.find(([to]) => to === 'lea')?.[1] ?? '', /^6 notices/u);
});

test('the clock on the whole matter warns once and breaches once, also where nobody sees to it', async () => {
  const clock = await complain('una');
  const [row] = await house.database.brand(clock.brand.id, (tx) =>
    tx.rows<{ clocks: { resolution: { warn: number; deadline: number } } }>(
      'select clocks from heed.case where id = $1',
      [clock.caseId],
    ),
  );
  assert.ok(row);
  const { warn, deadline } = row.clocks.resolution;
  for (const at of [warn, warn + minuteMs, deadline, deadline + minuteMs]) {
    turnTo(new Date(at));
    await fireDue(house.world);
  }
  const whole = (await alarms(clock)).filter(([, , dueAt]) => dueAt !== clock.deadlineAt.toISOString());
  assert.deepEqual(
    whole.map(([kind, , dueAt]) => [kind, dueAt]),
    [
      ['clock.warned', new Date(warn).toISOString()],
      ['clock.breached', new Date(deadline).toISOString()],
    ],
  );
});
