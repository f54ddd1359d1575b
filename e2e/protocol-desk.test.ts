// A lead changes the rules on the protocol pages: hours, targets and an escalation in one draft, tried before it is
// published, published over a colleague's, taken back. Every tab is inspected in light and dark, on a desk and a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ProtocolView } from '../wire/protocol.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { hasFocus, press, tabTo } from './keyboard.ts';

let browser: Browser;
let heed: Heed;
let window: Window;
let slug: string;

before(async () => {
  [browser, heed] = await Promise.all([openBrowser(), startHeed()]);
  window = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(window.page, heed);
  slug = await desk.makeBrand(window.page, 'Kestrel & Crumb');
});

after(async () => {
  await browser?.close();
  await heed?.stop();
});

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Your draft' });
const goTo = async (page: Page, tab: string): Promise<void> => {
  await press(page, page.getByRole('navigation', { name: 'Protocol' }).getByRole('link', { name: tab }));
  await page.waitForURL(/\/protocol\//);
};
const inForce = async (page: Page): Promise<ProtocolView> =>
  (await (await page.request.get(`/api/brands/${slug}/protocol`)).json()) as ProtocolView;

test('every tab stands up to inspection', async () => {
  const { page } = window;
  await page.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Protocol', exact: true }).waitFor();
  const marks = {
    Hours: 'Monday',
    Targets: 'What customers expect',
    Escalation: 'A tree is climbed step by step',
    'Rotas & routes': 'Rotas',
    Voice: 'How we speak',
    'Dry run': 'Who would hear of it?',
    Versions: 'Version 1',
  };
  for (const [tab, mark] of Object.entries(marks)) {
    await goTo(page, tab);
    await page.getByText(mark).first().waitFor();
    assert.deepEqual(await inspectPage(page, tab), []);
  }
  assert.equal(await bar(page).count(), 0, 'nothing was changed, so there is nothing to publish');
});

test('hours: a lunch break, a night that runs into Saturday, a zone, a holiday on which one works', async () => {
  const { page } = window;
  await goTo(page, 'Hours');
  await page.getByLabel('Time zone').fill('Europe/Madrid');
  await press(page, page.getByRole('button', { name: 'More for Monday' }));
  await page.getByRole('menuitem', { name: 'Split for a lunch break' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.getByLabel('Monday, until').first().inputValue(), '13:00');
  await page.getByLabel('Friday, until').fill('01:30');
  await page.getByTitle('From the evening before: 09:00 to 01:30').waitFor();
  await press(page, page.locator('summary', { hasText: 'Holidays' }));
  await page.getByLabel('Country').selectOption('ES');
  await page.getByLabel('State').selectOption('MD');
  await press(page, page.getByRole('checkbox', { name: /^Navidad/ }), ' ');
  await page.getByRole('checkbox', { name: /^Navidad.*open$/ }).waitFor();
  await page.getByText(/^(?:Open|Closed) now, (?:closes|opens) .*\(Madrid\)$/).waitFor();
  await bar(page).getByText('1 change', { exact: true }).waitFor();
});

test('targets: sooner, and moved by keyboard with the focus going along', async () => {
  const { page } = window;
  await goTo(page, 'Targets');
  await press(page, page.getByRole('button', { name: /^2.*Complaints get a first reply/ }));
  await page.getByRole('spinbutton', { name: 'Within' }).fill('30');
  await page
    .getByText('Complaints get a first reply within 30 minutes of open time; we warn after 23 minutes.')
    .waitFor();
  const complaints = page.getByRole('button', { name: /Complaints get a first reply/ });
  await tabTo(page, complaints);
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('Complaints is now number 1 of 4').waitFor();
  await page.getByRole('button', { name: /^1.*Complaints get a first reply/ }).waitFor();
  assert.ok(await hasFocus(complaints));
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: /^∗.*All others get a first reply/ }).waitFor();
  await bar(page).getByText('3 changes').waitFor();
});

