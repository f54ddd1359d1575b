// A decision not to answer, from the key to the ledger: a reason of the protocol, a lead who looks at it, and one who opens
// the case again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

test('a matter is let be by keyboard, for a reason of the protocol and in one’s own words', async () => {
  const { page } = mara;
  await double.say({ by: 'troll@elsewhere.example', text: '@acme you are all clowns, terrible clowns' });
  await double.say({ by: 'seller@elsewhere.example', text: '@acme buy followers now, best price' });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.openCase(page, 'troll');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Only wants to provoke' }).check();
  assert.deepEqual(await inspectPage(page, 'let be'), []);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await desk.openCase(page, 'seller');
  await page.keyboard.press('l');
  await dialog.getByRole('radio', { name: 'Advertising or a machine' }).check();
  await fill(page, dialog.getByLabel('In your own words'), 'the third time this week');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
});

test('the ledger has both, by reason and with its counts; looked at, it says by whom', async () => {
  const { page } = mara;
  await page.getByRole('link', { name: 'Silence ledger' }).click();
  const list = page.getByRole('list', { name: 'Decisions not to answer' });
  await list.getByText('Advertising or a machine: the third time this week').waitFor();
  assert.equal(await list.getByRole('listitem').count(), 2);
  assert.deepEqual(await inspectPage(page, 'silence ledger'), []);
  await page.getByRole('button', { name: /^Only wants to provoke/u }).click();
  await list.getByText('the third time this week').waitFor({ state: 'detached' });
  assert.match(page.url(), /reason=troll/u);
  await list.getByRole('button', { name: 'Looked at' }).click();
  await list.getByText('Looked at by Mara Lind').waitFor();
  await page.getByLabel('Looked at', { exact: true }).selectOption('unseen');
  await page.getByText('No decision fits').waitFor();
  await page.getByRole('button', { name: /^All/u }).click();
  await list.getByText('the third time this week').waitFor();
});

test('as a file it says the same', async () => {
  const { page } = mara;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'silence-acme.csv');
});

test('opened again with a note, the case waits once more and the decision stands as taken back', async () => {
  const { page } = mara;
  const list = page.getByRole('list', { name: 'Decisions not to answer' });
  await list.getByRole('button', { name: 'Open again…' }).click();
  const dialog = page.getByRole('dialog');
  await fill(page, dialog.getByLabel('Note for Mara Lind'), 'hm');
  await dialog.getByRole('button', { name: 'Open again' }).click();
  await dialog.getByText('A few words, so that Mara Lind knows why.').waitFor();
  await fill(page, dialog.getByLabel('Note for Mara Lind'), 'They may mean us. Ask once.');
  assert.deepEqual(await inspectPage(page, 'opening again'), []);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Looked at', { exact: true }).selectOption('undone');
  await list.getByText('Taken back').waitFor();
  await list.getByRole('link', { name: /^Open the case of/u }).click();
  await page.getByText('They may mean us. Ask once.').waitFor();
  await desk.composer(page).waitFor();
  assert.deepEqual(mara.complaints(), []);
});
