// Two people at one desk, each in a browser of their own: an invitation opens the door once, each sees what the other
// does without a reload, and neither speaks over the other.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openWindow } from './browser.ts';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, hasFocus, press } from './keyboard.ts';

const { double, browser, heed, mara, slug, close } = await openConnectedDesk();
after(close);
const jonas = await openWindow(browser, { baseURL: heed.address });

test('an invitation opens the door once', async () => {
  const { page } = mara;
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await press(page, page.getByRole('button', { name: 'Invite someone' }));
  await fill(page, page.getByLabel('Their email'), 'jonas@example.org');
  assert.deepEqual(await inspectPage(page, 'invite'), []);
  await page.keyboard.press('Enter');
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await page.keyboard.press('Escape');

  const other = jonas.page;
  await other.goto(link);
  await other.getByRole('heading', { name: 'Join Acme' }).waitFor();
  assert.deepEqual(await inspectPage(other, 'join'), []);
  await fill(other, other.getByLabel('Your name'), 'Jonas Reuter');
  await fill(other, other.getByLabel('Password', { exact: true }), 'other words to keep');
  await other.keyboard.press('Enter');
  await other.getByText('Nobody is waiting').waitFor();

  const third = await openWindow(browser, { baseURL: heed.address });
  await third.page.goto(link);
  await third.page.getByRole('heading', { name: 'This invitation does not open' }).waitFor();
  await third.close();
});

