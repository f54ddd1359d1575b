// Two conversations that are one matter, and one that is two: an agent makes them one, takes them out again, moves words to
// a case of their own, and says that two accounts are one person.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

/** What Ana said first, as the double knows it. */
let said: string;

const threadOf = (page: Page): Locator => page.getByRole('region', { name: 'Conversation' });
const recordOf = (page: Page): Locator => page.getByRole('region', { name: 'Record' });

async function pick(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: 'More for this case' }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

test('two accounts are said to be one person, and both channels and cases stand together', async () => {
  const { page } = mara;
  said = await double.say({ by: 'ana@elsewhere.example', text: '@acme my order never came, this is terrible!' });
  await double.say({ by: 'anna_w@other.example', text: '@acme still waiting for my order, third time I write' });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ana');
  const dialog = await pick(page, 'Same customer elsewhere…');
  await fill(page, dialog.getByLabel('Name or handle'), 'anna');
  await dialog.getByRole('radio', { name: /anna/u }).check();
  assert.deepEqual(await inspectPage(page, 'linking'), []);
  await dialog.getByRole('button', { name: 'It is the same person' }).click();
  await dialog.waitFor({ state: 'detached' });
  const customer = page.getByRole('region', { name: 'Customer', exact: true });
  await customer.getByText('One other case').waitFor();
  await customer.getByRole('button', { name: /Not the same person/u }).waitFor();
});

test('her two cases go on as one, with both conversations and their clocks, and a reply to either', async () => {
  const { page } = mara;
  const dialog = await pick(page, 'Make it one with another case…');
  await dialog.getByRole('button', { name: 'Make them one' }).click();
  await dialog.getByText('Choose the case it goes on in.').waitFor();
  await dialog.getByRole('radio', { name: /third time I write/u }).check();
  assert.deepEqual(await inspectPage(page, 'merging'), []);
  await dialog.getByRole('button', { name: 'Make them one' }).click();
  await dialog.waitFor({ state: 'detached' });
  await threadOf(page).getByText('From the case of').waitFor();
  await threadOf(page).getByText('my order never came').waitFor();
  await threadOf(page).getByText('third time I write').waitFor();
  await recordOf(page).getByText('Mara Lind made another case one with this one. One clock came along.').waitFor();
  assert.deepEqual(await inspectPage(page, 'joined case'), []);
  assert.equal((await desk.openedCase(page)).clocks.filter(({ kind }) => kind === 'first_reply').length, 2);
});

test('what she says later in either conversation is heard in the one case', async () => {
  const { page } = mara;
  await double.say({ by: 'ana@elsewhere.example', text: '@acme are you there?', to: said });
  await desk.readNow(page, slug);
  await threadOf(page).getByText('are you there?').waitFor();
});

test('taken out again, each case has its own words', async () => {
  const { page } = mara;
  await page.getByText('Another case goes on here:').getByRole('link').click();
  await page.getByText('This matter goes on in the case of').waitFor();
  assert.deepEqual(await inspectPage(page, 'merged case'), []);
  await page.getByRole('button', { name: 'Take it out again' }).click();
  await page.getByText('This matter goes on in the case of').waitFor({ state: 'detached' });
  await threadOf(page).getByText('are you there?').waitFor();
  await desk.composer(page).waitFor();
});

test('a second matter in one conversation becomes a case of its own', async () => {
  const { page } = mara;
  const dialog = await pick(page, 'Move words to a case of their own…');
  await dialog.getByRole('checkbox', { name: /are you there/u }).check();
  assert.deepEqual(await inspectPage(page, 'splitting'), []);
  await dialog.getByRole('button', { name: 'Move one' }).click();
  await dialog.waitFor({ state: 'detached' });
  await recordOf(page).getByText('Mara Lind moved some of the words to a case of their own.').waitFor();
  await page.getByRole('region', { name: 'Customer', exact: true }).getByText('2 other cases').waitFor();
  assert.deepEqual(mara.complaints(), []);
});
