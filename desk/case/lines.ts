// The lines of a conversation. In: what was said, as the platform has it, and our replies, as the outbox has them.
// Out: both in one order of time, each answer once.

import type { CasePage, ReplyView, ThreadItem } from '../../wire/case.ts';

export type Line = { readonly at: string } & (
  | { readonly is: 'said'; readonly item: ThreadItem; readonly reply: ReplyView | undefined }
  | { readonly is: 'reply'; readonly reply: ReplyView }
);

/** A reply stands once: as it was heard back from the platform, or else as the outbox has it. */
export function linesOf(page: CasePage): Line[] {
  const said: Line[] = page.thread.map((item) => {
    const reply = page.replies.find((one) => one.mentionId === item.id);
    return { is: 'said', item, reply, at: item.publishedAt ?? item.heardAt };
  });
  const shown = new Set(page.thread.map((item) => item.id));
  const replies: Line[] = page.replies
    .filter((reply) => reply.state !== 'cancelled' && !(reply.mentionId !== null && shown.has(reply.mentionId)))
    .map((reply) => ({ is: 'reply', reply, at: reply.sentAt ?? reply.createdAt }));
  return [...said, ...replies].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
