// The law of answering, run for every channel whose manifest says that it answers, likes or asks again: a reply lands
// once, is looked for when nobody knows, keeps its privacy, and "safe to try again" is only said when it is true.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countText } from '../core/channel.ts';
import type { Heard } from '../core/mention.ts';
import { weighing } from '../core/weighted/weighing.ts';
import type { Channel, Sending } from './channel.ts';
import { ChannelError } from './channel.ts';
import {
  aMoment,
  connect,
  everyChannel,
  everySource,
  find,
  landedOf,
  MINUTE_MS,
  normalise,
  read,
  rejectsAs,
  sayTo,
  sendingTo,
  withDouble,
} from './fake-bench.ts';
import { faultsOf } from './fake-well-formed.ts';

await everyChannel((id, { can }) => {
  const answers = can.publicReply === 'interface' || can.privateReply === 'interface';
  if (answers) lawOfReplying(id);
  if (answers) lawOfRefusals(id);
  if (answers) lawOfPrivacy(id, can.privateReply === 'interface');
  if (can.like) lawOfLiking(id);
  if (can.hide) lawOfHiding(id);
  if (can.recheck) lawOfRechecking(id);
});

function lawOfReplying(id: string): void {
  test('connect says whose the credential is, and refuses a wrong one', async () => {
    await withDouble(id, async (bench) => {
      const { profile } = await connect(bench);
      assert.equal(profile.externalId, bench.double.profileId);
      const { fields } = bench.channel.manifest.credential ?? { fields: [] };
      const secret = fields.find(({ kind }) => kind === 'secret');
      if (!secret) return;
      const wrong = { ...bench.double.credential, [secret.name]: 'wrong' };
      await rejectsAs(bench.channel.connect?.(wrong, bench.hands), ['auth_expired', 'rejected']);
    });
  });

  test('a reply lands once under what it answers; the same sending again stays one', async () => {
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, 'We are on it');
      assert.equal(
        notSent(await bench.channel.findReply?.(sending, bench.hands)),
        true,
        'nothing to find before it is sent',
      );
      const receipt = await bench.channel.reply?.(sending, bench.hands);
      const landed = await landedOf(bench, sending);
      assert.deepEqual(
        landed.map(({ canonicalId }) => canonicalId),
        [receipt?.canonicalId],
      );
      assert.ok(Math.abs((receipt?.sentAt.getTime() ?? 0) - Date.now()) < 5 * MINUTE_MS, 'the platform tells its time');
      assertFound(await bench.channel.findReply?.(sending, bench.hands), receipt?.canonicalId);
      if (!['client_key', 'header'].includes(bench.channel.manifest.idempotency)) return;
      assert.equal((await bench.channel.reply?.(sending, bench.hands))?.canonicalId, receipt?.canonicalId);
      assert.equal((await landedOf(bench, sending)).length, 1);
    });
  });

  test('taken and then cut off: the outcome is unknown, looking finds it, and it stays one', async () => {
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, 'We will look into it');
      bench.double.misbehave({ how: 'accepted_then_cut' });
      await rejectsAs(bench.channel.reply?.(sending, bench.hands), ['outcome_unknown']);
      const [landed, ...others] = await landedOf(bench, sending);
      assert.ok(landed, 'the platform took it');
      assert.deepEqual(others, []);
      assertFound(await bench.channel.findReply?.(sending, bench.hands), landed.canonicalId);
      if (!['client_key', 'header'].includes(bench.channel.manifest.idempotency)) return;
      assert.equal((await bench.channel.reply?.(sending, bench.hands))?.canonicalId, landed.canonicalId);
      assert.equal((await landedOf(bench, sending)).length, 1);
    });
  });
}

function lawOfRefusals(id: string): void {
  for (const badDay of [{ how: 'rate_limited', retryAfterS: 60 }, { how: 'server_error' }] as const) {
    test(`${badDay.how} while replying: "safe to try again" is said only when nothing landed`, async () => {
      await withDouble(id, async (bench) => {
        const sending = await sendingTo(bench, 'Thank you for telling us');
        bench.double.misbehave(badDay);
        const codes = badDay.how === 'rate_limited' ? ['rate_limited'] : ['unreachable', 'outcome_unknown'];
        const error = await rejectsAs(bench.channel.reply?.(sending, bench.hands), codes);
        if (error.code !== 'outcome_unknown') assert.deepEqual(await landedOf(bench, sending), []);
        else if (notSent(await bench.channel.findReply?.(sending, bench.hands)) !== true) return;
        await bench.channel.reply?.(sending, bench.hands);
        assert.equal((await landedOf(bench, sending)).length, 1);
      });
    });
  }

  test('a text over the limit is refused before the network', async () => {
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, '');
      const { limits } = bench.channel.manifest;
      const limit = sending.profile.limits?.publicReply ?? limits.publicReply ?? limits.privateReply;
      assert.ok(limit);
      const text = 'a'.repeat(limit.max + 1);
      assert.ok(countText(text, limit, weighing).left < 0);
      const before = bench.double.requests();
      await rejectsAs(bench.channel.reply?.({ ...sending, text }, bench.hands), ['rejected']);
      assert.equal(bench.double.requests(), before, 'nobody had to be asked');
    });
  });

  test('what is not there any more cannot be answered', async () => {
    await withDouble(id, async (bench) => {
      if (!bench.double.remove) return;
      const sending = await sendingTo(bench, 'Are you still there?');
      await aMoment();
      await bench.double.remove(sending.to.canonicalId);
      await rejectsAs(bench.channel.reply?.(sending, bench.hands), ['gone', 'rejected']);
      assert.deepEqual(await landedOf(bench, sending), []);
    });
  });

  test('an expired token is renewed and saved, or said; revoked access is said', async () => {
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, 'Back again');
      bench.double.misbehave({ how: 'token_expired' });
      try {
        await bench.channel.reply?.(sending, bench.hands);
        assert.ok(bench.saved.length > 0, 'a renewed credential is saved');
        assert.equal((await landedOf(bench, sending)).length, 1);
      } catch (error) {
        assert.ok(error instanceof ChannelError && error.code === 'auth_expired', String(error));
        assert.deepEqual(await landedOf(bench, sending), []);
      }
    });
    await withDouble(id, async (bench) => {
      const sending = await sendingTo(bench, 'And again');
      bench.double.misbehave({ how: 'access_revoked' });
      await rejectsAs(bench.channel.reply?.(sending, bench.hands), ['auth_expired', 'rejected']);
      assert.deepEqual(await landedOf(bench, sending), []);
    });
  });
}

