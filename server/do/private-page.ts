// The private page behind a token: whose it is, who may read it, and what stands on it. The first browser in which it is
// opened on purpose has it; to every other it says nothing of what is on it.

import { isProven } from '../../core/respond/handover.ts';
import { brandById } from '../../store/account/brands.ts';
import type { Tx } from '../../store/database.ts';
import {
  claimLink,
  findLink,
  type HandoverRow,
  handoverById,
  type LinkRow,
  linkById,
  type PageLine,
  pageLines,
  saidPubliclySince,
  spokenTo,
} from '../../store/respond/handovers.ts';
import { applyAct } from '../flow/apply-act.ts';
import { rulesOf } from '../rules.ts';
import { digestOf, newToken } from '../token.ts';
import type { World } from '../world.ts';

const mostLines = 200;

export interface FoundPage {
  readonly brand: { readonly id: string; readonly slug: string; readonly name: string };
  readonly language: string | null;
  readonly link: LinkRow;
  readonly handover: HandoverRow;
  /** door: nobody has opened it · mine: this browser has · elsewhere: another has · closed: void or too old */
  readonly is: 'door' | 'mine' | 'elsewhere' | 'closed';
}

/** Null for a token that is none. `browser` is the cookie's word. */
export async function findPage(world: World, token: string, browser: string | null): Promise<FoundPage | null> {
  const found = token.length > 100 ? null : await findLink(world.database.account, digestOf(token));
  if (found === null) return null;
  const { brandId, linkId } = found;
  return world.database.brand(brandId, async (tx) => {
    const link = await linkById(tx, brandId, linkId);
    const handover = link === null ? null : await handoverById(tx, brandId, link.handoverId);
    const brand = await brandById(tx, brandId);
    if (link === null || handover === null || brand === null) return null;
    const to = await spokenTo(tx, brandId, handover.caseId);
    const is = stateOf(link, handover, browser, world.now());
    return { brand: { id: brandId, ...brand }, language: to?.language ?? null, link, handover, is };
  });
}

function stateOf(link: LinkRow, handover: HandoverRow, browser: string | null, now: Date): FoundPage['is'] {
  const isVoid = link.revokedAt !== null || handover.endedAt !== null;
  if (isVoid || link.expiresAt.getTime() <= now.getTime()) return 'closed';
  if (link.openedAt === null) return 'door';
  return browser !== null && digestOf(browser).toString('hex') === link.browser ? 'mine' : 'elsewhere';
}

/** Gives the link to the browser that opens it: the cookie's word, or null when somebody was faster. */
export async function claimPage(world: World, { brand, link, handover }: FoundPage): Promise<string | null> {
  const browser = newToken();
  const now = world.now();
  return world.database.brand(brand.id, async (tx) => {
    if (!(await claimLink(tx, brand.id, link.id, digestOf(browser), now))) return null;
    const { id: handoverId, caseId } = handover;
    await applyAct(tx, { brandId: brand.id, caseId, act: { act: 'page_opened', handoverId }, now });
    return browser;
  });
}

export interface PageTalk {
  readonly lines: readonly PageLine[];
  readonly isProven: boolean;
  readonly timeZone: string;
}

export function readTalk(world: World, { brand, link, handover }: FoundPage): Promise<PageTalk> {
  const { id: handoverId, caseId } = handover;
  return world.database.brand(brand.id, async (tx) => ({
    lines: await pageLines(tx, brand.id, { caseId, handoverId }, mostLines),
    isProven: await isLinkProven(tx, brand.id, caseId, link),
    timeZone: (await rulesOf(tx, brand.id)).protocol.calendars[0]?.timeZone ?? 'UTC',
  }));
}

/** The customer has said the check words under their own name since the page was opened. */
export async function isLinkProven(
  tx: Tx,
  brandId: string,
  caseId: string,
  { openedAt, checkWords }: Pick<LinkRow, 'openedAt' | 'checkWords'>,
): Promise<boolean> {
  if (openedAt === null) return false;
  return isProven(checkWords, await saidPubliclySince(tx, brandId, caseId, openedAt));
}
