// Where most journeys begin: a Heed with its owner at the desk, and a brand that has heard all a Mastodon double had to
// say so far. Out: the parts by name, and one way to close them all.

import type { Browser, Page } from 'playwright-core';
import { type MastodonDouble, startFake } from '../channels/mastodon/fake.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { becomeOwner, connectProfile, makeBrand, untilFirstRead } from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';

export interface ConnectedDesk {
  readonly double: MastodonDouble;
  readonly browser: Browser;
  readonly heed: Heed;
  /** The owner's. */
  readonly mara: Window;
  /** Of the brand. */
  readonly slug: string;
  close(): Promise<void>;
}

export async function openConnectedDesk(): Promise<ConnectedDesk> {
  await using opened = new AsyncDisposableStack();
  const double = opened.adopt(await startFake(), (one) => one.stop());
  const heed = opened.adopt(await startHeed({ allow: double.allow }), (one) => one.stop());
  const browser = opened.adopt(await openBrowser(), (one) => one.close());
  const mara = await openWindow(browser, { baseURL: heed.address });
  await becomeOwner(mara.page, heed);
  const slug = await makeBrand(mara.page, 'Acme');
  await connectMastodon(mara.page, double);
  await untilFirstRead(mara.page, slug);
  const held = opened.move();
  return { double, browser, heed, mara, slug, close: () => held.disposeAsync() };
}

/** On the sources page of a brand. */
export function connectMastodon(page: Page, double: MastodonDouble): Promise<void> {
  const { server = '', accessToken = '' } = double.credential ?? {};
  return connectProfile(page, 'Mastodon', { Server: server, 'Access token': accessToken });
}
