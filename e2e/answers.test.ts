// Answers as people meet them, by keyboard: one is agreed, the next customer's case shows it and `?` puts it into the reply,
// the case after that is met with what was said before, and a question without a policy goes to its owner.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press, tabTo } from './keyboard.ts';

const { double, heed, mara, slug, close } = await openConnectedDesk();
after(close);

const before30 = 'You can bring it back within 30 days, with the receipt.';
const beside = (page: Page) => page.getByRole('region', { name: 'Answered before' });

async function openCaseOf(page: Page, by: string, text: string): Promise<void> {
  await double.say({ by: `${by}@elsewhere.example`, text: `@acme ${text}` });
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.readNow(page, slug);
  await desk.openCase(page, by);
}

/** Heed learns of it by itself, in seconds. */
async function untilFollowed(): Promise<void> {
  const learned =
    'select from heed.wording_key k join heed.mention m on m.brand_id = k.brand_id and m.id = k.subject_id';
  for (let looks = 0; (await heed.database.owner.query(learned)).rowCount === 0; looks += 1) {
    assert.ok(looks < 100, 'in seconds');
    await setTimeout(100);
  }
}

test('a lead agrees to an answer on its page', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/answers`);
  await page.getByText('No answers yet').waitFor();
  assert.deepEqual(await inspectPage(page, 'no answers'), []);
  await press(page, page.getByRole('button', { name: 'New answer' }));
  const dialog = page.getByRole('dialog');
  await fill(
    page,
    dialog.getByLabel('The question, as a customer would ask it'),
    'How long can I bring something back?',
  );
  await fill(page, dialog.getByLabel('The answer', { exact: true }), before30);
  await press(page, dialog.getByRole('button', { name: 'Save and approve' }));
  await page.getByRole('heading', { name: 'How long can I bring something back?' }).waitFor();
  await page.getByText('No open case asks this, and no reply has used it.').waitFor();
  assert.deepEqual(await inspectPage(page, 'an answer'), []);
});

test('a question mark in an empty spot opens the answers; what is taken leaves as the reply', async () => {
  const { page } = mara;
  await openCaseOf(page, 'ana', 'how long can I bring the teapot back? It drips');
  await beside(page).getByText(before30).waitFor();
  await desk.write(page, 'Hi Ana! ?');
  const menu = page.getByRole('dialog', { name: 'Approved answers' });
  await menu.getByRole('option').filter({ hasText: before30 }).waitFor();
  await page.keyboard.type('bring');
  await menu.getByRole('option').filter({ hasText: 'not used yet' }).waitFor();
  assert.deepEqual(await inspectPage(page, 'the answers over the composer'), []);
  await page.keyboard.press('Enter');
  const composer = desk.composer(page);
  assert.equal(await composer.inputValue(), `Hi Ana! ${before30}`);
});

test('a new wording shows its change, and the open cases it touches', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/answers`);
  await press(page, page.getByRole('button', { name: /^How long can I bring/u }));
  await press(page, page.getByRole('button', { name: 'Edit' }));
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('The answer', { exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(before30.replace('30', '60'));
  await press(page, dialog.getByRole('button', { name: 'Save and approve' }));
  await page.getByText('Saved. These cases may need a word from you:').waitFor();
  await page.getByRole('link', { name: /ana/iu }).waitFor();
  assert.equal(await page.locator('.answer-diff del').innerText(), '30');
  assert.equal(await page.locator('.answer-diff ins').innerText(), '60');
  assert.deepEqual(await inspectPage(page, 'a changed answer'), []);
});

test('without a policy its owner is asked, the customer is promised an answer, and it holds from then on', async () => {
  const { page } = mara;
  await openCaseOf(page, 'ben', 'may we hold our wedding party on your roof terrace?');
  await press(page, beside(page).getByRole('button', { name: 'Ask its owner' }));
  const asking = page.getByRole('dialog');
  await fill(page, asking.getByLabel('What do you need to know?'), 'Is the roof terrace for hire?');
  assert.deepEqual(await inspectPage(page, 'asking an owner'), []);
  await press(page, asking.getByRole('button', { name: 'Ask', exact: true }));
  await beside(page)
    .getByText(/asked .*Is the roof terrace for hire/u)
    .waitFor();
  await page.getByRole('region', { name: 'Clocks' }).getByText('Promise').first().waitFor();
  await page.goto(`/b/${slug}/answers`);
  await page.getByRole('heading', { name: 'Questions for you' }).waitFor();
  assert.deepEqual(await inspectPage(page, 'a question that waits'), []);
  await press(page, page.getByRole('button', { name: 'Answer', exact: true }));
  const giving = page.getByRole('dialog');
  await fill(
    page,
    giving.getByLabel('The answer', { exact: true }),
    'The roof terrace is for hire from May to September.',
  );
  await press(page, giving.getByRole('button', { name: 'Answer', exact: true }));
  await page.getByRole('heading', { name: 'Is the roof terrace for hire?' }).waitFor();
  await page.getByRole('link', { name: /ben/iu }).first().waitFor();
});

test("what was answered in the platform's own app stands beside the next who asks, by the app and not by a name", async () => {
  const { page } = mara;
  const asked = await double.say({ by: 'cleo@elsewhere.example', text: '@acme do you have oat milk for the coffee?' });
  await double.say({ by: double.profileId ?? '', text: 'We have oat and soy, Cleo.', to: asked });
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.readNow(page, slug);
  await untilFollowed();
  await openCaseOf(page, 'dana', 'hello, is there oat milk for my coffee?');
  await beside(page).getByText('We have oat and soy, Cleo.').waitFor();
  await beside(page).getByText('Said in the Mastodon app, ').waitFor();
  assert.deepEqual(await inspectPage(page, 'answered in the app'), []);
});
