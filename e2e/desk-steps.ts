// What a person does at the desk, step by step, by keyboard alone: set it up, connect a profile, find a case, answer it.
// The names of buttons and fields are those people read.

import type { Locator, Page } from 'playwright-core';
import type { CasePage } from '../wire/case.ts';
import type { SourceView } from '../wire/sources.ts';
import type { Heed } from './heed.ts';
import { fill, hasFocus, press } from './keyboard.ts';

export const owner = { name: 'Mara Lind', email: 'mara@example.org', password: 'plain words to keep' };

/** Follows the link of the terminal to the first choice. */
export async function becomeOwner(page: Page, heed: Heed): Promise<void> {
  await page.goto(heed.setupLink);
  await fill(page, page.getByLabel('Your name'), owner.name);
  await fill(page, page.getByLabel('Email'), owner.email);
  await fill(page, page.getByLabel('Password', { exact: true }), owner.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Good to have you, ${owner.name}` }).waitFor();
}

/** An own brand that listens nowhere yet. */
export async function makeBrand(page: Page, name: string): Promise<string> {
  const answer = await page.request.post('/api/brands', { data: { name } });
  const { slug } = (await answer.json()) as { slug: string };
  await page.goto(`/b/${slug}/sources`);
  return slug;
}

/** Connects an own profile on the sources page; `fields` by their labels. */
export async function connectProfile(page: Page, channel: string, fields: Readonly<Record<string, string>>) {
  await press(page, page.getByRole('button', { name: 'Connect a profile' }));
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: channel }));
  for (const [label, value] of Object.entries(fields)) await fill(page, dialog.getByLabel(label), value);
  await page.keyboard.press('Enter');
  await page.getByText('is connected. Heed now hears what is said to it.').waitFor();
}

/** The row of a customer in the list that is open. */
export function rowOf(page: Page, customer: string): Locator {
  return page
    .getByRole('list', { name: /^Cases: / })
    .getByRole('link')
    .filter({ hasText: customer });
}

/** Steps down the list with `j` until the customer's case is open. */
export async function openCase(page: Page, customer: string): Promise<void> {
  const row = rowOf(page, customer).first();
  await row.waitFor();
  // Out of the composer, where letters are letters.
  await page.keyboard.press('Escape');
  for (let steps = 0; steps < 200; steps += 1) {
    if ((await row.getAttribute('aria-current')) !== null) {
      // Its keys work from here on.
      await page.getByRole('heading', { level: 1 }).filter({ hasText: customer }).waitFor();
      return;
    }
    await page.keyboard.press('j');
    await page.waitForTimeout(50);
  }
  throw new Error(`the case of ${customer} was not reached with j`);
}

/** Where the reply to the open case is written. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Reply to / });

/** Writes a reply into the open case. */
export async function write(page: Page, text: string): Promise<void> {
  const field = composer(page);
  await field.waitFor();
  await page.keyboard.press('r');
  if (!(await hasFocus(field))) throw new Error('r does not lead into the composer');
  await page.keyboard.type(text);
}

export async function answer(page: Page, text: string): Promise<void> {
  await write(page, text);
  await page.keyboard.press('Control+Enter');
}

/** The brand's reply in the open case, with what became of it. */
export function replyIn(page: Page, text: string): Locator {
  // The case is an article too; its replies stand inside it.
  return page.getByRole('article').getByRole('article').filter({ hasText: text }).last();
}

export async function sourcesOf(page: Page, slug: string): Promise<readonly SourceView[]> {
  const answered = await page.request.get(`/api/brands/${slug}/sources`);
  return ((await answered.json()) as { sources: readonly SourceView[] }).sources;
}

/** Waits until what was there before has been read, so that whatever is said next is new. */
export async function untilFirstRead(page: Page, slug: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const sources = await sourcesOf(page, slug);
    if (sources.length > 0 && sources.every((source) => !source.isFirstRead)) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`the first read did not end: ${JSON.stringify(await sourcesOf(page, slug))}`);
}

/** *Read now* on every source, as somebody on the sources page would press it. */
export async function readNow(page: Page, slug: string): Promise<void> {
  for (const { id } of await sourcesOf(page, slug)) {
    await page.request.post(`/api/brands/${slug}/sources/${id}`, { data: { act: 'poll_now' } });
  }
}

/** The open case as the server tells it. */
export async function openedCase(page: Page): Promise<CasePage> {
  const [, slug, id] = /\/b\/([^/]+)\/inbox\/[^/]+\/([^/?#]+)/.exec(page.url()) ?? [];
  const answered = await page.request.get(`/api/brands/${slug}/cases/${id}`);
  return (await answered.json()) as CasePage;
}
