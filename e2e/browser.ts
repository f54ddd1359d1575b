// A real Chromium for the journeys, and one watched page of it: whatever the page complains of fails the test.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, howToGetChromium } from '../cli/find-tools.ts';

export interface Window {
  readonly page: Page;
  /** Errors of the page and refusals by its content security policy; what it was told to expect is left out. */
  complaints(): readonly string[];
  /** How often a page was loaded; what the desk shows without more of them came by itself. */
  loads(): number;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error(howToGetChromium);
  // Tests run as root in containers, where Chromium's sandbox cannot; pages come from loopback only.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A fresh profile: no cookies, nothing kept. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
  // In front of every page, because the content security policy lets nobody add a script afterwards.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const said: string[] = [];
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy|trusted type/iu.test(message.text())) {
      said.push(message.text());
    }
  });
  return {
    page,
    complaints: () => said.filter((words) => !isExpected(words)),
    loads: () => loads,
    close: () => context.close(),
  };
}

/** The browser itself tells of every answer that is no 200: being asked to sign in, and a server that was killed. */
function isExpected(words: string): boolean {
  return /^Failed to load resource: /u.test(words);
}
