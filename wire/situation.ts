// The moment in which a draft is written, as plain data on the case page: all the guard needs beside the pack of the
// language, what was said before and the detector, which the desk loads for itself (`core/respond/situation.ts`).

import { z } from 'zod';
import type { Situation } from '../core/respond/situation.ts';
import { Feeling, Id, Intent } from './basics.ts';
import { AddressForm, EmojiUse, Level } from './protocol.ts';

const VoiceView = z.object({
  address: AddressForm,
  usesFirstNames: z.boolean(),
  preferred: z.array(z.object({ say: z.string(), insteadOf: z.string() })),
  banned: z.array(z.string()),
  emoji: EmojiUse,
  signOff: z.string().nullable(),
});

const GuardView = z.object({
  levels: z.record(z.string(), Level),
  offlineAfterReplies: z.int(),
  cannedFrom: z.number(),
});

export const SituationView = z.object({
  matter: z.object({
    kind: Intent,
    feeling: Feeling,
    language: z.string().nullable(),
    customerName: z.string().nullable(),
    customerHandle: z.string().nullable(),
    words: z.array(z.string()),
    publicReplies: z.int(),
  }),
  agentName: z.string(),
  brandName: z.string(),
  voice: VoiceView,
  guard: GuardView,
  languages: z.array(z.string()),
  links: z.enum(['charged', 'demoted']).nullable(),
  hasPromise: z.boolean(),
  answers: z.array(
    z.object({ id: Id, version: z.int(), question: z.string(), text: z.string(), language: z.string() }),
  ),
  ownContacts: z.array(z.string()),
}) satisfies z.ZodType<Omit<Situation, 'pack' | 'readLanguage' | 'said' | 'ear'>>;
export type SituationView = z.infer<typeof SituationView>;
