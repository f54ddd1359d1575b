// One case, whole. GET /api/brands/:brand/cases/:id

import { z } from 'zod';
import { hideReasons } from '../core/respond/hiding.ts';
import { ApprovalView } from './approvals.ts';
import { Emotion, Feeling, Id, Instant, Intent, PersonRef, Reason, ReplyWay, TextLimit, Visibility } from './basics.ts';
import { BehaviourView, SamePersonView } from './customers.ts';
import { HandoverView, Times } from './handover-view.ts';
import { CaseRow, CaseState } from './inbox.ts';
import { MediaLimit, PictureView } from './pictures.ts';
import { SituationView } from './situation.ts';

const Closing = z.object({ endsAt: Instant, nearAt: Instant, isOver: z.boolean(), wayOut: z.string() });

const ReadingView = z.object({
  language: z.string().nullable(),
  feeling: Feeling,
  kind: Intent,
  isUrgent: z.boolean(),
  isAbusive: z.boolean(),
  emotion: Emotion.nullable(),
  reason: Reason.nullable(),
  isIronic: z.boolean(),
  confidence: z.record(z.string(), z.number()),
  evidence: z.array(
    z.object({
      head: z.string(),
      value: z.string(),
      span: z.object({ start: z.number().int(), end: z.number().int() }).optional(),
      why: z.string(),
    }),
  ),
  /** Heads whose weights never saw this language, by their names: what they say is a guess. */
  untrained: z.array(z.string()).optional(),
  /** The weights, with the brand's own head where it has one; or the person who corrected it. */
  madeBy: z.string(),
});

export const ThreadItem = z.object({
  id: Id,
  parentId: Id.nullable(),
  author: z.object({ name: z.string(), handle: z.string().nullable(), url: z.string().nullable() }),
  isOwn: z.boolean(),
  /** Said in this case, by a customer. */
  isCustomer: z.boolean(),
  /** The case made one with this in whose conversation it was said; null in the case's own. */
  fromCaseId: Id.nullable(),
  kind: z.enum(['post', 'reply', 'comment', 'review', 'message', 'article']),
  visibility: Visibility,
  /** Null when it was taken back: veiled, not lost. */
  text: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  rating: z.number().int().nullable(),
  media: z.array(z.object({ kind: z.string(), url: z.string(), alt: z.string().nullable() })),
  counts: z.object({ likes: z.number().int(), reposts: z.number().int(), replies: z.number().int() }),
  publishedAt: Instant.nullable(),
  heardAt: Instant,
  /** Earlier wordings, oldest first. */
  revisions: z.array(z.object({ text: z.string(), title: z.string().nullable(), until: Instant })),
  removedAt: Instant.nullable(),
  isHistory: z.boolean(),
  isLiked: z.boolean(),
  /** Hidden from the public on the platform, or asked to be; the words stay here. Null: neither. */
  hiding: z
    .object({
      state: z.enum(['asked', 'hiding', 'hidden', 'showing']),
      reasonCode: z.enum(hideReasons),
      reason: z.string(),
      by: PersonRef,
      at: Instant,
      settledBy: PersonRef.nullable(),
      settledAt: Instant.nullable(),
      isAlone: z.boolean(),
      /** What the platform said against it the last time. */
      error: z.string().nullable(),
      /** Whoever looks may confirm it: now, or from that time on; null: another has to. */
      confirmFrom: Instant.nullable(),
    })
    .nullable(),
  reading: ReadingView.nullable(),
});
export type ThreadItem = z.infer<typeof ThreadItem>;

export const ReplyState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']);

