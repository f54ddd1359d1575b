// Respond: may this draft leave, and if not, what stands in the way. The same code counts under the agent's fingers
// and decides on the server before anything is queued.

import { addressed, type Count, countText, type ReplyWay, type TextLimit, type Visibility } from '../channel.ts';

export interface DraftToSend {
  readonly text: string;
  readonly visibility: Visibility;
}

/** How replies can leave from this case: through the interface, by a person on the place's own page, or not at all. */
export interface Ways {
  readonly public: ReplyWay;
  readonly private: ReplyWay;
  readonly publicLimit: TextLimit | null;
  readonly privateLimit: TextLimit | null;
  /** The customer's handle, where a reply has to name them: it goes before the words and counts with them. */
  readonly addressee: string | null;
}

export type Finding =
  | { readonly code: 'empty'; readonly level: 'may_not_go' }
  | { readonly code: 'too_long'; readonly level: 'may_not_go'; readonly over: number; readonly max: number }
  | { readonly code: 'no_way'; readonly level: 'may_not_go'; readonly visibility: Visibility };

export interface Judged {
  readonly way: ReplyWay;
  readonly count: Count | null;
  readonly findings: readonly Finding[];
  readonly mayGo: boolean;
}

export function respond(draft: DraftToSend, ways: Ways): Judged {
  const way = draft.visibility === 'public' ? ways.public : ways.private;
  const limit = draft.visibility === 'public' ? ways.publicLimit : ways.privateLimit;
  // On the place's own page people name each other as they like.
  const words = way === 'interface' ? addressed(draft.text, ways.addressee) : draft.text;
  const count = limit === null ? null : countText(words, limit);
  const findings: Finding[] = [];
  if (draft.text.trim() === '') findings.push({ code: 'empty', level: 'may_not_go' });
  if (way === 'none') findings.push({ code: 'no_way', level: 'may_not_go', visibility: draft.visibility });
  if (count !== null && count.left < 0) {
    findings.push({ code: 'too_long', level: 'may_not_go', over: -count.left, max: count.max });
  }
  return { way, count, findings, mayGo: findings.length === 0 };
}
