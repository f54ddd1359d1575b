// Phrases as people meet them, by keyboard alone: the library is looked through, a line is made the brand's, put away and
// brought back; and in the composer one is taken, sent, and rests from then on.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

test('the library stands there by step, in every language it has a set for', async () => {
  const { page } = mara;
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('heading', { level: 1, name: 'Phrases' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Thank or apologise' }).waitFor();
  await press(page, page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Resolve/u }));
  await page.waitForURL(/step=resolve/u);
  await page.getByRole('heading', { level: 2, name: 'Acknowledge' }).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await page.waitForURL(/language=de/u);
  await page.getByText('Informal', { exact: true }).first().waitFor();
  await page.goBack();
  await page.getByText('Informal', { exact: true }).first().waitFor({ state: 'detached' });
});

test('a shipped line is made the brand’s in its place, seen as the customer reads it, put away and brought back', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/phrases?step=resolve`);
  const search = page.getByRole('searchbox', { name: 'Search in English' });
  await fill(page, search, 'refund');
  const rows = page.getByRole('main').getByRole('listitem');
  const before = await rows.count();
  await press(page, page.getByRole('button', { name: /^Make it ours/u }).first());
  const form = page.getByRole('form', { name: 'New phrase' });
  const wording = form.getByRole('textbox', { name: /^Wording/u }).first();
  await wording.fill('{first_name}, the whole refund reaches your account {when}.');
  await form.getByText('Dana, the whole refund reaches your account by 3 pm today.').waitFor();
  await form.getByText('The whole refund reaches your account by 3 pm today.', { exact: true }).waitFor();
  assert.deepEqual(await inspectPage(page, 'phrase form'), []);
  await wording.fill('{first_name}, the refund of {colour} is on its way.');
  await page.keyboard.press('Control+Enter');
  await form.getByText('Nothing fills {colour}.').waitFor();
  await wording.fill('{first_name}, the whole refund reaches your account {when}.');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  const ours = rows.filter({ hasText: 'the whole refund reaches' });
  await ours.getByText('Brand', { exact: true }).waitFor();
  assert.equal(await rows.count(), before);

  await press(page, ours.getByRole('button', { name: /^Archive/u }));
  await page.getByText('Archived. Nobody is offered it any more.').waitFor();
  await press(page, page.getByText('1 archived phrase', { exact: true }));
  await press(page, ours.getByRole('button', { name: /^Bring back/u }));
  await page.getByText('Back in its place.').waitFor();
  await ours.getByRole('button', { name: /^Edit/u }).waitFor();
});

test('a slash in the composer brings the phrases; one is taken with a key, sent, and rests', async () => {
  const { page } = mara;
  await double.say({ by: 'ana@elsewhere.example', text: '@acme where is my refund? I have been waiting for weeks!' });
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ana');
  await desk.write(page, 'Hello ana, 1/2 of it is out. ');
  const menu = page.getByRole('dialog', { name: 'Phrases' });
  assert.equal(await menu.count(), 0);
  await page.keyboard.press('/');
  await menu.waitFor();
  assert.deepEqual(await inspectPage(page, 'phrase menu'), []);
  await page.keyboard.press('5');
  await menu.getByRole('button', { name: /^Resolve/u, pressed: true }).waitFor();
  await page.keyboard.type('whole refund');
  await menu.getByRole('option', { name: /the whole refund reaches your account/u, selected: true }).waitFor();
  await menu.getByText('not read here yet').first().waitFor();
  await page.keyboard.press('Enter');
  await menu.waitFor({ state: 'detached' });
  const composer = desk.composer(page);
  assert.match(await composer.inputValue(), /^Hello ana, 1\/2 of it is out\. \S*.* whole refund reaches your account/u);
  const written = await composer.inputValue();
  await composer.fill(written.replace('{when}', 'by Friday'));
  await page.keyboard.press('Control+Enter');
  await desk.replyIn(page, 'whole refund reaches').waitFor();

  await page.goto(`/b/${slug}/phrases?step=resolve`);
  const ours = page.getByRole('main').getByRole('listitem').filter({ hasText: 'the whole refund reaches' });
  await ours.getByText('in one reply').waitFor();
  await ours.getByText(/^last by Mara Lind/u).waitFor();
  assert.deepEqual(mara.complaints(), []);
});