export const ReplyView = z.object({
  id: Id,
  toMentionId: Id,
  text: z.string(),
  pictures: z.array(PictureView),
  visibility: Visibility,
  via: z.enum(['interface', 'link_out', 'page']),
  state: ReplyState,
  by: PersonRef,
  /** Whose yes it went out with. */
  approvedBy: PersonRef.nullable(),
  createdAt: Instant,
  /** Until then it can be taken back. */
  undoUntil: Instant,
  /** It waits for this time; null when it leaves at once. */
  sendAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  url: z.string().nullable(),
  /** The same words as they were heard back from the platform; null until then. */
  mentionId: Id.nullable(),
  attempts: z.number().int(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  retryAt: Instant.nullable(),
});
export type ReplyView = z.infer<typeof ReplyView>;

export const EventLine = z.object({
  number: z.number().int(),
  at: Instant,
  kind: z.string(),
  /** A person, or null when Heed or the customer did it. */
  by: PersonRef.nullable(),
  /** Codes and ids, never content; a message file makes a sentence of them. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type EventLine = z.infer<typeof EventLine>;

export const CasePage = z.object({
  row: CaseRow,
  asOf: z.number().int(),
  /** Why it stands where it does: codes with their figures, drawn as sentences. */
  why: z.array(z.object({ code: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])) })),
  /** Every clock that runs, the one that ends first before the others. */
  clocks: z.array(
    z.object({
      kind: z.enum(['first_reply', 'next_reply', 'resolution', 'promise']),
      /** The protocol's target that set it, by name; null for a promise. */
      target: z.string().nullable(),
      stage: z.enum(['running', 'warned', 'breached']),
      startedAt: Instant,
      warnAt: Instant,
      deadlineAt: Instant,
      /** The calendar whose open time it counts in; null: by the wall. */
      calendar: z.object({ name: z.string(), timeZone: z.string() }).nullable(),
      openMinutes: z.number().int(),
      wallMinutes: z.number().int(),
    }),
  ),
  /** Escalation trees it climbs, and when each goes on. */
  climbs: z.array(z.object({ tree: z.string(), nextAt: Instant })),
  /** Who it was proposed to by the protocol's routes, and the team's slug. */
  proposed: PersonRef.nullable(),
  team: z.string().nullable(),
  /** The decision not to reply that holds, with its reason (promise 2). */
  decision: z.object({ reason: z.string(), by: PersonRef, at: Instant }).nullable(),
  thread: z.array(ThreadItem),
  /** The cases whose matter goes on in this one, with their versions. */
  joined: z.array(z.object({ id: Id, channel: z.string(), customerName: z.string(), version: z.number().int() })),
  /** The case this matter goes on in. */
  mergedInto: z.object({ id: Id, channel: z.string(), customerName: z.string() }).nullable(),
  /** The protocol's reasons to let a matter be. */
  letBeReasons: z.array(z.object({ code: z.string(), words: z.string() })),
  /** How a reply can leave from here, now. */
  ways: z.object({
    public: ReplyWay,
    private: ReplyWay,
    publicLimit: TextLimit.nullable(),
    privateLimit: TextLimit.nullable(),
    /** What each way takes of pictures; null: words alone. */
    media: z.object({ public: MediaLimit.nullable(), private: MediaLimit.nullable() }),
    /** Handle that is put before the words, and counts, when they do not name it. */
    addressee: z.string().nullable(),
    /** Until when the platform takes replies, where it closes its door; `wayOut` is what a person can do then. */
    closings: z.object({ public: Closing.nullable(), private: Closing.nullable() }).optional(),
    canLike: z.boolean(),
    /** What customers said can be hidden from the public on the platform. */
    canHide: z.boolean(),
    /** Whose name it goes out under; null when no profile is connected. */
    /** `purpose`: what the protocol says this profile is for. */
    as: z.object({ name: z.string(), handle: z.string().nullable(), purpose: z.string().nullable() }).nullable(),
    /** The platform's own page of the mention to answer. */
    originalUrl: z.string().nullable(),
  }),
  customer: z.object({
    id: Id,
    name: z.string(),
    identities: z.array(
      z.object({
        id: Id,
        /** A person said that it is the same customer; it can be taken back. */
        isLinked: z.boolean(),
        channel: z.string(),
        handle: z.string().nullable(),
        name: z.string().nullable(),
        url: z.string().nullable(),
        followers: z.number().int().nullable(),
      }),
    ),
    firstHeardAt: Instant,
    otherCases: z.array(
      z.object({
        id: Id,
        version: z.number().int(),
        mergedInto: Id.nullable(),
        channel: z.string(),
        state: CaseState,
        firstLine: z.string().nullable(),
        lastMentionAt: Instant,
        kind: Intent,
        feeling: Feeling,
      }),
    ),
    behaviour: BehaviourView,
    /** Who may be the same person on another channel. */
    samePerson: z.array(SamePersonView),
  }),
  /** Taken to a private place, and not brought back. */
  handover: HandoverView.nullable(),
  times: Times,
  replies: z.array(ReplyView),
  /** Words that wait for a yes, or what came back of the last of them. */
  approval: ApprovalView.nullable(),
  /** Whether whoever asks needs a yes here whatever they write: by the protocol's rules, or because they learn. */
  needsYes: z.object({ public: z.boolean(), private: z.boolean() }),
  /** What the guard under the agent's fingers knows of the moment: the same the server judges by. */
  situation: SituationView,
  draft: z.object({ text: z.string(), visibility: Visibility, updatedAt: Instant }).nullable(),
  /** Those of the draft. */
  pictures: z.array(PictureView),
  notes: z.array(z.object({ id: Id, by: PersonRef, text: z.string(), at: Instant })),
  /** Who else is writing. */
  lease: z.object({ by: PersonRef, until: Instant }).nullable(),
  events: z.array(EventLine),
});
export type CasePage = z.infer<typeof CasePage>;