test('an escalation whose end tells nobody is a fault, beside the step, and cannot be published', async () => {
  const { page } = window;
  await goTo(page, 'Escalation');
  const late = page.getByRole('region', { name: 'Too late' });
  const last = late.getByRole('group', { name: 'Last' });
  await press(page, last.getByRole('button', { name: 'Remove the owners' }));
  await last.getByRole('listitem').first().waitFor();
  await bar(page).getByText('1 fault').waitFor();
  await press(page, bar(page).getByRole('button', { name: 'Publish' }));
  assert.ok(await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).isDisabled());
  assert.deepEqual(await inspectPage(page, 'review'), []);
  await page.keyboard.press('Escape');
  await press(page, last.getByRole('button', { name: 'Tell…' }));
  await page.getByRole('menuitem', { name: 'Whoever has the case' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await late.getByRole('spinbutton', { name: 'Repeats' }).fill('2');
  await late.getByText('×2').waitFor();
  await bar(page).getByText('Nothing wrong').waitFor();
});

test('leaving asks; the draft is still there after staying, and is what a dry run is of', async () => {
  const { page } = window;
  await press(page, page.getByRole('link', { name: 'People' }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Stay' }));
  await goTo(page, 'Dry run');
  await page.getByText('under your draft').waitFor();
  await page.getByLabel('Said at').fill('2026-11-24T10:00');
  await press(page, page.getByRole('button', { name: 'Who would hear of it?' }));
  await page.getByText('Overdue: the first reply (Complaints)').waitFor();
  await page.getByText('30 minutes of open time (Office hours)').first().waitFor();
  await page.getByText('Too late, the last step').first().waitFor();
  assert.deepEqual(await inspectPage(page, 'dry run'), []);
});

test('a colleague published meanwhile: nothing is overwritten unseen', async () => {
  const { page } = window;
  const { version, protocol } = await inForce(page);
  const theirs = await page.request.put(`/api/brands/${slug}/protocol`, {
    data: { base: version, protocol: { ...protocol, undoSeconds: 20 } },
  });
  assert.equal(theirs.status(), 200);
  await press(page, bar(page).getByRole('button', { name: 'Publish' }));
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Publish' }));
  await dialog.getByText('Your draft is safe.').waitFor();
  await dialog.getByText('A reply can be taken back for 20 seconds').waitFor();
  await press(page, dialog.getByRole('button', { name: 'Publish over theirs' }));
  await page.getByText(`Version ${version + 2} is in force.`).waitFor();
  const now = (await inForce(page)).protocol;
  assert.equal(now.undoSeconds, protocol.undoSeconds);
  assert.equal(now.targets[0]?.name, 'Complaints');
  assert.deepEqual(now.calendars[0]?.holidays, { country: 'ES', state: 'MD', region: null, open: ['Navidad'] });
  assert.equal(await bar(page).count(), 0);
});

test('versions tell what changed, and an old one comes back as a draft', async () => {
  const { page } = window;
  await goTo(page, 'Versions');
  await press(page, page.getByRole('button', { name: /^What changed.*Version 3/ }));
  await page.getByText('time_zone: Europe/Madrid').waitFor();
  assert.deepEqual(await inspectPage(page, 'versions'), []);
  await press(page, page.getByRole('button', { name: /^Take up again.*Version 1/ }));
  await press(page, bar(page).getByRole('button', { name: 'Publish' }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Publish' }));
  await page.getByText('Version 4 is in force.').waitFor();
  assert.equal((await inForce(page)).protocol.calendars[0]?.timeZone, 'UTC');
});

test('whoever may not publish sees the rules and nothing to change them with', async () => {
  const { page } = window;
  const invited = await page.request.post(`/api/brands/${slug}/invitations`, {
    data: { email: 'tom@example.org', role: 'agent' },
  });
  const { link } = (await invited.json()) as { link: string };
  const other = await openWindow(browser, { baseURL: heed.address });
  const token = new URL(link).hash.slice(1) || new URL(link).searchParams.get('token');
  const joined = await other.page.request.post(`/api/invitations/${token}`, {
    data: { name: 'Tom Okafor', password: desk.owner.password },
  });
  assert.ok(joined.ok(), await joined.text());
  await other.page.goto(`/b/${slug}/protocol/targets`);
  await other.page.getByText('Owners and admins can change them.').waitFor();
  assert.ok(await other.page.getByRole('button', { name: 'Add a target' }).first().isDisabled());
  assert.deepEqual(other.complaints(), []);
  await other.close();
  assert.deepEqual(window.complaints(), []);
});
