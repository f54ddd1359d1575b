// What a person can do to a case. POST /api/brands/:brand/cases/:id/acts, …/replies, PUT …/draft, POST …/lease

import { z } from 'zod';
import { findingCodes } from '../core/respond/finding.ts';
import { hideReasons } from '../core/respond/hiding.ts';
import { Emotion, Feeling, Id, Instant, Intent, Reason, Visibility } from './basics.ts';
import { ReplyView } from './case.ts';
import { CaseRow } from './inbox.ts';
import { PicturesNamed } from './pictures.ts';

const saw = z.number().int().min(0);

export const ActBody = z.discriminatedUnion('act', [
  /** `assigneeId` null puts it back. */
  z.object({ act: z.literal('assign'), saw, assigneeId: Id.nullable() }),
  /** The person's decision that nothing is left to do. `isAnyway`: the customer's newer words were seen. */
  z.object({
    act: z.literal('resolve'),
    saw,
    isAnyway: z.boolean().default(false),
    /** Why a matter taken offline gets no closing line in public. */
    withoutClosing: z.string().trim().min(3).max(500).optional(),
  }),
  /** A decision not to answer; the reason is kept in the silence ledger. */
  z.object({
    act: z.literal('let_be'),
    saw,
    /** One of the protocol's reasons, by its code; without one, the person's own words say it all. */
    reasonCode: z.string().max(60).optional(),
    reason: z.string().trim().max(500).default(''),
    isAnyway: z.boolean().default(false),
  }),
  /** This matter goes on in another case. Versions seen of both. */
  z.object({
    act: z.literal('merge'),
    saw,
    intoId: Id,
    sawInto: saw,
    /** Two customers: the person says plainly that it is one matter. */
    isSameMatter: z.boolean().default(false),
  }),
  /** Some of the customer's words become a case of their own. */
  z.object({ act: z.literal('split'), saw, mentionIds: z.array(Id).min(1).max(200) }),
  /** Takes a case out again that was made one with another. */
  z.object({ act: z.literal('separate'), saw }),
  z.object({ act: z.literal('reopen'), saw }),
  /** Said to the customer: by then. Its clock warns and breaches like the others. */
  z.object({ act: z.literal('promise'), saw, until: Instant }),
  /** "I see to it": what climbs an escalation tree stops climbing. */
  z.object({ act: z.literal('acknowledge'), saw }),
  z.object({ act: z.literal('note'), saw, text: z.string().trim().min(1).max(5000) }),
  /** Corrects the reading of one mention (law 10). */
  z.object({
    act: z.literal('correct'),
    saw,
    mentionId: Id,
    feeling: Feeling.optional(),
    kind: Intent.optional(),
    isUrgent: z.boolean().optional(),
    isAbusive: z.boolean().optional(),
    /** Null: none is clear. */
    emotion: Emotion.nullable().optional(),
    /** Whoever names one says that it is a complaint. */
    reason: Reason.optional(),
    isIronic: z.boolean().optional(),
    /** ISO 639-1; null: nobody can tell. */
    language: z
      .string()
      .regex(/^[a-z]{2}$/u)
      .nullable()
      .optional(),
  }),
  /** Likes a mention on the platform, as the profile. */
  z.object({ act: z.literal('like'), saw, mentionId: Id }),
  /** Asks that a mention be hidden from the public on the platform; another person confirms (promise 7). */
  z.object({
    act: z.literal('hide'),
    saw,
    mentionId: Id,
    reasonCode: z.enum(hideReasons),
    reason: z.string().trim().max(500).default(''),
  }),
  /** What was asked for is confirmed, refused or taken back; what is hidden is shown again. */
  z.object({
    act: z.literal('settle_hide'),
    saw,
    mentionId: Id,
    how: z.enum(['confirm', 'refuse', 'withdraw', 'show']),
  }),
]);
export type ActBody = z.infer<typeof ActBody>;
export const ActDone = z.object({
  row: CaseRow,
  event: z.number().int(),
  /** The other case of a merge or a split: the one it went into, came out of, or that began. */
  otherId: Id.optional(),
});
export type ActDone = z.infer<typeof ActDone>;

export const ReplyBody = z.object({
  saw,
  toMentionId: Id,
  text: z.string().trim().min(1).max(20_000),
  visibility: Visibility,
  /** Brought to this case before (…/media), in their order. */
  pictures: PicturesNamed.default([]),
  /** `link_out`: the person answered on the platform's own page and confirms it. */
  via: z.enum(['interface', 'link_out']).default('interface'),
  /** Sends although the customer or a colleague has said more since `saw`. */
  isAnyway: z.boolean().default(false),
  /** Notes of the guard that were shown and overruled, by their codes. */
  overruled: z.array(z.enum(findingCodes)).max(40).default([]),
  /** The reply says so to the customer: by then. Void when it is taken back. */
  promiseUntil: Instant.optional(),
  /** Leaves then and not at once; at most 14 days ahead. */
  sendAt: Instant.optional(),
  /** Phrases that were taken into it; those whose words still stand there are noted as used. */
  phraseIds: z.array(z.string().min(1).max(80)).max(20).default([]),
  /** Approved answers that were taken into it: the customer's words are kept as one more way to ask. */
  answerIds: z.array(Id).max(10).default([]),
});
export type ReplyBody = z.infer<typeof ReplyBody>;
export const ReplyDone = z.object({ row: CaseRow, reply: ReplyView, event: z.number().int() });
export type ReplyDone = z.infer<typeof ReplyDone>;

/**
 * POST …/replies/:reply: take it back within the undo window, try a failed one again, let one that waits for its time
 * leave now, settle an unknown one.
 */
export const ReplyAct = z.object({ act: z.enum(['undo', 'retry', 'send_now', 'it_is_there', 'it_is_not_there']) });
export type ReplyAct = z.infer<typeof ReplyAct>;

export const DraftBody = z.object({ text: z.string().max(20_000), visibility: Visibility });
export type DraftBody = z.infer<typeof DraftBody>;

/** GET …/draft/versions: earlier wordings of one's own draft, newest first. */
export const DraftVersions = z.object({
  versions: z.array(z.object({ text: z.string(), visibility: Visibility, at: Instant })),
});
export type DraftVersions = z.infer<typeof DraftVersions>;

/** Opening a case to write; `isTakeOver` after the person was told who else writes. */
export const LeaseBody = z.object({ isTakeOver: z.boolean().default(false), isRelease: z.boolean().default(false) });