function lawOfPrivacy(id: string, hasPrivate: boolean): void {
  if (!hasPrivate) {
    test('a private reply is refused where nothing is private', async () => {
      await withDouble(id, async (bench) => {
        const sending: Sending = { ...(await sendingTo(bench, 'Just between us')), visibility: 'private' };
        await rejectsAs(bench.channel.reply?.(sending, bench.hands), ['rejected']);
        assert.deepEqual(await landedOf(bench, sending), []);
      });
    });
    return;
  }

  test('a private reply is private', async () => {
    await withDouble(id, async (bench) => {
      const sending: Sending = { ...(await sendingTo(bench, 'Your order number, please?')), visibility: 'private' };
      const receipt = await bench.channel.reply?.(sending, bench.hands);
      assert.ok(receipt);
      const seen: Heard[] = [];
      for (const source of bench.double.sources) {
        const { raws } = await read(bench, source, null);
        const own = { canonicalId: receipt.canonicalId, handle: {}, url: receipt.url };
        const asked = source.credential ? ((await bench.channel.recheck?.([own], source, bench.hands)) ?? []) : [];
        seen.push(...[...raws, ...asked].map((raw) => normalise(bench, source, raw)));
      }
      const own = seen.filter(({ canonicalId, isRemoved }) => canonicalId === receipt.canonicalId && !isRemoved);
      assert.ok(own.length > 0, 'the reply can be seen by its own profile');
      for (const { visibility, isOwn } of own) assert.deepEqual([visibility, isOwn], ['private', true]);
    });
  });
}

function lawOfLiking(id: string): void {
  test('a like stands once, however often it is given', async () => {
    await withDouble(id, async (bench) => {
      const { to, profile, credential } = await sendingTo(bench, '');
      for (let n = 0; n < 2; n += 1) await bench.channel.like?.({ to, profile, credential }, bench.hands);
      assert.deepEqual(await bench.double.liked?.(), [to.canonicalId]);
    });
  });
}

function lawOfHiding(id: string): void {
  test('a mention is hidden and shown again; doing it twice is no error', async () => {
    await withDouble(id, async (bench) => {
      const { to, profile, credential } = await sendingTo(bench, '', { under: await bench.double.ownPost?.() });
      for (const isHidden of [true, true, false, false]) {
        await bench.channel.hide?.({ to, profile, credential }, isHidden, bench.hands);
        assert.deepEqual(await bench.double.hidden?.(), isHidden ? [to.canonicalId] : []);
      }
    });
  });
}

function lawOfRechecking(id: string): void {
  everySource(id, 'asked again, what stands is heard and what was taken back is removed', async (bench, source) => {
    const kept = await sayTo(bench, source, 'I stay');
    const { raws } = await read(bench, source, null);
    const mentions = [find(bench, source, raws, kept)];
    const standing = await bench.channel.recheck?.(mentions, source, bench.hands);
    assert.equal(find(bench, source, standing ?? [], kept).isRemoved, false);
    assert.ok(bench.double.remove, 'a double of a channel that rechecks can take things back');
    await aMoment();
    await bench.double.remove(kept);
    const removed = find(bench, source, (await bench.channel.recheck?.(mentions, source, bench.hands)) ?? [], kept);
    assert.equal(removed.isRemoved, true);
    assert.deepEqual(faultsOf(removed), []);
  });
}

function notSent(found: Awaited<ReturnType<NonNullable<Channel['findReply']>>> | undefined): boolean {
  return found === null || found === 'cannot_tell';
}

function assertFound(
  found: Awaited<ReturnType<NonNullable<Channel['findReply']>>> | undefined,
  id: string | undefined,
): void {
  assert.ok(found !== null && found !== undefined && found !== 'cannot_tell', `looking gave ${found}`);
  assert.equal(found.canonicalId, id);
}
