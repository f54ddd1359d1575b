// A notice in one sentence: what it is and by when. In: a notice as it came. Out: its words.

import type { NoticeView } from '../../wire/notices.ts';
import { sayClockTime, sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';

type Told = Pick<NoticeView, 'kind' | 'customer' | 'detail' | 'dueAt'>;

export function noticeTitle(notice: Told, nowMs: number): string {
  const who = notice.customer ?? say('notices.aCustomer');
  switch (notice.kind) {
    case 'clock.warned':
      return say(`notices.warned.${matterOf(notice)}`, { who, time: deadlineOf(notice, nowMs) });
    case 'clock.breached':
      return say(`notices.breached.${matterOf(notice)}`, { who, time: deadlineOf(notice, nowMs) });
    case 'escalation': {
      const key = notice.detail['isLast'] === true ? 'notices.escalationLast' : 'notices.escalation';
      return say(key, { who, tree: String(notice.detail['tree'] ?? '') });
    }
    case 'case.assigned':
      return say('notices.assigned', { who });
    case 'source.failing':
      return say('notices.failing', { source: String(notice.detail['source'] ?? '') });
    case 'test':
      return say('notices.test');
  }
}

/** A first and a next reply are the same to whoever has to write it. */
function matterOf({ detail }: Told): 'reply' | 'resolution' | 'promise' {
  const { clock } = detail;
  return clock === 'resolution' || clock === 'promise' ? clock : 'reply';
}

function deadlineOf({ detail, dueAt }: Told, nowMs: number): string {
  const said = new Date(typeof detail['deadlineAt'] === 'string' ? detail['deadlineAt'] : dueAt);
  return timeWords(Number.isNaN(said.getTime()) ? new Date(dueAt) : said, nowMs);
}

/** `14:30`; with its day when that is not today. */
export function timeWords(at: Date, nowMs: number): string {
  const day = sayDay(at);
  return day === sayDay(new Date(nowMs)) ? sayClockTime(at) : `${day}, ${sayClockTime(at)}`;
}
