// People and doors: set-up, sign-in, invitations, brands. /api/setup, /api/session, /api/invitations, /api/brands

import { z } from 'zod';
import { Id, Instant, Role } from './basics.ts';

const email = z
  .email()
  .max(254)
  .transform((s) => s.toLowerCase());
/** NIST SP 800-63B: length is what counts; no composition rules. */
const password = z.string().min(10).max(200);
const name = z.string().trim().min(1).max(100);

/** GET /api/setup: is there an owner yet? */
export const SetupState = z.object({ needsOwner: z.boolean() });
export const SetupBody = z.object({ token: z.string().max(100), name, email, password });
export const SignInBody = z.object({ email, password: z.string().max(200) });

export const BrandRef = z.object({ id: Id, slug: z.string(), name: z.string(), role: Role, isRehearsal: z.boolean() });
export type BrandRef = z.infer<typeof BrandRef>;

/** GET /api/session; 401 when signed out. */
export const Session = z.object({
  person: z.object({ id: Id, name: z.string(), email: z.string() }),
  brands: z.array(BrandRef),
});
export type Session = z.infer<typeof Session>;

/** POST /api/brands: an own brand. POST /api/brands/rehearsal: the rehearsal brand, alive; opens it when it is there. */
export const BrandBody = z.object({
  name,
  /** Of whoever makes it, IANA: its first calendar keeps this zone. */
  timeZone: z.string().max(60).optional(),
});

/** POST /api/brands/:brand/invitations. The link is shown once; it works for seven days. */
export const InviteBody = z.object({ email, role: Role });
export const Invited = z.object({ link: z.string(), expiresAt: Instant });
/** GET /api/invitations/:token: who invites whom. POST: join. */
export const InvitationView = z.object({
  brand: z.string(),
  email: z.string(),
  invitedBy: z.string(),
  hasAccount: z.boolean(),
});
export const JoinBody = z.object({ name, password });
