// The clocks of a case as people meet them, by keyboard alone: a matter that is proposed and climbs is taken and seen to,
// an answer is promised and given, and the record says why every clock stands where it does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Protocol } from '../core/protocol/protocol.ts';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill } from './keyboard.ts';

const { double, mara, slug, close } = await openConnectedDesk();
after(close);
before(() => publish(mara.page));

/** Complaints are proposed to Mara, climb as soon as they are heard, and are owed an end; all of it by the wall. */
async function publish(page: Page): Promise<void> {
  const read = await page.request.get(`/api/brands/${slug}/protocol`);
  const { protocol } = (await read.json()) as { protocol: Protocol };
  const complaints = { kinds: ['complaint'] } as const;
  const leads = { afterMinutes: 0, tell: [{ role: 'leads' }], calendar: null } as const;
  const changed: Protocol = {
    ...protocol,
    targets: protocol.targets.map((one) => ({ ...one, time: 'wall' })),
    routes: [{ name: 'Complaints', when: complaints, to: { person: desk.owner.email }, how: 'propose' }],
    trees: [
      {
        name: 'All hands',
        on: 'heard',
        clocks: [],
        when: complaints,
        severity: 'high',
        steps: [leads],
        repeats: 0,
        last: { ...leads, afterMinutes: 90 },
        thenTree: null,
      },
    ],
  };
  const data = { base: protocol.version, protocol: changed };
  const pushed = await page.request.put(`/api/brands/${slug}/protocol`, { data });
  assert.equal(pushed.status(), 200, await pushed.text());
}

test('a complaint says which clock runs, whose it is and that it climbs; one key each to take it and to see to it', async () => {
  const { page } = mara;
  await double.say({ by: 'ana@elsewhere.example', text: '@acme my order never came, this is terrible!' });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.rowOf(page, 'ana').getByText('First reply due in').waitFor();
  await desk.openCase(page, 'ana');
  const clocks = page.getByRole('region', { name: 'Clocks' });
  await clocks.getByText('Complaints: 1h, by the wall').waitFor();
  await clocks.getByText('Whole matter').waitFor();
  await page.getByText('Proposed to you because the route “Complaints” fits.').waitFor();
  await page.getByText(/^Next step in 1h \d+m\.$/u).waitFor();
  assert.deepEqual(await inspectPage(page, 'climbing case'), []);

  await page.keyboard.press('t');
  await page.getByText('Proposed to you').waitFor({ state: 'detached' });
  await page.keyboard.press('i');
  await page.getByText('Escalating: All hands.').waitFor({ state: 'detached' });
  const record = page.getByRole('region', { name: 'Record' });
  await record.getByText('Escalation “All hands”: step 1. Told: the leads. Severity: high.').waitFor();
  await record.getByText('Mara Lind sees to it; the escalation stopped.').waitFor();
  const told = await record.getByRole('listitem').allInnerTexts();
  assert.match(told[0] ?? '', /wrote\. First reply due by .*: target “Complaints”\./u);
  assert.match(told[1] ?? '', /^Proposed to Mara Lind because/u);
});

test('what nobody has replied to is not resolved, and the desk says what ends it', async () => {
  const { page } = mara;
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A matter ends in a reply or in a decision with its reason').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a promise has its clock, and the next reply keeps it', async () => {
  const { page } = mara;
  const clocks = page.getByRole('region', { name: 'Clocks' });
  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'In 1 hour' }).waitFor();
  await page.keyboard.press('Enter');
  await clocks.getByText('Said to the customer').waitFor();

  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'Another time…' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Date and time');
  await field.fill('2020-01-01T10:00');
  await page.keyboard.press('Enter');
  await dialog.getByText('Choose a time that is still ahead.').waitFor();
  assert.deepEqual(await inspectPage(page, 'promise'), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const composer = desk.composer(page);
  await fill(page, composer, 'So sorry, Ana. A new one leaves today.');
  await page.keyboard.press('Control+Enter');
  await clocks.getByText('No clock runs: the customer’s turn.').waitFor();
  await clocks.getByText('The clock on the whole matter rests').waitFor();
  const record = page.getByRole('region', { name: 'Record' });
  const sentence =
    /^The reply stands on the platform\. One clock stopped after \d+m of open time, \d+m by the wall\. A promise/u;
  await record.getByText(sentence).waitFor();
  assert.deepEqual(mara.complaints(), []);
});
