// An account on X from the first consent to the second: connected at its own pages, heard through its pushes, answered,
// held by its limits, shut out and let in again. Against the judged double.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startFake, type XDouble } from '../channels/x/fake.ts';
import type { AppView } from '../wire/apps.ts';
import type { ProfileView } from '../wire/sources.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

let browser: Browser;
let double: XDouble;
let heed: Heed;
let window: Window;
let slug: string;
/** What the desk itself was found to lack, in light and dark, on a desk and on a phone. */
const faults: string[] = [];

before(async () => {
  double = await startFake();
  [browser, heed] = await Promise.all([
    openBrowser(),
    startHeed({ allow: double.allow, reroute: double.reroute ?? {} }),
  ]);
  window = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(window.page, heed);
  slug = await desk.makeBrand(window.page, 'Acme');
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await double?.stop();
});

test('the app is registered, what is asked for is shown, and a no at the platform changes nothing', async () => {
  const { page } = window;
  await press(page, page.getByRole('button', { name: 'Connect a profile' }));
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'X', exact: true }));
  const { redirectUrl } = await appOf(page);
  assert.equal(await dialog.getByLabel('Address for consent', { exact: true }).inputValue(), redirectUrl);
  faults.push(...(await inspectPage(page, 'registering')));
  const { clientId = '', clientSecret = '', consumerSecret = '' } = double.app;
  await fill(page, dialog.getByLabel('Client ID'), clientId);
  await fill(page, dialog.getByLabel('Client Secret'), clientSecret);
  await fill(page, dialog.getByLabel('API Key Secret'), consumerSecret);
  await page.keyboard.press('Enter');
  await dialog.getByText('To hear the direct messages sent to you').waitFor();
  faults.push(...(await inspectPage(page, 'what is asked for')));
  await press(page, dialog.getByRole('button', { name: 'Continue to X' }));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('X is not connected').waitFor();
  faults.push(...(await inspectPage(page, 'refused')));
  assert.deepEqual(await profilesOf(page), []);
});

test('a yes connects the account, and the way back works once', async () => {
  const { page } = window;
  await press(page, page.getByRole('button', { name: 'Try again' }));
  await press(page, page.getByRole('button', { name: 'Continue to X' }));
  const returned = page.waitForRequest(/\/connect\/callback\?/u);
  await page.getByRole('button', { name: 'Authorize app' }).click();
  await page.getByText('is connected. Heed now hears what is said to it.').waitFor();
  await page.waitForURL(new RegExp(`/b/${slug}/sources$`, 'u'));
  const again = await page.request.get((await returned).url());
  assert.equal(again.status(), 400);
  assert.match(await again.text(), /used already/u);
  assert.equal((await profilesOf(page)).length, 1);
  await desk.untilFirstRead(page, slug);
});

test('a mention is heard through its push, and answered', async () => {
  const { page } = window;
  await double.pushTo((await appOf(page)).webhookUrl ?? '');
  const mention = await double.say({ by: 'ana', text: 'my order never came!' });
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.openCase(page, 'ana');
  const pushes = await heed.database.owner.query('select genuine::int, forged::int, repeated::int from heed.webhook');
  assert.deepEqual(pushes.rows, [{ genuine: 1, forged: 0, repeated: 0 }]);
  // Counted as X counts, by the code that comes with a case of X: a link is 23, with or without its protocol, and is paid for.
  await desk.write(page, `See acme.coffee/${'a'.repeat(300)} `);
  const composer = desk.composer(page);
  await page.getByText('252', { exact: true }).waitFor();
  await page.getByText('The platform charges for posts with a link.').waitFor();
  await composer.fill('');
  await desk.answer(page, 'So sorry, Ana. A new one leaves today.');
  await desk.replyIn(page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  const answers = (await double.posts()).filter(({ to }) => to === mention);
  assert.deepEqual(
    answers.map(({ by }) => by),
    [double.profileId],
  );
});

test('a limit holds the reply back, says until when, and the profile shows that it is used up', async () => {
  const { page } = window;
  const mention = await double.say({ by: 'ben', text: 'is the shop open on Sunday?' });
  await desk.openCase(page, 'ben');
  double.runOut('POST', '/2/tweets');
  await desk.answer(page, 'Yes, from ten to two.');
  await until(async () => (await desk.openedCase(page)).replies.some(({ errorCode }) => errorCode === 'rate_limited'));
  const [held] = (await desk.openedCase(page)).replies;
  assert.ok(held?.retryAt != null && Date.parse(held.retryAt) > Date.now(), 'it goes out by itself later');
  assert.deepEqual(
    (await double.posts()).filter(({ to }) => to === mention),
    [],
  );
  const forged = await fetch((await appOf(page)).webhookUrl ?? '', { method: 'POST', body: '{}' });
  assert.equal(forged.status, 401);
  await page.goto(`/b/${slug}/sources`);
  await page.getByText(/^X told Heed at once: 2 pushes · one forged push refused/u).waitFor();
  await page.getByText(/^Replies: all 100 used until /u).waitFor();
  await page.getByText(/this month: \$0\.\d+/u).waitFor();
  faults.push(...(await inspectPage(page, 'what is spent')));
});

test('a permission that ended is told, and one press and a yes bring everything back', async () => {
  const { page } = window;
  const before = await keptOf();
  double.revoke();
  await desk.readNow(page, slug);
  await page.getByText('No longer let in', { exact: true }).waitFor({ timeout: 30_000 });
  faults.push(...(await inspectPage(page, 'shut out')));
  // Said while nobody was let in.
  const missed = await double.say({ by: 'eva', text: 'the soup was cold' });
  // Beside each of its sources, and beside the profile itself.
  await press(page, page.getByRole('button', { name: 'Connect again' }).last());
  await page.getByRole('button', { name: 'Authorize app' }).click();
  await page.getByText('is connected. Heed now hears what is said to it.').waitFor();
  assert.deepEqual(
    (await profilesOf(page)).map(({ state }) => state),
    ['connected'],
  );
  await until(async () => (await desk.sourcesOf(page, slug)).every(({ state }) => state === 'listening'));
  const after = await keptOf();
  assert.deepEqual(after.sources, before.sources);
  for (const id of before.mentions) assert.ok(after.mentions.includes(id));
  assert.ok(after.mentions.includes(missed));
  assert.equal(after.mentions.length, new Set(after.mentions).size);
});

test('neither the pages nor the platform had anything to complain of', () => {
  assert.deepEqual(faults, []);
  assert.deepEqual(window.complaints(), []);
  // The browser asks every site for its little picture.
  assert.deepEqual(
    double.judged().filter((words) => !words.startsWith('GET /favicon.ico')),
    [],
  );
});

async function appOf(page: Page): Promise<AppView> {
  return (await (await page.request.get(`/api/brands/${slug}/apps/x`)).json()) as AppView;
}

async function profilesOf(page: Page): Promise<readonly ProfileView[]> {
  const answered = await page.request.get(`/api/brands/${slug}/sources`);
  return ((await answered.json()) as { profiles: readonly ProfileView[] }).profiles;
}

async function keptOf(): Promise<{ readonly sources: readonly string[]; readonly mentions: readonly string[] }> {
  const { owner } = heed.database;
  const sources = await owner.query<{ id: string }>('select id from heed.source order by id');
  const mentions = await owner.query<{ id: string }>('select canonical_id as id from heed.mention order by 1');
  return { sources: sources.rows.map(({ id }) => id), mentions: mentions.rows.map(({ id }) => id) };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come about in half a minute');
}
