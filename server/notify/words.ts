// What a notice says outside the desk: what, whose, and by when. In: a notice and the reader's time zone. Out: plain
// sentences; each way dresses them in its own form. Of a customer's words only the first line is told.

import type { NoticeRow } from '../../store/triage/notice-list.ts';

export interface Words {
  /** One line: what it is and by when. */
  readonly title: string;
  readonly about: readonly string[];
}

/** What a reader needs beside the notices to make sense of them. */
export interface Reader {
  readonly now: Date;
  /** IANA; null: UTC. */
  readonly timeZone: string | null;
  /** What people call a channel. */
  readonly labelOf: (channel: string) => string;
}

const longestLine = 140;
const longestName = 60;

export function wordsOf(notice: NoticeRow, reader: Reader): Words {
  const said = notice.firstLine === null ? [] : [`“${short(notice.firstLine, longestLine)}”`];
  const why = textOf(notice, 'why');
  const late = lateWords(notice, reader);
  const place = notice.channel === null ? [] : [`On ${short(reader.labelOf(notice.channel), longestName)}.`];
  return {
    title: titleOf(notice, reader),
    about: [...said, ...place, ...(why === null ? [] : [short(why, longestLine)]), ...late],
  };
}

/** The one line over several. */
export function digestTitle(notices: readonly NoticeRow[]): string {
  const settled = notices.filter(({ isOpen }) => isOpen === false).length;
  const late = notices.filter((one) => one.isOpen !== false && isOfBreach(one)).length;
  const rest = notices.length - settled - late;
  const parts = [
    ...(late === 0 ? [] : [`${late} late`]),
    ...(settled === 0 ? [] : [`${settled} settled since`]),
    ...(rest === 0 ? [] : [`${rest} ${late + settled === 0 ? 'for you' : 'more'}`]),
  ];
  return `${notices.length} notices: ${parts.join(', ')}`;
}

function isOfBreach({ kind, detail }: NoticeRow): boolean {
  return kind === 'clock.breached' || (kind === 'escalation' && detail['on'] === 'breach');
}

function titleOf(notice: NoticeRow, reader: Reader): string {
  const who = short(notice.customerName ?? 'A customer', longestName);
  const by = deadlineOf(notice, reader);
  // Told in the morning of what was settled in the night.
  if (notice.isOpen === false) return `Settled since: ${who}${treeOf(notice)}`;
  switch (notice.kind) {
    case 'clock.warned':
      return `${wishOf(notice)} ${who}${by === null ? ' soon' : ` by ${by}`}`;
    case 'clock.breached':
      return `Late: ${who} waits for ${matterOf(notice)}${by === null ? '' : `, due ${by}`}`;
    case 'escalation':
      return `${climbOf(notice)}${stateOf(notice, who, by)}${treeOf(notice)}`;
    case 'case.assigned':
      return `Yours now: ${who}${by === null ? '' : `, due ${by}`}`;
    case 'approval.asked':
      return `${detailIs(notice, 'isReminder') ? 'Still needs' : 'Needs'} your yes: a reply to ${who}${by === null ? '' : `, by ${by}`}`;
    case 'approval.settled':
      return `${settledWords[textOf(notice, 'state') ?? ''] ?? 'Back with you'}: your reply to ${who}`;
    case 'hide.asked':
      return `Needs a second person: hide what ${who} said`;
    case 'answer.review':
      return `Still right? Look at your answer: ${short(textOf(notice, 'question') ?? 'an answer', longestName)}`;
    case 'question.asked':
      return `Asked of you: how to answer ${who}`;
    case 'question.answered':
      return `Your question is answered: ${who}`;
    case 'source.failing':
      return `Not listening: ${short(textOf(notice, 'source') ?? 'a source', longestName)}`;
    case 'test':
      return 'A test notice from Heed: it works';
  }
}

/** What a tree was begun by, in the words of its clock; how far it has climbed stands before it. */
function stateOf({ detail }: NoticeRow, who: string, by: string | null): string {
  if (detail['on'] === 'warning' && by !== null) return `Answer ${who} by ${by}`;
  if (detail['on'] === 'breach') return `Late: ${who} waits for an answer${by === null ? '' : `, due ${by}`}`;
  return `${who} waits${by === null ? '' : `, due ${by}`}`;
}

function climbOf({ detail }: NoticeRow): string {
  if (detail['isLast'] === true) return 'Last step. ';
  return Number(detail['step'] ?? 0) + Number(detail['round'] ?? 0) > 0 ? 'Escalated. ' : '';
}

const wishes: Readonly<Record<string, string>> = {
  resolution: 'Settle the case of',
  promise: 'Keep the promise to',
};
const matters: Readonly<Record<string, string>> = {
  first_reply: 'a first reply',
  next_reply: 'a next reply',
  resolution: 'the matter to be settled',
  promise: 'what was promised',
};

/** What became of words that waited for a yes. */
const settledWords: Readonly<Record<string, string>> = { approved: 'Approved and on its way', refused: 'Not approved' };

const detailIs = (notice: NoticeRow, name: string) => notice.detail[name] === true;
const wishOf = (notice: NoticeRow) => wishes[textOf(notice, 'clock') ?? ''] ?? 'Answer';
const matterOf = (notice: NoticeRow) => matters[textOf(notice, 'clock') ?? ''] ?? 'an answer';

function treeOf(notice: NoticeRow): string {
  const tree = textOf(notice, 'tree');
  return tree === null ? '' : ` (${short(tree, longestName)})`;
}

function deadlineOf(notice: NoticeRow, reader: Reader): string | null {
  const said = new Date(textOf(notice, 'deadlineAt') ?? Number.NaN);
  const at = Number.isNaN(said.getTime()) ? notice.deadlineAt : said;
  return at === null ? null : timeWords(at, reader);
}

function lateWords(notice: NoticeRow, reader: Reader): readonly string[] {
  const lateMs = reader.now.getTime() - notice.dueAt.getTime();
  return lateMs < 5 * 60_000 ? [] : [`This should have reached you at ${timeWords(notice.dueAt, reader)}.`];
}

/** `14:30`, with the day when it is not today's. */
function timeWords(at: Date, { now, timeZone }: Pick<Reader, 'now' | 'timeZone'>): string {
  const zone = timeZone ?? 'UTC';
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
  const isToday = day.format(at) === day.format(now);
  const suffix = zone === 'UTC' ? ' UTC' : '';
  return `${isToday ? '' : `${day.format(at)}, `}${time.format(at)}${suffix}`;
}

function textOf(notice: NoticeRow, name: string): string | null {
  const value = notice.detail[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** On one line, whatever somebody put into their name. */
export function short(words: string, max: number): string {
  const line = words.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1).toWellFormed()}…`;
}