test('a colleague is seen writing, and a reply never goes out over theirs unseen', async () => {
  const mention = await double.say({ by: 'ana@elsewhere.example', text: '@acme my order never came!' });
  await mara.page.keyboard.press('g');
  await mara.page.keyboard.press('d');
  await desk.readNow(mara.page, slug);
  await desk.openCase(mara.page, 'ana');
  await desk.openCase(jonas.page, 'ana');
  await desk.write(mara.page, 'So sorry, Ana. A new one leaves today.');
  await jonas.page.getByText('Mara Lind is writing').waitFor();
  await desk.write(jonas.page, 'Please send us your order number.');
  await mara.page.keyboard.press('Control+Enter');
  await jonas.page.keyboard.press('Control+Enter');
  await jonas.page.getByText('A colleague has replied meanwhile. Yours has not left.').first().waitFor();
  await desk.replyIn(mara.page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  await desk.replyIn(jonas.page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  const answers = (await double.posts()).filter((post) => post.to === mention);
  assert.equal(answers.length, 1);
  const composer = desk.composer(jonas.page);
  assert.equal(await composer.inputValue(), 'Please send us your order number.', 'and his words are kept');
});

test('what one decides the other sees at once', async () => {
  await double.say({ by: 'troll@elsewhere.example', text: '@acme all of you are liars' });
  await desk.readNow(mara.page, slug);
  await desk.openCase(mara.page, 'troll');
  await desk.rowOf(jonas.page, 'troll').waitFor();
  await mara.page.keyboard.press('l');
  const dialog = mara.page.getByRole('dialog');
  await fill(mara.page, dialog.getByRole('textbox'), 'Only looking for a fight');
  await mara.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await desk.rowOf(jonas.page, 'troll').waitFor({ state: 'detached' });
  const decided = await heed.database.owner.query('select reason from heed.decision');
  assert.deepEqual(decided.rows, [{ reason: 'Only looking for a fight' }]);
});

test('a week, a team and a limit are given by keyboard, and the roster says so', async () => {
  const { page } = mara;
  await page.keyboard.press('Escape');
  await page.goto(`/b/${slug}/people`);
  const row = page.getByRole('listitem').filter({ hasText: 'jonas@example.org' });
  await row.getByText('No fixed hours').waitFor();
  assert.deepEqual(await inspectPage(page, 'people'), []);

  await chooseFor(page, 'Jonas Reuter', 'Working hours…');
  const hours = page.getByRole('dialog', { name: 'Working hours of Jonas Reuter' });
  await press(page, hours.getByRole('button', { name: 'Add hours on Monday' }));
  await press(page, hours.getByRole('button', { name: 'Copy Monday to Friday' }));
  await hours.getByText('40 hours a week').waitFor();
  assert.deepEqual(await inspectPage(page, 'hours'), []);
  await fill(page, hours.getByLabel('Time zone'), 'Mars/Olympus');
  await page.keyboard.press('Enter');
  await hours.getByText('This time zone is not known').waitFor();
  await hours.getByLabel('Time zone').selectText();
  await fill(page, hours.getByLabel('Time zone'), 'Europe/Madrid');
  await page.keyboard.press('Enter');
  await hours.waitFor({ state: 'detached' });
  await row.getByText('Mon–Fri 09:00–17:00').waitFor();

  await press(page, page.getByRole('link', { name: 'Teams' }));
  await page.getByText('No teams yet').waitFor();
  await press(page, page.getByRole('button', { name: 'New team' }));
  const team = page.getByRole('dialog', { name: 'New team' });
  await fill(page, team.getByLabel('Name'), 'Deliveries');
  await team.getByRole('checkbox', { name: /Jonas Reuter/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await team.waitFor({ state: 'detached' });
  await page.getByText('Rules call it deliveries').waitFor();
  assert.deepEqual(await inspectPage(page, 'teams'), []);
  await press(page, page.getByRole('link', { name: 'People', exact: true }).last());
  await row.getByText('Deliveries', { exact: true }).waitFor();
});

test('who says that they are away is seen to be by the others at once, and back again', async () => {
  await jonas.page.goto(`/b/${slug}/people`);
  await chooseFor(jonas.page, 'Jonas Reuter', 'I am away…');
  const dialog = jonas.page.getByRole('dialog', { name: 'You are away' });
  await dialog.getByLabel('Stands in').selectOption({ label: 'Mara Lind' });
  await press(jonas.page, dialog.getByRole('button', { name: 'Save' }));
  await mara.page.getByText('Mara Lind stands in').waitFor();
  await chooseFor(jonas.page, 'Jonas Reuter', 'Back again');
  await mara.page.getByText('Mara Lind stands in').waitFor({ state: 'detached' });
});

test('a trainee writes and does not send: the words wait for somebody’s yes', async () => {
  await press(mara.page, mara.page.getByRole('button', { name: 'Role of Jonas Reuter: Agent' }));
  await pick(mara.page, mara.page.getByRole('menuitemradio', { name: /^Trainee/ }));
  await mara.page.getByText('Jonas Reuter is now Trainee.').waitFor();
  await double.say({ by: 'eva@elsewhere.example', text: '@acme where is your shop in Porto?' });
  await desk.readNow(mara.page, slug);
  await jonas.page.goto(`/b/${slug}/inbox/due`);
  await desk.openCase(jonas.page, 'eva');
  await jonas.page.getByRole('button', { name: /^Ask for a yes/ }).waitFor();
  assert.equal(await jonas.page.getByRole('button', { name: /^Reply in public/ }).count(), 0);
  await desk.answer(jonas.page, 'In the old town, Eva, next to the station.');
  await jonas.page.getByText('Your words wait for a yes').waitFor();
  const queued = await heed.database.owner.query("select from heed.reply where text like 'In the old town%'");
  assert.equal(queued.rowCount, 0);

  await press(mara.page, mara.page.getByRole('button', { name: 'Role of Jonas Reuter: Trainee' }));
  await pick(mara.page, mara.page.getByRole('menuitemradio', { name: /^Observer/ }));
  await jonas.page.getByText('You read along here.').waitFor();
});

/** Opens the menu of somebody's row and picks from it. */
async function chooseFor(page: Page, name: string, act: string): Promise<void> {
  await press(page, page.getByRole('button', { name: `More for ${name}` }));
  await pick(page, page.getByRole('menuitem', { name: act }));
}

/** Down the open menu to the item, and Enter. */
async function pick(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  for (let steps = 0; steps < 12 && !(await hasFocus(item)); steps += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await hasFocus(item), 'the arrow keys lead to it');
  await page.keyboard.press('Enter');
}

test('neither page had anything to complain of', () => {
  assert.deepEqual([...mara.complaints(), ...jonas.complaints()], []);
});
