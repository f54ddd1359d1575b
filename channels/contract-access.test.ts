// The law of access, run for every channel whose manifest asks for consent, pushes, or has budgets or windows: nobody is
// asked when a budget is spent, a stale token is renewed once, a forged push is known, and a closed door names another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from '../core/channel.ts';
import type { Credential, Pushed } from './channel.ts';
import { ChannelError } from './channel.ts';
import {
  type Bench,
  everyChannel,
  find,
  MINUTE_MS,
  normalise,
  read,
  type Source,
  sayTo,
  withDouble,
} from './fake-bench.ts';
import { consentUrl } from './oauth.ts';

await everyChannel((id, manifest) => {
  lawOfWords(manifest);
  if (manifest.credential?.consent) lawOfConsent(id, manifest);
  if (manifest.hasWebhook) lawOfPushes(id);
  for (const budget of manifest.budgets ?? []) if (budget.limit !== null) lawOfBudgets(id, budget.name);
});

function lawOfWords({ windows = {}, budgets = [], credential, leftOut }: Manifest): void {
  test('what a person reads of it is whole sentences, and no figure is empty', () => {
    for (const window of Object.values(windows)) {
      assert.ok(window.forMs >= MINUTE_MS);
      assert.match(window.wayOut, /^\p{Lu}.{15,}[.!]$/u, 'the way out when the time is over');
    }
    assert.equal(new Set(budgets.map(({ name }) => name)).size, budgets.length, 'budgets have one name each');
    for (const { limit, unit, windowMs } of budgets) {
      assert.ok(windowMs >= 1000 && (limit === null ? unit === 'usd' : limit > 0));
    }
    for (const { scope, why } of credential?.consent?.scopes ?? []) {
      assert.ok(scope !== '' && /^\p{Lu}?\p{L}.{8,}/u.test(why), `why ${scope} is asked for`);
    }
    for (const { act, why } of leftOut) assert.ok(why.length > 15, `why ${act} is left out`);
  });
}

function lawOfConsent(id: string, { credential }: Manifest): void {
  test('consent is asked for over https, with PKCE and a state', async () => {
    const consent = credential?.consent;
    assert.ok(consent);
    for (const address of [consent.authorizeUrl, consent.tokenUrl]) assert.equal(new URL(address).protocol, 'https:');
    const asking = { redirectUrl: 'https://heed.example/connect/callback', state: 's', verifier: 'v'.repeat(43) };
    const { searchParams } = new URL(consentUrl(consent, { clientId: 'c' }, asking));
    assert.deepEqual(
      ['response_type', 'client_id', 'state', 'redirect_uri', 'code_challenge_method'].map((n) => searchParams.get(n)),
      ['code', 'c', 's', asking.redirectUrl, 'S256'],
    );
    assert.ok(!searchParams.toString().includes(asking.verifier), 'the verifier itself stays at home');
  });

  test('a token past its end is renewed before it is used, once for all who need it', async () => {
    await withDouble(id, async (bench) => {
      const sources = bench.double.sources.filter((one) => one.credential?.['expiresAt'] !== undefined);
      const [first] = sources;
      // Some platforms hand out tokens without an end; theirs is told by a refusal (contract-reply.test.ts).
      if (first === undefined) return;
      const credential = { ...first.credential, expiresAt: new Date(Date.now() - MINUTE_MS).toISOString() };
      const polls = Array.from({ length: 5 }, (_, n) => sources[n % sources.length] ?? first);
      const came = await Promise.all(polls.map((source) => read(bench, { ...source, credential }, null)));
      assert.deepEqual(
        came.flatMap(({ error }) => error ?? []),
        [],
      );
      assert.equal(bench.saved.length, 1, 'one renewal for five polls');
    });
  });
}

