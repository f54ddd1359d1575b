// Connecting X: the owner's yes on the double's page, tokens that end and are renewed once, permission taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Credential } from '../channel.ts';
import { consentUrl, exchangeCode } from '../oauth.ts';
import { manifest } from './manifest.ts';
import { acts, failureOf, heardOf, poll, sendingTo, sourceOf, start } from './testbed.ts';

const asking = {
  redirectUrl: 'https://heed.example/connect/callback',
  state: 'a state that is hard to guess',
  verifier: 'v'.repeat(50),
};
const consent = manifest.credential?.consent;
assert.ok(consent);

/** What a browser does: opens the page, presses a button, and is sent back. */
async function press(origin: string, app: Credential, decision: string, ask = asking): Promise<URL> {
  assert.ok(consent);
  const page = await fetch(consentUrl(consent, app, ask).replace('https://x.com', origin));
  assert.equal(page.status, 200);
  const form = await page.text();
  const inputs = [...form.matchAll(/name="(\w+)" value="([^"]*)"/gu)].map(
    ([, name = '', value = '']): [string, string] => [
      name,
      value.replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code))),
    ],
  );
  const body = new URLSearchParams([...inputs.filter(([name]) => name !== 'decision'), ['decision', decision]]);
  const action = /action="([^"]+)"/u.exec(form)?.[1] ?? '';
  const answered = await fetch(origin + action, { method: 'POST', body, redirect: 'manual' });
  assert.equal(answered.status, 302);
  return new URL(answered.headers.get('location') ?? '');
}

test('the owner says yes, the code becomes tokens, and the tokens open the account', async () => {
  const { double, hands } = await start({ callbacks: [asking.redirectUrl] });
  const back = await press(double.origin, double.app, 'yes');
  assert.equal(back.origin + back.pathname, asking.redirectUrl);
  assert.equal(back.searchParams.get('state'), asking.state);
  const code = back.searchParams.get('code') ?? '';
  const tokens = await exchangeCode(consent, { ...asking, code }, hands);
  assert.ok(tokens['refreshToken'] && tokens['expiresAt']);
  const [connected, ...others] = await acts.connect(tokens, hands);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [connected?.profile.externalId, connected?.profile.handle, connected?.profile.url],
    [double.profileId, 'acme', 'https://x.com/acme'],
  );
  const again = await failureOf(exchangeCode(consent, { ...asking, code }, hands));
  assert.match(again.message, /authorization code was invalid/, 'a code holds once');
});

test('a no comes back as a no; another address, app or verifier is refused', async () => {
  const { double, hands } = await start({ callbacks: [asking.redirectUrl] });
  const no = await press(double.origin, double.app, 'no');
  assert.deepEqual([no.searchParams.get('error'), no.searchParams.get('code')], ['access_denied', null]);
  const there = `${asking.redirectUrl}/more`;
  for (const url of [
    consentUrl(consent, double.app, { ...asking, redirectUrl: there }),
    consentUrl(consent, { clientId: 'another' }, asking),
  ]) {
    const page = await fetch(url.replace('https://x.com', double.origin));
    assert.equal(page.status, 400);
    assert.ok(!(await page.text()).includes('<button'));
  }
  const code = (await press(double.origin, double.app, 'yes')).searchParams.get('code') ?? '';
  const stolen = await failureOf(exchangeCode(consent, { ...asking, code, verifier: 'w'.repeat(50) }, hands));
  assert.equal(stolen.code, 'rejected');
});

test('a token that ended is renewed once and the reply goes out; the old renewal holds no longer', async () => {
  const saved: Credential[] = [];
  const bed = await start({}, { saveCredential: async (credential) => void saved.push(credential) });
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const sending = await sendingTo(bed, await heardOf(bed, sourceOf(bed, 'account'), said));
  bed.double.misbehave({ how: 'token_expired' });
  await acts.reply(sending, bed.hands);
  assert.equal(saved.length, 1);
  assert.notEqual(saved[0]?.['refreshToken'], sending.credential['refreshToken']);
  assert.equal(saved[0]?.['userId'], bed.double.profileId, 'what connecting added stays');
  // Another process with the stale one: X refuses it, and a person has to say yes again.
  const late = await start({}, {});
  late.double.misbehave({ how: 'token_expired' });
  const stale = { ...late.double.credential, refreshToken: 'used before' };
  assert.equal((await failureOf(acts.connect(stale, late.hands))).code, 'auth_expired');
});

test('tokens that were renewed while connecting are the ones that are kept', async () => {
  const { double, hands } = await start();
  double.misbehave({ how: 'token_expired' });
  const [connected] = await acts.connect(double.credential, hands);
  assert.ok(connected?.credential['refreshToken']);
  assert.notEqual(connected.credential['refreshToken'], double.credential['refreshToken']);
  await poll({ double, hands, spent: new Map(), noted: new Map() }, { kind: 'messages', config: {}, ...connected });
});

test('permission taken back is said, and connecting again hears on from the same cursor', async () => {
  const bed = await start({ callbacks: [asking.redirectUrl] });
  const source = sourceOf(bed, 'account');
  await bed.double.say({ by: 'Ada', text: 'before' });
  const { cursor } = await poll(bed, source);
  bed.double.revoke();
  const missed = await bed.double.say({ by: 'Ada', text: 'while nobody listened' });
  assert.equal((await failureOf(poll(bed, source, cursor))).code, 'auth_expired');
  const back = await press(bed.double.origin, bed.double.app, 'yes');
  const tokens = await exchangeCode(consent, { ...asking, code: back.searchParams.get('code') ?? '' }, bed.hands);
  const [connected] = await acts.connect(tokens, bed.hands);
  assert.ok(connected);
  const { ids } = await poll(bed, { ...source, ...connected }, cursor);
  assert.ok(ids.includes(missed));
});

test('an app without credits, and an account that is locked, are said with the way on', async () => {
  const answers = [
    [402, { title: 'CreditsDepleted', detail: 'Your account has no credits.' }, 'rejected', /console\.x\.com/],
    [403, { title: 'Forbidden', detail: 'Your account is suspended.' }, 'rejected', /suspended/],
    [403, { title: 'Client Forbidden', reason: 'client-not-enrolled', detail: 'x' }, 'rejected', /does not let/],
  ] as const;
  for (const [status, body, code, words] of answers) {
    const bed = await start();
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const response = { status, url: 'https://api.x.com/2', headers: new Headers(), bytes };
    const hands = {
      ...bed.hands,
      fetch: async () => ({ ...response, text: () => JSON.stringify(body), json: () => body }),
    };
    const error = await failureOf(poll({ ...bed, hands }, sourceOf(bed, 'search')));
    assert.equal(error.code, code);
    assert.match(error.message, words);
  }
});

test('the day’s limit is waited for when it is the one that is spent', async () => {
  const bed = await start();
  const now = Math.floor(Date.now() / 1000);
  const headers = new Headers({
    'x-rate-limit-remaining': '97',
    'x-rate-limit-reset': String(now + 600),
    'x-user-limit-24hour-remaining': '0',
    'x-user-limit-24hour-reset': String(now + 50_000),
  });
  const body = { title: 'Too Many Requests' };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const response = { status: 429, url: 'https://api.x.com/2', headers, bytes };
  const hands = { ...bed.hands, fetch: async () => ({ ...response, text: () => '', json: () => body }) };
  const error = await failureOf(poll({ ...bed, hands }, sourceOf(bed, 'search')));
  assert.equal(error.retryAt?.getTime(), (now + 50_000) * 1000);
});
