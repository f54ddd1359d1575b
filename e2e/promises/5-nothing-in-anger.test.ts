// Promise 5: nothing leaves in anger. An angry draft goes nowhere without a second person, neither from the desk nor past
// it; what the second person reads, changes and says yes to is what the customer reads.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findingCodes } from '../../core/respond/finding.ts';
import { openWindow } from '../browser.ts';
import { openConnectedDesk } from '../connected-desk.ts';
import * as desk from '../desk-steps.ts';
import { inspectPage } from '../inspect-page.ts';
import { fill, hasFocus, press } from '../keyboard.ts';

const angry = 'Are you stupid? Learn to read the label, you idiot.';
const calm = 'Sorry about the parcel, Ana. A new one leaves today.';

const { double, browser, heed, mara, slug, close } = await openConnectedDesk();
after(close);
const jonas = await openWindow(browser, { baseURL: heed.address });
before(() => invite(mara.page, jonas.page));

async function invite(page: Page, other: Page): Promise<void> {
  const data = { email: 'jonas@example.org', role: 'agent' };
  const answer = await page.request.post(`/api/brands/${slug}/invitations`, { data });
  const { link } = (await answer.json()) as { link: string };
  await other.goto(link);
  await fill(other, other.getByLabel('Your name'), 'Jonas Reuter');
  await fill(other, other.getByLabel('Password', { exact: true }), 'other words to keep');
  await other.keyboard.press('Enter');
  await other.getByText('Nobody is waiting').waitFor();
}

async function hears(customer: string): Promise<string> {
  const mention = await double.say({ by: `${customer}@elsewhere.example`, text: '@acme my parcel never came, hello?' });
  await desk.readNow(mara.page, slug);
  await desk.openCase(jonas.page, customer);
  return mention;
}

/** The send key, once more where something is shown first. */
async function ask(page: Page, text: string): Promise<void> {
  await desk.write(page, text);
  const waits = page.getByRole('heading', { name: 'Your words wait for a yes' });
  for (let tries = 0; tries < 4 && !(await waits.isVisible()); tries += 1) {
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(900);
  }
  await waits.waitFor();
}

/** On the words that are selected. */
async function comment(page: Page, words: string, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const mark = [...document.querySelectorAll('.approval-words mark')].find((one) => one.textContent === wanted);
    if (mark !== undefined) getSelection()?.selectAllChildren(mark);
  }, words);
  await page.keyboard.press('q');
  await page.getByRole('textbox', { name: `Comment on “${words}”` }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await card(page).locator('mark.mark-commented', { hasText: words }).waitFor();
}

const card = (page: Page) => page.getByRole('region', { name: 'Words that wait for a yes' });
const repliesTo = async (mention: string) =>
  (await double.posts()).filter((post) => post.to === mention).map(({ text }) => text);

test('an angry draft is asked about instead of sent; no way past the desk lets it out either', async () => {
  const mention = await hears('ana');
  await ask(jonas.page, angry);
  const composer = desk.composer(jonas.page);
  assert.equal(await composer.inputValue(), '', 'the words wait in the card');
  await desk.rowOf(jonas.page, 'ana').getByText('Waits for a yes').waitFor();

  const { row } = await desk.openedCase(jonas.page);
  const data = {
    saw: row.version,
    toMentionId: (await desk.openedCase(jonas.page)).thread.find((one) => one.isCustomer)?.id,
    text: angry,
    visibility: 'public',
    isAnyway: true,
    overruled: findingCodes,
  };
  const past = await jonas.page.request.post(`/api/brands/${slug}/cases/${row.id}/replies`, { data });
  assert.deepEqual([past.status(), ((await past.json()) as { code: string }).code], [422, 'needs_approval']);
  await jonas.page.waitForTimeout(1_500);
  assert.deepEqual(await repliesTo(mention), []);
});

