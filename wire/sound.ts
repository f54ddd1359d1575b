// How a draft sounds, by its words and by what it means: POST …/sound. The desk hears the words itself, at every key; this is
// asked when typing rests.

import { z } from 'zod';
import { heardTones } from '../core/respond/tone/heard-tone.ts';

export const SoundBody = z.object({
  text: z.string().max(10_000),
  /** The pack it is written with, ISO 639-1. */
  language: z.string().regex(/^[a-z]{2,3}$/u),
});
export type SoundBody = z.infer<typeof SoundBody>;

export const Sound = z.object({
  /** Null: too few words, or no ear for the language. */
  heard: z.object({ tone: z.enum(heardTones), tokens: z.array(z.int()) }).nullable(),
});
export type Sound = z.infer<typeof Sound>;
