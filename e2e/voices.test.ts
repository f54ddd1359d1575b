// A storm as a team meets it, by keyboard: a case says that many say the same, the matter shows who and how many, the next of
// them is a step away, all are given to one person, and the topics of the day lead to the words.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { press, tabTo } from './keyboard.ts';

const { double, heed, mara, slug, close } = await openConnectedDesk();
after(close);

const words = 'the new update logs me out every single time I open the app. Please fix this!';
const says = (by: string, text: string) => double.say({ by: `${by}@elsewhere.example`, text: `@acme ${text}` });

/** Heed gathers them by itself, in seconds. */
async function untilGathered(voices: number): Promise<void> {
  const asked = 'select from heed.voice_group where voices = $1';
  for (let looks = 0; (await heed.database.owner.query(asked, [voices])).rowCount === 0; looks += 1) {
    assert.ok(looks < 150, 'in seconds');
    await setTimeout(100);
  }
}

test('before anybody has written there are no topics', async () => {
  const { page } = mara;
  await page.goto(`/b/${slug}/topics`);
  await page.getByText('Nobody has said anything yet').waitFor();
  assert.deepEqual(await inspectPage(page, 'no topics'), []);
});

test('a case of a storm says how many say the same, and leads to the next of them', async () => {
  const { page } = mara;
  await says('ana', words);
  await says('ben', `${words} 😡😡`);
  await says('cleo', words.toUpperCase());
  await says('dana', `RT: ${words} https://example.org/x`);
  await says('emil', 'do you have a table for six on Sunday, with a high chair?');
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.readNow(page, slug);
  await untilGathered(4);
  await desk.openCase(page, 'emil');
  await page.getByRole('heading', { level: 1, name: /emil/iu }).waitFor();
  assert.equal(await page.getByText('saying the same').count(), 0, 'one of his own');
  await page.reload();
  await desk.openCase(page, 'ana');
  await page.getByRole('link', { name: 'One of 4 saying the same' }).waitFor();
  assert.deepEqual(await inspectPage(page, 'one of many'), []);
  await press(page, page.getByRole('link', { name: 'Next of them' }));
  await page.getByRole('heading', { level: 1, name: /ben|cleo|dana/iu }).waitFor();
  await page.getByRole('link', { name: 'One of 4 saying the same' }).waitFor();
});

test('the matter shows its words, how many they are, and gives its cases to one person', async () => {
  const { page } = mara;
  await press(page, page.getByRole('link', { name: 'One of 4 saying the same' }));
  await page.getByRole('heading', { level: 1, name: '4 people say the same' }).waitFor();
  await page.getByRole('blockquote').getByText(words).waitFor();
  await page.getByText('4 in the last 3 hours, 0 in the 3 before').waitFor();
  assert.deepEqual(await inspectPage(page, 'a matter of many voices'), []);
  const cases = page.getByRole('region', { name: /^Cases/u });
  assert.equal(await cases.getByRole('link').count(), 4);
  await tabTo(page, page.getByLabel('Give the 4 open cases to'));
  await page.keyboard.type('Mara');
  await press(page, page.getByRole('button', { name: 'Give', exact: true }));
  await page.getByText('4 cases are with Mara Lind now.').waitFor();
  await cases.getByText('with Mara Lind').nth(3).waitFor();
});

test('the topics of the day name the matter and what is often said, and lead to the words', async () => {
  const { page } = mara;
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { level: 1, name: 'Topics' }).waitFor();
  await page.getByText(/^From 5 people in 5 mentions since /u).waitFor();
  await page.getByText('Too little was heard in the 28 days before to say what is rising.').waitFor();
  const storms = page.getByRole('region', { name: 'Many say the same' });
  await storms.getByRole('link').filter({ hasText: words }).waitFor();
  const topic = page.getByRole('region', { name: 'Often said' }).getByRole('link').first();
  await topic.getByText('from 4 people').waitFor();
  await press(page, page.getByRole('button', { name: 'Last week' }));
  await page.waitForURL(/span=week/u);
  assert.deepEqual(await inspectPage(page, 'topics'), []);
  await press(page, topic);
  await page.waitForURL(/\/search\?q=/u);
  await page.getByText(/ana/iu).first().waitFor();
});
