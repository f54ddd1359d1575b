// A notice in one sentence: what it is and by when. In: a notice as it came. Out: its words.

import type { NoticeView } from '../../wire/notices.ts';
import { sayClockTime, sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';

type Told = Pick<NoticeView, 'kind' | 'customer' | 'detail' | 'dueAt' | 'deadlineAt' | 'isOpen'>;

export function noticeTitle(notice: Told, nowMs: number): string {
  const who = notice.customer ?? say('notices.aCustomer');
  // Read in the morning of what was settled in the night.
  if (notice.isOpen === false) return say('notices.settled', { who });
  switch (notice.kind) {
    case 'clock.warned':
      return say(`notices.warned.${matterOf(notice)}`, { who, time: deadlineOf(notice, nowMs) });
    case 'clock.breached':
      return say(`notices.breached.${matterOf(notice)}`, { who, time: deadlineOf(notice, nowMs) });
    case 'escalation':
      return climbed(notice, stateOf(notice, who, nowMs));
    case 'case.assigned':
      return say('notices.assigned', { who });
    case 'approval.asked': {
      const key = notice.detail['isReminder'] === true ? 'notices.approvalAgain' : 'notices.approvalAsked';
      return say(key, { who, time: deadlineOf(notice, nowMs) });
    }
    case 'approval.settled':
      return say(notice.detail['state'] === 'approved' ? 'notices.approvalApproved' : 'notices.approvalRefused', {
        who,
      });
    case 'hide.asked':
      return say('notices.hideAsked', { who });
    case 'answer.review':
      return say('notices.review', { question: String(notice.detail['question'] ?? '') });
    case 'question.asked':
      return say('notices.questionAsked', { who });
    case 'question.answered':
      return say('notices.questionAnswered', { who });
    case 'source.failing':
      return say('notices.failing', { source: String(notice.detail['source'] ?? '') });
    case 'test':
      return say('notices.test');
  }
}

/** What began the tree, in the words of its clock. */
function stateOf(notice: Told, who: string, nowMs: number): string {
  const { on, tree } = notice.detail;
  if (on === 'warning') return say('notices.warned.reply', { who, time: deadlineOf(notice, nowMs) });
  if (on === 'breach') return say('notices.breached.reply', { who, time: deadlineOf(notice, nowMs) });
  return say('notices.escalation', { who, tree: String(tree ?? '') });
}

/** How far it has climbed stands before it. */
function climbed({ detail }: Told, what: string): string {
  if (detail['isLast'] === true) return say('notices.lastStep', { what });
  return Number(detail['step'] ?? 0) + Number(detail['round'] ?? 0) > 0 ? say('notices.climbed', { what }) : what;
}

/** A first and a next reply are the same to whoever has to write it. */
function matterOf({ detail }: Told): 'reply' | 'resolution' | 'promise' {
  const { clock } = detail;
  return clock === 'resolution' || clock === 'promise' ? clock : 'reply';
}

function deadlineOf({ detail, deadlineAt, dueAt }: Told, nowMs: number): string {
  const said = new Date(typeof detail['deadlineAt'] === 'string' ? detail['deadlineAt'] : (deadlineAt ?? dueAt));
  return timeWords(Number.isNaN(said.getTime()) ? new Date(dueAt) : said, nowMs);
}

/** `14:30`; with its day when that is not today. */
export function timeWords(at: Date, nowMs: number): string {
  const day = sayDay(at);
  return day === sayDay(new Date(nowMs)) ? sayClockTime(at) : `${day}, ${sayClockTime(at)}`;
}
