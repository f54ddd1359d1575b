// Phrases: GET, POST …/phrases, PUT …/phrases/:id, POST …/phrases/:id/archive and …/restore.

import { z } from 'zod';
import { phraseUses, topics } from '../core/respond/phrases/phrase.ts';
import { Id, Instant, Intent } from './basics.ts';
import { AddressForm } from './protocol.ts';

const Language = z.string().regex(/^[a-z]{2}$/u, 'is a language of two letters, such as en');

const fields = {
  use: z.enum(phraseUses),
  topic: z.enum(topics),
  kinds: z.array(Intent).max(4),
  address: AddressForm,
  tone: z.enum(['plain', 'warm']),
  /** Empty: all channels. */
  channels: z.array(z.string().min(1).max(40)).max(60),
  texts: z.array(z.string().trim().min(1, 'write at least one wording').max(1_000)).min(1).max(8),
};

export const PhraseView = z.object({
  id: z.string(),
  scope: z.enum(['shipped', 'brand', 'team', 'own']),
  teamId: Id.nullable(),
  /** The shipped phrase it stands in for. */
  replaces: z.string().nullable(),
  language: Language,
  ...fields,
  version: z.number().int(),
  isArchived: z.boolean(),
  /** False for a team's phrase that a lead sees without being in the team. */
  isForMe: z.boolean(),
  /** Null: never used. `count`: replies that held it in the last 90 days. */
  usage: z
    .object({ count: z.number().int(), lastAt: Instant, lastBy: z.string(), lastText: z.number().int() })
    .nullable(),
});
export type PhraseView = z.infer<typeof PhraseView>;

/** GET …/phrases?language=en: what the asker may use, with an ETag. */
export const PhraseQuery = z.object({ language: Language });
export const Phrases = z.object({
  /** That have a starting set. */
  languages: z.array(z.string()),
  phrases: z.array(PhraseView),
});
export type Phrases = z.infer<typeof Phrases>;

const scoped = {
  scope: z.enum(['brand', 'team', 'own']),
  teamId: Id.nullable().default(null),
};

export const PhraseBody = z.object({
  ...fields,
  ...scoped,
  language: Language,
  replaces: z.string().max(80).nullable().default(null),
  /** Made archived: how a shipped phrase is put away. */
  isArchived: z.boolean().default(false),
});
export type PhraseBody = z.infer<typeof PhraseBody>;

/** `version`: the one that was seen; somebody else's change since is not written over. */
export const PhraseChange = z.object({ ...fields, ...scoped, version: z.number().int().min(1) });
export type PhraseChange = z.infer<typeof PhraseChange>;

export const PhraseSeen = z.object({ version: z.number().int().min(1) });
