// Shapes that several borders share.

import { z } from 'zod';
import { reasons } from '../core/reading.ts';
import { roles } from '../core/role.ts';

export const Id = z.uuid();
export const Instant = z.iso.datetime({ offset: true });
export const Visibility = z.enum(['public', 'private']);
export const Sphere = z.enum(['owned_public', 'owned_private', 'earned']);
export const ReplyWay = z.enum(['interface', 'link_out', 'none']);
export const Feeling = z.enum(['negative', 'neutral', 'positive']);
export const Intent = z.enum(['complaint', 'question', 'praise', 'other']);
export const Emotion = z.enum(['anger', 'joy', 'optimism', 'sadness']);
export const Reason = z.enum(reasons);
export const Role = z.enum(roles);

export const PersonRef = z.object({ id: Id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

export const TextLimit = z.object({
  max: z.number().int(),
  unit: z.enum(['graphemes', 'code_points', 'utf16', 'utf8_bytes', 'weighted']),
  linkCosts: z.number().int().optional(),
  handleCostsLocalPart: z.boolean().optional(),
  maxBytes: z.number().int().optional(),
});

/** Every refusal has this body. `code` is stable; `message` says what happened, what is safe and what to do. */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  /** The offending field, for forms. */
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
