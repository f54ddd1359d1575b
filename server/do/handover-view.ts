// What the desk is shown of a matter taken offline, and the times a reply can wait for or promise.

import type { Case } from '../../core/case.ts';
import { keepableTimes } from '../../core/respond/keepable-times.ts';
import { sendTimes } from '../../core/respond/send-times.ts';
import { aboutCase, ownCalendar, type Rules } from '../../core/triage/rules.ts';
import type { Tx } from '../../store/database.ts';
import { handoverById, type LinkRow, linkOf } from '../../store/respond/handovers.ts';
import type { HandoverView, Times } from '../../wire/handover-view.ts';
import { iso, isoOrNull } from '../present.ts';
import { isLinkProven } from './private-page.ts';

export async function handoverView(tx: Tx, brandId: string, one: Case, now: Date): Promise<HandoverView | null> {
  if (one.handover === null) return null;
  const found = await handoverById(tx, brandId, one.handover.handoverId);
  if (found === null) return null;
  const { id, way, at, personId, personName } = found;
  const link = way === 'page' ? await linkOf(tx, brandId, id) : null;
  return {
    way,
    since: iso(at),
    by: { id: personId, name: personName },
    isTold: one.handover.isTold,
    page: link === null ? null : await pageView(tx, brandId, one.id, link, now),
  };
}

async function pageView(tx: Tx, brandId: string, caseId: string, link: LinkRow, now: Date) {
  return {
    isVoid: link.revokedAt !== null || link.expiresAt.getTime() <= now.getTime(),
    expiresAt: iso(link.expiresAt),
    openedAt: isoOrNull(link.openedAt),
    checkWords: link.checkWords,
    isProven: await isLinkProven(tx, brandId, caseId, link),
  };
}

export function timesView(one: Case, rules: Rules, now: Date): Times {
  const calendar = ownCalendar(rules.protocol, aboutCase(one, rules));
  const timeZone = rules.protocol.calendars.find(({ slug }) => slug === calendar)?.timeZone ?? 'UTC';
  return {
    timeZone,
    send: sendTimes(now, timeZone).map(iso),
    promise: keepableTimes(rules, calendar, now).map(iso),
  };
}
