// What many say alike: GET …/voices, …/voices/:id, and the one a case belongs to: GET …/cases/:id/voices

import { z } from 'zod';
import { Id, Instant } from './basics.ts';
import { CaseRow } from './inbox.ts';

export const VoiceGroup = z.object({
  id: Id,
  /** As the first of them said it. */
  words: z.string(),
  /** Different people, and how many mentions are theirs. */
  voices: z.number().int(),
  mentions: z.number().int(),
  /** Of all of them together, where platforms tell. */
  followers: z.number().int(),
  firstAt: Instant,
  lastAt: Instant,
  trend: z.enum(['rising', 'steady', 'fading']),
  /** Mentions of the last three hours, and of the three before. */
  late: z.number().int(),
  before: z.number().int(),
});
export type VoiceGroup = z.infer<typeof VoiceGroup>;

/** Joined within the last week, newest first. */
export const VoiceGroups = z.object({ groups: z.array(VoiceGroup) });
export type VoiceGroups = z.infer<typeof VoiceGroups>;

export const VoicePage = z.object({
  group: VoiceGroup,
  cases: z.number().int(),
  open: z.number().int(),
  /** Open ones first, at most 200. */
  rows: z.array(CaseRow),
});
export type VoicePage = z.infer<typeof VoicePage>;

/** Null: it says what nobody else does. */
export const CaseVoices = z.object({
  matter: z
    .object({
      id: Id,
      voices: z.number().int(),
      /** The open case among them that is due first, beside this one. */
      nextCaseId: Id.nullable(),
    })
    .nullable(),
});
export type CaseVoices = z.infer<typeof CaseVoices>;
