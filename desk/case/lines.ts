// The lines of a conversation. In: what was said, as the platform has it, and our replies, as the outbox has them.
// Out: both in one order of time, each answer once.

import type { CasePage, ReplyView, ThreadItem } from '../../wire/case.ts';

export type Line = {
  readonly at: string;
  /** The case made one with this in whose conversation it stands; null in the case's own. */
  readonly fromCaseId: string | null;
} & (
  | { readonly is: 'said'; readonly item: ThreadItem; readonly reply: ReplyView | undefined }
  | { readonly is: 'reply'; readonly reply: ReplyView }
);

/** A reply stands once: as it was heard back from the platform, or else as the outbox has it. */
export function linesOf(page: CasePage): Line[] {
  const said: Line[] = page.thread.map((item) => {
    const reply = page.replies.find((one) => one.mentionId === item.id);
    return { is: 'said', item, reply, at: item.publishedAt ?? item.heardAt, fromCaseId: item.fromCaseId };
  });
  const fromOf = new Map(page.thread.map((item) => [item.id, item.fromCaseId]));
  const replies: Line[] = page.replies
    .filter((reply) => reply.state !== 'cancelled' && !(reply.mentionId !== null && fromOf.has(reply.mentionId)))
    .map((reply) => {
      const fromCaseId = fromOf.get(reply.toMentionId) ?? null;
      return { is: 'reply', reply, at: reply.sentAt ?? reply.createdAt, fromCaseId };
    });
  // One conversation after the other, in the order the server gives them; in each, one order of time.
  const parts = [...new Set(page.thread.map((item) => item.fromCaseId))];
  const partOf = (line: Line): number => parts.indexOf(line.fromCaseId);
  return [...said, ...replies].sort((a, b) => partOf(a) - partOf(b) || Date.parse(a.at) - Date.parse(b.at));
}
