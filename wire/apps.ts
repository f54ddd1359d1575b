// What an owner registers at a platform, and the way of a person to the platform's consent and back.
// GET/PUT /api/brands/:brand/apps/:channel, POST …/consents, GET …/consents/:id

import { z } from 'zod';
import { Id, Instant } from './basics.ts';

/** Secrets are never given back: only which fields are filled in. */
export const AppView = z.object({
  channel: z.string(),
  filled: z.array(z.string()),
  /** The values of the fields that are no secrets. */
  values: z.record(z.string(), z.string()),
  updatedAt: Instant.nullable(),
  /** To be entered at the platform, exactly so; null where the platform asks nobody for consent. */
  redirectUrl: z.string().nullable(),
  /** Where the platform pushes to; null where it does not. */
  webhookUrl: z.string().nullable(),
});
export type AppView = z.infer<typeof AppView>;

/** A field that is left out or empty stays as it is. */
export const AppBody = z.object({ fields: z.record(z.string().max(60), z.string().max(4000)) });
export type AppBody = z.infer<typeof AppBody>;

export const ConsentBody = z.object({ channel: z.string().max(60) });
export type ConsentBody = z.infer<typeof ConsentBody>;

/** Where the browser goes now. */
export const ConsentAsked = z.object({ id: Id, url: z.string() });
export type ConsentAsked = z.infer<typeof ConsentAsked>;

/** What came of it, for the page the person comes back to. */
export const ConsentView = z.object({
  channel: z.string(),
  /** The profiles that are connected now; null while nothing came of it, or when it was refused. */
  connected: z.array(z.string()).nullable(),
  /** The platform's words. */
  refused: z.string().nullable(),
});
export type ConsentView = z.infer<typeof ConsentView>;
