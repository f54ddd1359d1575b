// How a draft sounds while it is written. POST …/sound

import type { FastifyInstance } from 'fastify';
import { readDraft } from '../../core/respond/read-draft.ts';
import { type Sound, SoundBody } from '../../wire/sound.ts';
import { packOf } from '../do/pack-of.ts';
import { earFor } from '../do/sound-of.ts';
import { maySee } from '../policy.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addSoundRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/sound',
    may: maySee,
    body: SoundBody,
    do: async ({ body: { text, language } }): Promise<Sound> => {
      const ear = await earFor(world, text);
      const heard = ear.hear(readDraft(text, await packOf(language)), language);
      return { heard: heard === null ? null : { tone: heard.tone, tokens: [...heard.tokens] } };
    },
  });
}
