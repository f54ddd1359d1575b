// One customer writes in two places: the desk asks, with its reasons, and a person says yes to one and no to the other.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, openWindow } from './browser.ts';
import * as desk from './desk-steps.ts';
import { startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';
import { hearCustomers, slug } from './known-customers.ts';

await using opening = new AsyncDisposableStack();
const heed = opening.adopt(await startHeed({ prepare: hearCustomers }), (one) => one.stop());
const browser = opening.adopt(await openBrowser(), (one) => one.close());
const { page, complaints } = await openWindow(browser, { baseURL: heed.address });
const held = opening.move();
after(() => held.disposeAsync());

const customerOf = (at: Page): Locator => at.getByRole('region', { name: 'Customer', exact: true });
const askedOf = (at: Page): Locator => at.getByRole('region', { name: 'The same person elsewhere?' });

test('who may be the same person is shown with the reasons, and nothing is made one by itself', async () => {
  await page.goto('/sign-in');
  await fill(page, page.getByLabel('Email'), desk.owner.email);
  await fill(page, page.getByLabel('Password', { exact: true }), desk.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/b/${slug}/inbox/`, 'u'));
  await desk.openCase(page, 'Nora Kvist');
  await askedOf(page).getByText('both speak of AB-77120').waitFor();
  await askedOf(page).getByText('nearly the same handle').waitFor();
  await askedOf(page).getByText('the same name').waitFor();
  await customerOf(page).getByText('No other cases').waitFor();
  assert.deepEqual(await inspectPage(page, 'the same person, asked'), []);
});

test('a yes makes both one customer, who can be taken apart again, and is not asked about any more', async () => {
  await press(page, askedOf(page).getByRole('button', { name: 'Yes, the same person: Nora Kvist' }));
  await customerOf(page).getByText('One other case').waitFor();
  await askedOf(page).waitFor({ state: 'detached' });
  await press(page, customerOf(page).getByRole('button', { name: /Not the same person/u }));
  await customerOf(page).getByText('No other cases').waitFor();
  // Taking it back was a no.
  assert.equal(await askedOf(page).count(), 0);
});

test('a no is kept, on record, and the other side is not asked either', async () => {
  await desk.openCase(page, 'Ola Berg');
  await askedOf(page).getByText('the same handle: ola_berg').waitFor();
  await press(page, askedOf(page).getByRole('button', { name: 'No, somebody else: Ola' }));
  await page.getByText('You will not be asked again').waitFor();
  await askedOf(page).waitFor({ state: 'detached' });
  await page
    .getByRole('region', { name: 'Record' })
    .getByText('a similar customer elsewhere is somebody else')
    .waitFor();
  const opened = await desk.openedCase(page);
  assert.deepEqual(opened.customer.samePerson, []);
  assert.deepEqual(complaints(), []);
});
