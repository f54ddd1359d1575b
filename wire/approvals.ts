// Words that wait for a second person's yes. POST /api/brands/:brand/cases/:id/approvals, POST …/approvals/:approval

import { z } from 'zod';
import { Id, Instant, PersonRef, Visibility } from './basics.ts';
import { CaseRow } from './inbox.ts';
import { PicturesNamed, PictureView } from './pictures.ts';

const saw = z.number().int().min(0);
const text = z.string().trim().min(1).max(20_000);
const words = z.string().trim().max(2000);
const code = z.string().regex(/^[a-z_]{1,40}$/u);

export const ApprovalState = z.enum(['asked', 'approved', 'refused', 'withdrawn', 'void']);

export const AskBody = z.object({
  saw,
  toMentionId: Id,
  text,
  /** Part of what is asked for: other pictures, or other words about them, want another yes. */
  pictures: PicturesNamed.default([]),
  visibility: Visibility,
  /** `link_out`: once approved, the author answers on the place's own page with exactly these words. */
  via: z.enum(['interface', 'link_out']).default('interface'),
  /** Notes of the guard that were shown and overruled. */
  overruled: z.array(code).max(40).default([]),
  /** As of a reply: when it leaves at the earliest, what it promises, what it was written with. */
  sendAt: Instant.optional(),
  promiseUntil: Instant.optional(),
  phraseIds: z.array(z.string().min(1).max(80)).max(20).default([]),
  answerIds: z.array(Id).max(10).default([]),
  /** Asks although the customer or a colleague has said more since `saw`. */
  isAnyway: z.boolean().default(false),
});
export type AskBody = z.infer<typeof AskBody>;

export const ApprovalAct = z.discriminatedUnion('act', [
  /** Yes to that wording; with `text` to the reviewer's own, and the author's is kept. */
  z.object({
    act: z.literal('yes'),
    version: z.number().int().min(1),
    text: text.optional(),
    words: words.optional(),
    /** What the customer or a colleague said since it was asked for has been seen. */
    isAnyway: z.boolean().default(false),
  }),
  /** No, or not like this: the author hears why. */
  z.object({ act: z.enum(['no', 'changes']), version: z.number().int().min(1), words: words.min(1) }),
  /** On some of the words, in UTF-16 units of that version; on all of them with an empty span. */
  z.object({
    act: z.literal('comment'),
    version: z.number().int().min(1),
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    text: words.min(1),
  }),
  /** The author takes the words back. */
  z.object({ act: z.literal('withdraw') }),
]);
export type ApprovalAct = z.infer<typeof ApprovalAct>;

const Span = z.object({ start: z.number().int(), end: z.number().int() });

/** One finding of the guard as it was when the words were asked for. */
const FindingView = z.object({
  code: z.string(),
  level: z.enum(['note', 'second_person', 'may_not_go']),
  spans: z.array(Span),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  better: z.object({ is: z.enum(['wording', 'advice']), text: z.string() }).nullable(),
});

export const ApprovalView = z.object({
  id: Id,
  by: PersonRef,
  toMentionId: Id,
  visibility: Visibility,
  via: z.enum(['interface', 'link_out']),
  state: ApprovalState,
  /** The words that are asked for now. */
  text: z.string(),
  pictures: z.array(PictureView),
  version: z.number().int(),
  /** Every wording, oldest first; the first is the author's. */
  versions: z.array(z.object({ version: z.number().int(), by: PersonRef, text: z.string(), at: Instant })),
  why: z.enum(['rule', 'finding', 'trainee', 'wish']),
  rule: z.string().nullable(),
  findings: z.array(FindingView),
  overruled: z.array(z.string()),
  /** How many have to say yes, who has said it to these words, and who may. */
  needed: z.number().int(),
  yes: z.array(PersonRef),
  reviewers: z.array(PersonRef),
  reviews: z.array(
    z.object({
      by: PersonRef,
      verdict: z.enum(['yes', 'no', 'changes']),
      version: z.number().int(),
      words: z.string().nullable(),
      at: Instant,
    }),
  ),
  comments: z.array(
    z.object({ id: Id, by: PersonRef, version: z.number().int(), span: Span, text: z.string(), at: Instant }),
  ),
  askedAt: Instant,
  dueAt: Instant,
  settledAt: Instant.nullable(),
  settledBy: PersonRef.nullable(),
  /** The author said yes to their own words: there is nobody else. */
  isAlone: z.boolean(),
  isMine: z.boolean(),
  /** Whether whoever asks may review it: now, from then on, or not. */
  mayReviewFrom: Instant.nullable(),
  /** The customer said more, or a colleague answered, since it was asked for. */
  hasNewWords: z.boolean(),
  replyId: Id.nullable(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

export const ApprovalDone = z.object({ row: CaseRow, approvalId: Id, state: ApprovalState, event: z.number().int() });
export type ApprovalDone = z.infer<typeof ApprovalDone>;
