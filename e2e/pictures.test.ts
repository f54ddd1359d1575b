// A picture that goes with a reply, from the agent's hands to the platform: chosen, pasted or dropped, told in words for who
// cannot see it, taken back with them, and seen there with its alt text.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { smallPicture } from '../core/respond/pictures/testbed.ts';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);

async function openComplaint(page: Page, by: string): Promise<string> {
  const said = await double.say({
    by: `${by}@elsewhere.example`,
    text: '@acme my blue kettle came with a broken lid!',
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.openCase(page, by);
  return said;
}

const photo = { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(smallPicture('image/jpeg')) };
const told = (page: Page, which: number) => page.getByRole('textbox', { name: `What picture ${which} shows` });
const strip = (page: Page) => page.getByRole('list', { name: 'Pictures that go along' });

async function choose(page: Page, ...files: (typeof photo)[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: 'Add a picture' }));
  await (await chooser).setFiles(files);
}

/** As the clipboard or a hand brings it: the page cannot tell the difference. */
async function give(page: Page, how: 'paste' | 'drop', name: string): Promise<void> {
  await desk.composer(page).evaluate(
    (field, { how, name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
      const more = { bubbles: true, cancelable: true };
      const event =
        how === 'paste'
          ? new ClipboardEvent('paste', { ...more, clipboardData: data })
          : new DragEvent('drop', { ...more, dataTransfer: data });
      field.dispatchEvent(event);
    },
    { how, name, bytes: [...smallPicture('image/png')] },
  );
}

async function seenUnder(mention: string) {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = (await double.posts()).find((post) => post.to === mention);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the reply did not leave');
}

test('a picture is added, told in words, sent, and seen there with them; the thread shows it', async () => {
  const { page } = mara;
  const mention = await openComplaint(page, 'ana');
  await desk.write(page, 'Hi Ana, sorry about the lid. This is the new one, it leaves today.');
  await choose(page, photo);
  await strip(page).locator('img').waitFor();
  const note = page.getByText('A picture has no words for who cannot see it.');
  await note.waitFor();
  assert.deepEqual(await inspectPage(page, 'composer with a picture'), []);
  await fill(page, told(page, 1), 'A blue kettle lid in an open box');
  await note.waitFor({ state: 'detached' });
  await desk.composer(page).focus();
  await page.keyboard.press('Control+Enter');
  const reply = desk.replyIn(page, 'This is the new one');
  await reply.getByText('Sent', { exact: true }).waitFor();
  const shown = reply.getByRole('img', { name: /A blue kettle lid in an open box/u });
  await shown.waitFor();
  assert.equal(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth), 6, 'the very picture');
  assert.deepEqual((await seenUnder(mention)).media, [{ alt: 'A blue kettle lid in an open box' }]);
  assert.equal(await strip(page).count(), 0, 'the composer is empty again');
  assert.deepEqual(await inspectPage(page, 'a reply with a picture'), []);
  assert.deepEqual(mara.complaints(), []);
});

test('nothing said of it is shown before it leaves, and one more press sends it so', async () => {
  const { page } = mara;
  const mention = await openComplaint(page, 'ben');
  await desk.write(page, 'Hi Ben, sorry about the lid. This is the new one.');
  await give(page, 'paste', 'pasted.png');
  await strip(page).locator('img').waitFor();
  await desk.composer(page).focus();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Send as it is/u }).waitFor();
  assert.equal((await double.posts()).filter((post) => post.to === mention).length, 0);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+Enter');
  assert.deepEqual((await seenUnder(mention)).media, [{ alt: '' }]);
});

test('what is too large, of another kind or one too many is left out and said in words', async () => {
  const { page } = mara;
  await openComplaint(page, 'cleo');
  await desk.write(page, 'Hi Cleo, ');
  const large = { ...photo, name: 'huge.jpg', buffer: Buffer.alloc(16_777_217) };
  await choose(page, large, { ...photo, name: 'kettle.heic', mimeType: 'image/heic' });
  await page.getByText('huge.jpg has 16.8 MB; at most 16.8 MB go through here.').waitFor();
  await page.getByText(/kettle\.heic is of a kind that is not taken here\. These are: JPEG, PNG, WEBP/u).waitFor();
  assert.equal(await strip(page).count(), 0);
  await choose(page, { ...photo, name: 'broken.jpg', buffer: photo.buffer.subarray(0, 100) });
  await page.getByText(/broken\.jpg: This is no picture Heed can read/u).waitFor();
  await choose(page, photo, photo, photo, photo, { ...photo, name: 'fifth.jpg' });
  await page.getByText('4 pictures go along here. fifth.jpg was left out.').waitFor();
  assert.equal(await strip(page).getByRole('listitem').count(), 4);
  await press(page, page.getByRole('button', { name: 'Take picture 4 out' }));
  assert.equal(await strip(page).getByRole('listitem').count(), 3);
});

test('pictures lie in the draft after a reload, and come back with a reply that is taken back', async () => {
  const { page } = mara;
  const mention = await openComplaint(page, 'dora');
  await desk.write(page, 'Hi Dora, sorry about the lid. This is the new one.');
  await give(page, 'drop', 'dropped.png');
  await fill(page, told(page, 1), 'The new lid');
  await page.waitForTimeout(1_500);
  await page.reload();
  await told(page, 1).waitFor();
  assert.equal(await told(page, 1).inputValue(), 'The new lid');
  await desk.composer(page).focus();
  await page.keyboard.press('Control+Enter');
  await press(page, desk.replyIn(page, 'sorry about the lid').getByRole('button', { name: 'Undo' }));
  await page.getByText('Taken back.').waitFor();
  assert.equal(await told(page, 1).inputValue(), 'The new lid');
  await desk.composer(page).focus();
  await page.keyboard.press('Control+Enter');
  assert.deepEqual((await seenUnder(mention)).media, [{ alt: 'The new lid' }]);
});

test('who says yes sees the pictures too; taken back, they lie in the draft again', async () => {
  const { page } = mara;
  await openComplaint(page, 'emil');
  await desk.write(page, 'Hi Emil, sorry about the lid. This is the new one.');
  await give(page, 'paste', 'pasted.png');
  await fill(page, told(page, 1), 'The new lid, from above');
  await desk.composer(page).focus();
  await page.keyboard.press('Control+Alt+Enter');
  const card = page.getByRole('region', { name: 'Words that wait for a yes' });
  const ask = page.getByRole('button', { name: /^Ask as it is/u });
  await card.or(ask).first().waitFor();
  if (await ask.isVisible()) {
    await page.waitForTimeout(700);
    await page.keyboard.press('Control+Alt+Enter');
  }
  await card.getByRole('img', { name: /The new lid, from above/u }).waitFor();
  assert.equal(await strip(page).count(), 0);
  assert.deepEqual(await inspectPage(page, 'a yes to a picture'), []);
  await press(page, card.getByRole('button', { name: 'Take it back' }));
  await told(page, 1).waitFor();
  assert.equal(await told(page, 1).inputValue(), 'The new lid, from above');
});
