// Writing a reply as an agent does, by keyboard alone: what stands in the words is said while they are written, a better
// wording is a key away, notes are shown before they are waved through, and earlier wordings come back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, hasFocus, press } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

async function openComplaint(page: Page, by: string): Promise<void> {
  await double.say({
    by: `${by}@elsewhere.example`,
    text: '@acme my blue kettle came with a broken lid and nobody answers my mails. This is terrible!',
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.openCase(page, by);
}

const { composer } = desk;
const findings = (page: Page) => page.getByRole('list', { name: 'Found in your words' });

/** Sends, notes and all, and waits until the public can read it. */
async function sendPublicly(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  const asks = page.getByRole('button', { name: /^Send as it is/u });
  const reply = desk.replyIn(page, words);
  await asks.or(reply).first().waitFor();
  if (await asks.isVisible()) {
    await page.waitForTimeout(700);
    await page.keyboard.press('Control+Enter');
  }
  await reply.waitFor();
  await waitUntilSent(page);
}

async function waitUntilSent(page: Page): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const { replies } = await desk.openedCase(page);
    if (replies.some(({ state }) => state === 'sent')) return;
    await page.waitForTimeout(200);
  }
  throw new Error('the reply did not leave');
}

async function rewrite(page: Page, text: string): Promise<void> {
  await composer(page).press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

test('what blames the customer is underlined and said in words; Alt+Enter takes the better wording, and undo takes it back', async () => {
  const { page } = mara;
  await openComplaint(page, 'ana');
  await desk.write(page, 'Hi Ana, you should have ');
  const blame = findings(page).getByRole('listitem').filter({ hasText: 'Blame' });
  await blame.getByText('This puts it on the customer.').waitFor();
  assert.equal(await page.locator('.found').innerText(), 'you should have');
  assert.deepEqual(await inspectPage(page, 'composer with a finding'), []);
  await composer(page).focus();
  const written = await composer(page).inputValue();
  await page.keyboard.press('Alt+Enter');
  await blame.waitFor({ state: 'detached' });
  assert.notEqual(await composer(page).inputValue(), written);
  assert.equal(await hasFocus(composer(page)), true);
  await page.keyboard.press('Control+z');
  await blame.waitFor();
  assert.equal(await composer(page).inputValue(), written);
});

test('nobody is interrupted within a word', async () => {
  const { page } = mara;
  await rewrite(page, '');
  await page.keyboard.type('Hi Ana, you should have', { delay: 40 });
  const blame = findings(page).getByText('This puts it on the customer.');
  assert.equal(await blame.isVisible(), false);
  await blame.waitFor();
});

test('the five steps are ticked as they come, and each has its phrases a key away', async () => {
  const { page } = mara;
  await rewrite(page, 'Hi Ana, I am sorry that your blue kettle came with a broken lid. ');
  const steps = page.getByRole('list', { name: 'Five steps of a good reply' });
  await steps.getByText('Concentrate: there').waitFor({ state: 'attached' });
  await steps.getByText('Thank: there').waitFor({ state: 'attached' });
  await steps.getByText('Resolve: not there yet').waitFor({ state: 'attached' });
  await page.keyboard.press('Alt+5');
  const menu = page.getByRole('dialog', { name: 'Phrases' });
  await menu.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await menu.waitFor({ state: 'detached' });
  await steps.getByText('Resolve: there').waitFor({ state: 'attached' });
});

test('what the customer may not have in public stops the reply, whatever key is pressed', async () => {
  const { page } = mara;
  await rewrite(page, 'Hi Ana, we will call you on +34 612 345 678 about the kettle. ');
  await findings(page).getByText('The phone number of the customer, for all to read.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('This may not go: The phone number').waitFor();
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+Enter');
  assert.deepEqual((await desk.openedCase(page)).replies, []);
});

test('earlier wordings are a step away', async () => {
  const { page } = mara;
  const long = 'Hi Ana, the lid of your blue kettle is on its way to you since this morning.';
  await rewrite(page, long);
  await page.getByText('Draft kept', { exact: true }).waitFor();
  await rewrite(page, 'Hi. ');
  await page.getByText('Draft kept', { exact: true }).waitFor();
  await press(page, page.getByRole('button', { name: 'Earlier wordings' }));
  await page.getByRole('menuitem').filter({ hasText: 'Hi Ana, the lid' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('The earlier wording is back.').waitFor();
  assert.equal(await composer(page).inputValue(), long);
});

test('a note is shown first; the same key again sends, and the record says what was overruled', async () => {
  const { page } = mara;
  await composer(page).focus();
  await rewrite(page, 'Hi Ana, the lid of your blue kettle is on its way. WE ARE SO VERY SORRY ABOUT IT!!! ');
  await findings(page).getByText('This is loud:').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Send as it is/u }).waitFor();
  assert.deepEqual((await desk.openedCase(page)).replies, []);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+Enter');
  await desk.replyIn(page, 'the lid of your blue kettle').waitFor();
  const { replies, events } = await desk.openedCase(page);
  assert.equal(replies.length, 1);
  const queued = events.find(({ kind }) => kind === 'reply.queued');
  assert.match(String(queued?.detail['overruled']), /shouting/u);
});

test('words of anger ask for a second person, and the button says so', async () => {
  const { page } = mara;
  await openComplaint(page, 'ben');
  await desk.write(page, 'Ben, stop whining about your kettle, you idiot. ');
  await findings(page).getByText('Needs a second person').first().waitFor();
  await page.getByRole('button', { name: /^Ask for a yes/u }).waitFor();
});

test('a draft that scolds in no word of the lists is heard as angry, and nobody is stopped by it', async () => {
  const { page } = mara;
  await composer(page).focus();
  await rewrite(page, 'Ben, do you ever stop moaning? Learn to use a kettle before you bother us again! ');
  await findings(page).getByText('This may be read as angry, though no one word is.').waitFor();
  const marked = await page.locator('.found').allInnerTexts();
  assert.ok(
    marked.some((word) => ['stop', 'moaning', 'Learn', 'bother'].includes(word)) && marked.length <= 3,
    marked.join(),
  );
  assert.equal(await findings(page).getByText('Needs a second person').count(), 0);
  assert.deepEqual(await inspectPage(page, 'composer with a tone that was heard'), []);
  await rewrite(page, 'Ben, the lid was our mistake. A new one is on its way, and you can keep the kettle. ');
  await findings(page).getByText('This may be read as angry').waitFor({ state: 'detached' });
});

test('what no word gives away is said when typing rests, and what only sounds wrong is left alone', async () => {
  const { page } = mara;
  await composer(page).focus();
  await rewrite(page, 'Ben, the kettle is hot because it boils. We are told this is how kettles work. ');
  await findings(page).getByText('This may be read as mockery, though no one word is.').waitFor();
  assert.deepEqual(await inspectPage(page, 'composer with a meaning that was heard'), []);
  await rewrite(page, 'What made you come to this shop, and did you find what you wanted? ');
  await findings(page).getByText('though no one word is.').waitFor({ state: 'detached' });
  // By its words alone it is heard as angry until the server has read it.
  await page.waitForTimeout(1500);
  assert.equal(await findings(page).getByText('though no one word is.').count(), 0);
});

test('a draft in another language is heard by the ear of that language', async () => {
  const { page } = mara;
  await composer(page).focus();
  const fetched = page.waitForResponse((response) => /\/fr-[^/]+\.bin$/u.test(response.url()));
  await rewrite(page, 'Apprenez donc à lire ce qu’on vous écrit avant de nous déranger encore avec vos histoires ! ');
  assert.equal((await fetched).status(), 200);
  await findings(page).getByText('though no one word is.').waitFor();
  await rewrite(page, 'Ben, the lid was our mistake. A new one is on its way, and you can keep the kettle. ');
  await findings(page).getByText('though no one word is.').waitFor({ state: 'detached' });
});

test('a promise in the words is offered a clock, which goes with the reply', async () => {
  const { page } = mara;
  await openComplaint(page, 'cleo');
  await desk.write(page, 'Hi Cleo, sorry about the broken lid. Within 2 hours we will get back to you. ');
  await press(page, findings(page).getByRole('button', { name: /^Clock until/u }));
  await page.getByText(/^Promised until/u).waitFor();
  await findings(page).getByText('Nothing reminds us of it yet.').waitFor({ state: 'detached' });
  await composer(page).focus();
  await page.keyboard.press('Control+Enter');
  await desk.replyIn(page, 'we will get back to you').waitFor();
  const { clocks } = await desk.openedCase(page);
  assert.equal(
    clocks.some(({ kind }) => kind === 'promise'),
    true,
  );
});

test('near the same to the next customer is said beside the draft, with the earlier reply a press away', async () => {
  const { page } = mara;
  await openComplaint(page, 'dan');
  const reply = 'Hi Dan, two crates of blue lids fell off a lorry at Lund on Monday. Yours is number 14 in the queue. ';
  await desk.write(page, reply);
  await sendPublicly(page, 'two crates of blue lids');

  await page.reload();
  await openComplaint(page, 'eve');
  await desk.write(
    page,
    'Hello Eve, six crates of blue lids fell off a lorry at Ystad on Friday. Yours is number 9 in the queue. ',
  );
  await findings(page)
    .getByText(/like something the public has read from us already/u)
    .waitFor();
  await press(page, page.getByRole('button', { name: /like an earlier reply$/u }));
  await page.getByRole('blockquote').getByText(reply.trim()).waitFor();
  assert.deepEqual(await inspectPage(page, 'composer with an earlier reply'), []);
  await composer(page).focus();
  await rewrite(page, 'Hello Eve, our packer Ola saw your photo and has set another kettle aside, lid and all. ');
  await page.getByText('New words', { exact: true }).waitFor();
  assert.equal(await page.getByRole('blockquote').count(), 0);
  assert.equal(await findings(page).getByText('Said before').count(), 0);
});

test('a sentence told to three customers is marked in the next reply, however different the rest is', async () => {
  const { page } = mara;
  const crooked =
    'Hi Ida, I have your old lid on my desk: it is crooked, and the knob came off when I touched it. Our courier will knock with its successor before your tea gets cold.';
  const told = (place: string) => `The potter at ${place} fired the whole kiln too hot that night.`;
  for (const [by, text] of [
    [
      'fay',
      `Hi Fay, what a shame about the blue kettle; I have put another aside. ${told('Lund')} Say where to send it. `,
    ],
    ['gus', `Hi Gus, your mails landed with somebody who left in May. ${told('Ystad')} I read the box from here on. `],
    ['hal', `Hi Hal, nobody should write three times about a lid. ${told('Kalmar')} Which colour may it be? `],
  ] as const) {
    await openComplaint(page, by);
    await desk.write(page, text);
    await sendPublicly(page, 'The potter');
  }

  await page.reload();
  await openComplaint(page, 'ida');
  await desk.write(page, `${crooked} ${told('Visby')} `);
  await findings(page).getByText('We told 3 customers this lately.').waitFor();
  // It is found while the sentence is still being written, and the mark grows with it.
  await page.locator('.found').getByText(told('Visby'), { exact: true }).waitFor();
  assert.equal(await page.locator('.found').count(), 1);
  await page.getByText('New words', { exact: true }).waitFor({ state: 'detached' });
  await press(page, findings(page).getByRole('button', { name: 'Show the earlier reply' }));
  await page.getByRole('blockquote').getByText('Which colour may it be?').waitFor();
  assert.deepEqual(await inspectPage(page, 'composer with a sentence told to everybody'), []);
  await press(page, findings(page).getByRole('button', { name: 'Hide it' }));
  await composer(page).focus();
  await rewrite(page, `${crooked} I am making you another one myself. `);
  await page.getByText('New words', { exact: true }).waitFor();
  assert.equal(await findings(page).getByText('We told 3 customers').count(), 0);
});

test('how the brand speaks is set in sentences, and the next word that is written is held against it', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/protocol/voice`);
  await fill(page, page.getByLabel('A word we never say'), 'folks');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove folks' }).waitFor();
  await page.getByLabel('Level of: A word we do not use').selectOption('may_not_go');
  await page.getByLabel('Level of: Shouting').selectOption('off');
  assert.deepEqual(await inspectPage(page, 'voice, changed'), []);
  const bar = page.getByRole('region', { name: 'Your draft' });
  await press(page, bar.getByRole('button', { name: 'Publish' }));
  const review = page.getByRole('dialog');
  await review.getByText('Never say “folks”').waitFor();
  await review.getByText('Shouting: Not looked for').waitFor();
  await press(page, review.getByRole('button', { name: 'Publish' }));
  await page.getByText('Version 2 is in force.').waitFor();

  await page.goto(`/b/${slug}/inbox/due`);
  await openComplaint(page, 'dora');
  await desk.write(page, 'Hi Dora, sorry about the broken lid, FOLKS ARE VERY BUSY TODAY! ');
  await findings(page).getByText('We do not say this.').waitFor();
  assert.equal(await findings(page).getByText('This is loud:').count(), 0);
  await page.keyboard.press('Control+Enter');
  await page.getByText('This may not go: We do not say this.').waitFor();
});

test('what is pasted is text: markup shows as it is, right-to-left and hidden characters are found, nothing hangs', async () => {
  const { page } = mara;
  await composer(page).fill('<img src=x onerror=alert(1)> Hi Dora, שלום\u202E abc ');
  await findings(page).getByText('There are characters here that nobody sees').waitFor();
  assert.equal(await page.locator('.composer img').count(), 0);
  const started = Date.now();
  await composer(page).fill(`${'You should have 😀 '.repeat(5_000)}`);
  await findings(page).getByText('This puts it on the customer.').waitFor();
  assert.ok(Date.now() - started < 5_000, `${Date.now() - started} ms for 100 kB`);
  await composer(page).fill('');
});
