// The watchers of the journeys bite: each is shown a bad page and says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openWindow } from './browser.ts';
import { startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';

test('what breaks the policy, cannot be read or does not fit is told of', async () => {
  const browser = await openBrowser();
  const heed = await startHeed();
  try {
    const { page, complaints } = await openWindow(browser, { baseURL: heed.address });
    await page.goto(heed.setupLink);
    await page.getByLabel('Your name').waitFor();
    await page.evaluate(() => {
      const wide = document.createElement('p');
      wide.textContent = 'pale';
      Object.assign(wide.style, { inlineSize: '500px', color: '#888', background: '#999' });
      document.querySelector('main')?.append(wide);
      const image = document.createElement('img');
      image.src = 'https://elsewhere.example/pixel.png';
      document.body.append(image);
    });
    const faults = (await inspectPage(page, 'a bad page')).join('\n');
    assert.match(faults, /a bad page, dark: color-contrast/);
    assert.match(faults, /image-alt/);
    assert.match(faults, /a bad page, phone: \d+ px wide/);
    assert.match(complaints().join('\n'), /Content Security Policy/i);
  } finally {
    await browser.close();
    await heed.stop();
  }
});
