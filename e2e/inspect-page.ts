// Looks at a page as people differ: in light and in dark, on a desk and on a phone. In: a page that stands still.
// Out: what WCAG 2.2 AA is broken by, seriously, and what does not fit on 360 px; empty when all is well.

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: { run(context: Node, options: object): Promise<AxeResults> };
  }
}

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function inspectPage(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    faults.push(...(await judge(page, `${name}, ${colorScheme}`)));
    await page.setViewportSize(phone);
    faults.push(...(await judge(page, `${name}, ${colorScheme}, phone`)), ...(await overflow(page, `${name}, phone`)));
    await page.setViewportSize(desk);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return [...new Set(faults)];
}

async function judge(page: Page, where: string): Promise<readonly string[]> {
  // What stands behind a dialog is not to be read meanwhile.
  const { violations } = await page.evaluate((wanted) => {
    const front = document.querySelector('[role="dialog"]') ?? document;
    return window.axe.run(front, { runOnly: wanted, resultTypes: ['violations'] });
  }, tags);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${where}: ${id}, ${help}: ${html.slice(0, 160)}`));
}

/** Nothing may make a person scroll sideways (WCAG 1.4.10). */
async function overflow(page: Page, where: string): Promise<readonly string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return `${scrollWidth} px wide, because of ${out.at(-1)?.outerHTML.slice(0, 160) ?? 'the page itself'}`;
  });
  return wide === null ? [] : [`${where}: ${wide}`];
}