function lawOfPushes(id: string): void {
  test('a push is genuine only as it was signed, and tells what a poll tells', async () => {
    await withDouble(id, async (bench) => {
      const { double, channel } = bench;
      const { webhook } = channel;
      assert.ok(webhook && double.push && double.app, 'a double that can push');
      let carried = 0;
      for (const source of double.sources) {
        const said = await sayTo(bench, source, 'Pushed and polled alike');
        const pushed = await double.push(said);
        const now = new Date();
        assert.equal(webhook.verify(pushed, double.app, now), 'genuine');
        for (const forged of forgeries(pushed)) assert.equal(webhook.verify(forged, double.app, now), 'forged');
        const others: Credential = Object.fromEntries(
          Object.entries(double.app).map(([name, value]) => [name, `${value}x`]),
        );
        assert.equal(webhook.verify(pushed, others, now), 'forged', 'signed for another app');
        const things = webhook.read(pushed);
        assert.ok(things.length > 0, 'it tells of something');
        const polled = find(bench, source, (await read(bench, source, null)).raws, said);
        for (const { kind, raw } of things) {
          assert.ok(
            channel.manifest.sourceKinds.some((one) => one.kind === kind),
            `${kind} is a kind of source`,
          );
          if (raw === null || kind !== source.kind) continue;
          const heard = normalise(bench, source, raw);
          if (heard.canonicalId !== said) continue;
          carried += 1;
          const ids = ({ canonicalId, threadId, text, isOwn, visibility }: typeof heard) => ({
            ...{ canonicalId, threadId, text, isOwn, visibility },
          });
          assert.deepEqual(ids(heard), ids(polled));
        }
        const isNudge = things.some(({ raw }) => raw === null);
        assert.ok(carried > 0 || isNudge || !things.some(({ kind }) => kind === source.kind));
      }
    });
  });

  test('what no push is, is refused in a sentence', async () => {
    await withDouble(id, async ({ channel: { webhook }, double }) => {
      assert.ok(webhook && double.push);
      const headers = new Headers({ 'content-type': 'application/json' });
      for (const text of ['', '{', '[]', '7', 'null', '{"entry":7}', `{"a":${'['.repeat(500)}${']'.repeat(500)}}`]) {
        const bytes = new TextEncoder().encode(text);
        try {
          assert.ok(Array.isArray(webhook.read({ bytes, headers })));
        } catch (error) {
          assert.ok(error instanceof Error && !(error instanceof TypeError), `${text.slice(0, 20)}: ${error}`);
          assert.match(error.message, /\s/u, text.slice(0, 20));
        }
      }
    });
  });

  test('the platform’s question whether the address is ours is answered', async () => {
    await withDouble(id, async ({ channel: { webhook }, double }) => {
      const asked = double.handshake?.();
      assert.equal(asked !== undefined, webhook?.handshake !== undefined);
      if (asked === undefined || double.app === undefined) return;
      assert.deepEqual(webhook?.handshake?.(asked.pushed, double.app), asked.answer);
      const other: Pushed = { ...asked.pushed, query: new URLSearchParams('hello=there') };
      assert.equal(webhook?.handshake?.(other, double.app), null);
    });
  });
}

function* forgeries(pushed: Pushed): Generator<Pushed> {
  const bytes = Uint8Array.from(pushed.bytes);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  yield { ...pushed, bytes };
  yield { ...pushed, headers: new Headers() };
  const garbled = [...pushed.headers].map(([name, value]): [string, string] => [
    name,
    /[0-9a-z+/]{24}/i.test(value) ? 'x' : value,
  ]);
  yield { ...pushed, headers: new Headers(garbled) };
}

function lawOfBudgets(id: string, name: string): void {
  test(`when the budget “${name}” is spent, nobody is asked`, async () => {
    await withDouble(id, async (bench) => {
      const retryAt = new Date(Date.now() + 7 * MINUTE_MS);
      const spent: string[] = [];
      const spend = async (budget: string): Promise<void> => {
        if (budget !== name) return;
        spent.push(budget);
        throw new ChannelError('rate_limited', 'The budget is spent for now.', { retryAt });
      };
      const hands = { ...bench.hands, spend };
      for (const source of bench.double.sources) {
        const heard = await heardBy(bench, source);
        const acts = actsOn({ ...bench, hands }, source, heard);
        for (const act of acts) {
          const before = { spent: spent.length, asked: bench.double.requests() };
          const error = await act().then(
            () => null,
            (reason: unknown) => reason,
          );
          if (spent.length === before.spent) continue;
          assert.ok(error instanceof ChannelError && error.code === 'rate_limited', String(error));
          assert.equal(error.retryAt?.getTime(), retryAt.getTime(), 'it says when to come back');
          assert.equal(bench.double.requests(), before.asked, 'and nobody was asked');
        }
      }
      assert.ok(spent.length > 0, 'something spends it');
    });
  });
}

async function heardBy(bench: Bench, source: Source) {
  const said = await sayTo(bench, source, 'Does anybody hear me?');
  return find(bench, source, (await read(bench, source, null)).raws, said);
}

/** Whatever a channel can be asked to do at this source. */
function actsOn(
  { channel, double, hands }: Bench,
  source: Source,
  to: Awaited<ReturnType<typeof heardBy>>,
): readonly (() => Promise<unknown>)[] {
  const listen = async () => {
    for await (const page of channel.listen({ ...source, cursor: null }, hands)) assert.ok(page);
  };
  const { profile, credential } = source;
  if (profile === null || credential === null || double.credential === null) return [listen];
  const of = { to, profile, credential };
  const sending = { ...of, clientKey: '0'.repeat(32), queuedAt: new Date(), text: 'We hear you', language: 'en' };
  return [
    listen,
    async () => channel.recheck?.([to], source, hands),
    async () => channel.like?.(of, hands),
    async () => channel.hide?.(of, true, hands),
    async () => channel.reply?.({ ...sending, visibility: to.visibility }, hands),
  ];
}
