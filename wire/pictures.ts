// Pictures of replies. POST …/cases/:id/media (the bytes as they are), GET …/media/:id, PUT …/cases/:id/draft/pictures

import { z } from 'zod';
import { Id } from './basics.ts';

export const MediaLimit = z.object({
  most: z.number().int(),
  types: z.array(z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])),
  maxBytes: z.number().int(),
  altMax: z.number().int(),
});

/** By its id, with what is said of it for who cannot see it. */
export const PictureNamed = z.object({ id: Id, alt: z.string().max(5_000) });
export type PictureNamed = z.infer<typeof PictureNamed>;

/** In their order. */
export const PicturesNamed = z.array(PictureNamed).max(10);

/** As it lies in a draft or stands in a reply: what it is decides whether it can go. */
export const PictureView = PictureNamed.extend({ type: z.string(), bytes: z.number().int() });
export type PictureView = z.infer<typeof PictureView>;

export const DraftPicturesBody = z.object({ pictures: PicturesNamed });
export type DraftPicturesBody = z.infer<typeof DraftPicturesBody>;