test('the second person reads it with what was found, says what to change, and it comes back', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/inbox/approval`);
  await desk.openCase(page, 'ana');
  await card(page).getByText('Jonas Reuter asks for a yes').waitFor();
  await card(page).locator('mark.mark-second_person').first().waitFor();
  assert.deepEqual(await inspectPage(page, 'approval'), []);
  await comment(page, 'idiot', 'Nobody is called that here.');
  await jonas.page.getByText('Nobody is called that here.').waitFor();
  await page.keyboard.press('c');
  const why = page.getByRole('textbox', { name: 'What should be different?' });
  await why.waitFor();
  assert.ok(await hasFocus(why));
  await page.keyboard.type('They only asked where it is.');
  await page.keyboard.press('Control+Enter');
  await card(page).waitFor({ state: 'detached' });

  await jonas.page.getByRole('heading', { name: 'Mara Lind asks for changes' }).waitFor();
  await jonas.page.getByText('They only asked where it is.').waitFor();
  assert.deepEqual(await inspectPage(jonas.page, 'approval that came back'), []);
  await press(jonas.page, jonas.page.getByRole('button', { name: 'Go on from my words' }));
  const composer = desk.composer(jonas.page);
  assert.equal(await composer.inputValue(), angry);
  await composer.fill('');
});

test('edited and approved, the second person’s words leave in the author’s name, and the author sees both', async () => {
  const mention = await hears('ben');
  await ask(jonas.page, angry);
  const { page } = mara;
  await page.goto(`/b/${slug}/inbox/approval`);
  await desk.openCase(page, 'ben');
  await card(page).waitFor();
  await page.keyboard.press('v');
  const wording = page.getByRole('textbox', { name: 'Your wording; that of Jonas Reuter is kept' });
  await wording.fill(calm);
  assert.deepEqual(await inspectPage(page, 'approval being edited'), []);
  await wording.press('Control+Enter');
  await desk.replyIn(page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  assert.deepEqual(
    (await repliesTo(mention)).map((text) => [text.includes(calm), text.includes('stupid')]),
    [[true, false]],
  );
  await jonas.page.getByRole('heading', { name: 'Mara Lind changed your words and approved them' }).waitFor();
  await jonas.page.getByText(angry).first().waitFor();
  assert.deepEqual(await inspectPage(jonas.page, 'approval edited'), []);
  const record = jonas.page.getByRole('region', { name: 'Record' });
  await record.getByText('Mara Lind changed the words and said yes.').waitFor();
  const { rows } = await heed.database.owner.query(
    `select p.name, r.text, v.text as approved from heed.reply r join account.person p on p.id = r.person_id
     join heed.approval a on a.id = r.approval_id
     join heed.approval_version v on v.approval_id = a.id and v.version = a.version`,
  );
  assert.deepEqual(rows, [{ name: 'Jonas Reuter', text: calm, approved: calm }]);

  // Heard back from the place, it says the same of itself as before.
  await desk.readNow(page, slug);
  await untilHeardBack(page);
  await page.reload();
  const back = desk.replyIn(page, 'A new one leaves today.');
  await back.getByText('answered by Jonas Reuter').waitFor();
  await back.getByText('approved by Mara Lind').waitFor();
  await back.getByText('Sent', { exact: true }).waitFor();
});

async function untilHeardBack(page: Page): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { replies } = await desk.openedCase(page);
    if (replies.some(({ mentionId }) => mentionId !== null)) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the reply was not heard back');
}

test('a second pair of eyes can be wished for where nothing asks for one, by one key', async () => {
  const mention = await hears('dora');
  await desk.write(jonas.page, calm.replace('Ana', 'Dora'));
  const waits = jonas.page.getByRole('heading', { name: 'Your words wait for a yes' });
  for (let tries = 0; tries < 4 && !(await waits.isVisible()); tries += 1) {
    await jonas.page.keyboard.press('Control+Alt+Enter');
    await jonas.page.waitForTimeout(900);
  }
  await waits.waitFor();
  await jonas.page.keyboard.press('Escape');
  await press(jonas.page, jonas.page.getByRole('button', { name: 'Take it back' }));
  await card(jonas.page).waitFor({ state: 'detached' });
  const composer = desk.composer(jonas.page);
  assert.match(await composer.inputValue(), /Sorry about the parcel, Dora/u);
  assert.deepEqual(await repliesTo(mention), []);
  await composer.fill('');
});

test('new words of the customer are shown to whoever would say yes, who then says it twice or not', async () => {
  const mention = await hears('cleo');
  await ask(jonas.page, angry);
  const { page } = mara;
  await page.goto(`/b/${slug}/inbox/approval`);
  await desk.openCase(page, 'cleo');
  await card(page).waitFor();
  await double.say({ by: 'cleo@elsewhere.example', text: '@acme sorry, a neighbour has it!', to: mention });
  await desk.readNow(page, slug);
  await card(page).getByText('Somebody has written here since').waitFor();
  await page.keyboard.press('y');
  await card(page).getByText('The same key again says yes all the same.').waitFor();
  assert.deepEqual(
    (await repliesTo(mention)).filter((text) => text.includes('stupid')),
    [],
  );
  await page.keyboard.press('x');
  await page.keyboard.type('They have it. Thank them instead.');
  await page.keyboard.press('Control+Enter');
  await card(page).waitFor({ state: 'detached' });
  await jonas.page.getByRole('heading', { name: 'Mara Lind said no' }).waitFor();
  assert.deepEqual(
    (await repliesTo(mention)).filter((text) => text.includes('stupid')),
    [],
  );
});
