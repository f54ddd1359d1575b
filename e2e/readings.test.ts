// A brand teaches Heed its own words: one reading corrected by mouse, one by keyboard, the rest as colleagues would; the next
// of the sort is read right, and the switch goes back to the shipped weights and forward again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CasePage } from '../wire/case.ts';
import type { InboxPage } from '../wire/inbox.ts';
import type { ReadingsPage } from '../wire/readings.ts';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { press } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

const places = 'kitchen garden office boat hallway cellar school hotel barn attic workshop chapel'.split(' ');
const { page } = mara;

const rows = async () => {
  const answered = await page.request.get(`/api/brands/${slug}/inbox?view=due&limit=100`);
  return ((await answered.json()) as InboxPage).rows;
};
const caseOf = async (id: string) =>
  (await (await page.request.get(`/api/brands/${slug}/cases/${id}`)).json()) as CasePage;

/** Says it, and waits for its case. */
async function hear(by: string, text: string): Promise<CasePage> {
  await double.say({ by: `${by}@elsewhere.example`, text: `@acme ${text}` });
  await desk.readNow(page, slug);
  for (let tries = 0; tries < 100; tries += 1) {
    const found = (await rows()).find(({ firstLine }) => firstLine?.includes(text));
    if (found !== undefined) return caseOf(found.id);
    await page.waitForTimeout(100);
  }
  throw new Error(`${text} was not heard`);
}

const kindOf = ({ thread }: CasePage) => thread[0]?.reading?.kind;
const open = async ({ row }: CasePage) => {
  await page.goto(`/b/${slug}/inbox/due/${row.id}`);
  return page.getByRole('group', { name: 'How Heed reads it' });
};

/** Waits until Heed has learned of every correction there is: what it had learned to read right on the way needed none. */
async function untilLearned(): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const { own, months } = (await (await page.request.get(`/api/brands/${slug}/readings`)).json()) as ReadingsPage;
    const kinds = own.tried?.figures.find(({ head }) => head === 'kind');
    const said = months[0]?.heads.find(({ head }) => head === 'kind')?.corrected;
    if (own.kept !== null && kinds !== undefined && kinds.learned + kinds.heldBack === said) return;
    await page.waitForTimeout(200);
  }
  throw new Error('Heed did not learn of the corrections');
}

let words = '';
let kind: 'praise' | 'question' = 'praise';

test('a reading is corrected by mouse', async () => {
  const one = await hear('ana', 'My snagglewort broke the kitchen record');
  // Whatever the shipped weights say of it, here it is the other.
  kind = kindOf(one) === 'praise' ? 'question' : 'praise';
  words = kind === 'praise' ? 'Praise' : 'Question';
  const reading = await open(one);
  await reading.getByRole('button', { name: /^Kind/u }).click();
  await page.getByRole('menuitemradio', { name: words }).click();
  await page.getByText('Corrected. Heed remembers that a person read it so.').waitFor();
  await reading.getByText('read by a person').waitFor();
  await reading.getByRole('button', { name: /^Kind/u }).getByText(words).waitFor();
  await reading.getByRole('button', { name: 'Correct more' }).click();
  await page.getByRole('menuitem', { name: 'It is urgent' }).click();
  await reading.getByRole('button', { name: /^Urgency/u }).waitFor();
  assert.deepEqual(await inspectPage(page, 'a corrected reading'), []);
});

test('a reading is corrected by keyboard', async () => {
  const reading = await open(await hear('ben', 'My snagglewort broke the garden record'));
  await press(page, reading.getByRole('button', { name: /^Kind/u }), 'ArrowDown');
  await page.getByRole('menuitemradio', { name: words }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await reading.getByText('read by a person').waitFor();
  await reading.getByRole('button', { name: /^Kind/u }).getByText(words).waitFor();
});

test('a language Heed was never taught is said with what it guesses there', async () => {
  const reading = await open(await hear('dora', 'My snagglewort broke the cupboard record'));
  await reading.getByRole('button', { name: 'Correct more' }).click();
  await page.getByRole('menuitemradio', { name: 'It is in Polish' }).click();
  await reading.getByText(/^Heed was never taught to read these in Polish: .*Kind.* It guesses\.$/u).waitFor();
  await reading.getByRole('button', { name: /^Kind/u }).click();
  await page.getByRole('menuitemradio', { name: words }).click();
  await reading.getByText(/^Heed was never taught to read these in Polish: (?!.*Kind)/u).waitFor();
  assert.deepEqual(await inspectPage(page, 'a guessed reading'), []);
});

test('a reading is corrected in its row, without opening the case', async () => {
  await hear('cleo', 'My snagglewort broke the pantry record');
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.rowOf(page, 'cleo').hover();
  await page.getByRole('button', { name: 'Correct how cleo is read' }).click();
  await page.getByRole('menuitemradio', { name: words }).click();
  await page.getByText('Corrected. Heed remembers that a person read it so.').waitFor();
  await desk.rowOf(page, 'cleo').getByText(words).waitFor();
  assert.doesNotMatch(page.url(), /inbox\/due\/./u, 'the case stayed closed');
  assert.deepEqual(await inspectPage(page, 'the inbox'), []);
});

test('after enough of them the next one is read right', async () => {
  for (const [i, place] of places.entries()) {
    for (const text of [`My snagglewort broke the ${place} shelf`, `Snagglewort for the ${place}, again`]) {
      const one = await hear(`c${i}-${text.length}`, text);
      const correction = { act: 'correct', saw: one.row.version, mentionId: one.thread[0]?.id, kind };
      const done = await page.request.post(`/api/brands/${slug}/cases/${one.row.id}/acts`, { data: correction });
      assert.equal(done.status(), 200);
    }
  }
  await untilLearned();
  await page.getByRole('link', { name: 'Readings', exact: true }).click();
  await page.getByText(/^Version \d+ is kept/u).waitFor({ timeout: 30_000 });
  const next = await hear('next', 'My snagglewort broke the lighthouse shelf');
  assert.equal(kindOf(next), kind);
  assert.match(next.thread[0]?.reading?.madeBy ?? '', /\+own-\d+$/u);
});

test('the page says what was corrected, what was learned, and the difference it makes', async () => {
  const months = page.getByRole('region', { name: 'Corrected, by month' });
  await months
    .getByText(/corrected: \d+ of/u)
    .first()
    .waitFor();
  await page.getByRole('region', { name: 'By language' }).getByText('English').waitFor();
  await page.getByRole('button', { name: 'Show the difference' }).click();
  const list = page.getByRole('list', { name: 'Mentions that are read differently' });
  await list.getByText('snagglewort', { exact: false }).first().waitFor();
  assert.deepEqual(await inspectPage(page, 'readings'), []);
});

test('the switch goes back to the shipped weights, and forward again', async () => {
  const turn = page.getByLabel('Read new mentions with it');
  await turn.click();
  await page.getByText('Off, says Mara Lind.').waitFor();
  const shipped = await hear('off', 'My snagglewort broke the museum shelf');
  assert.doesNotMatch(shipped.thread[0]?.reading?.madeBy ?? '+own-', /\+own-/u);
  await turn.click();
  await page.getByText('On, says Mara Lind').waitFor();
  assert.equal(kindOf(await hear('on', 'My snagglewort broke the station shelf')), kind);
  assert.deepEqual(mara.complaints(), []);
});
