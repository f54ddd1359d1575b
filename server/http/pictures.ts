// Pictures of replies. POST …/cases/:id/media takes the bytes of one, GET …/media/:id shows it to colleagues,
// PUT …/cases/:id/draft/pictures keeps which of them a draft has and what is said of each.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { saveDraftPictures } from '../../store/respond/drafts.ts';
import { pictureById } from '../../store/respond/pictures.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { DraftPicturesBody, type PictureView } from '../../wire/pictures.ts';
import { bringPicture, maxPictureBytes } from '../do/bring-picture.ts';
import { asNamed, findPictures } from '../do/name-pictures.ts';
import { mayPractise, maySee } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandAsked, whoAsks } from './guard.ts';
import { actorOf, brandRoute } from './route.ts';

export async function addPictureRoutes(app: FastifyInstance, world: World): Promise<void> {
  await app.register(async (scope) => {
    // Whatever it says it is: the bytes decide.
    scope.removeAllContentTypeParsers();
    const bounds = { parseAs: 'buffer', bodyLimit: maxPictureBytes } as const;
    scope.addContentTypeParser('*', bounds, (_request, body, done) => done(null, body));
    // Before the body is read: seventeen megabytes are not taken from somebody who may not write here.
    scope.addHook('preParsing', async (request) => checkWriter(world, request));
    brandRoute(scope, world, {
      method: 'POST',
      path: '/cases/:id/media',
      may: mayPractise,
      do: async (asked): Promise<PictureView> => {
        const { body } = asked.request;
        const row = await bringPicture(world, actorOf(asked), Buffer.isBuffer(body) ? body : Buffer.alloc(0));
        return { id: row.id, alt: '', type: row.type, bytes: row.bytes };
      },
    });
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/media/:id',
    may: maySee,
    do: async ({ brand, part, reply }) => {
      const picture = await world.database.brand(brand.id, (tx) => pictureById(tx, brand.id, part('id')));
      if (picture === null) throw new HeedError('not_found', 'There is no such picture.');
      const bytes = await world.blobs.get(picture.blob);
      return reply
        .headers({
          'content-type': picture.type,
          'content-disposition': 'inline',
          // Shown as a picture within a page of ours, and as nothing else.
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, max-age=3600, immutable',
        })
        .send(bytes);
    },
  });

  brandRoute(app, world, {
    method: 'PUT',
    path: '/cases/:id/draft/pictures',
    may: mayPractise,
    body: DraftPicturesBody,
    do: async (asked) => {
      const actor = actorOf(asked);
      await world.database.brand(actor.brandId, async (tx) => {
        if ((await caseRowById(tx, actor.brandId, actor.caseId)) === null) throw noSuchCase();
        const found = await findPictures(tx, actor, asked.body.pictures);
        await saveDraftPictures(tx, actor, asNamed(found), asked.now);
      });
    },
  });
}

const noSuchCase = () => new HeedError('not_found', 'There is no such case.');

async function checkWriter(world: World, request: FastifyRequest): Promise<void> {
  const { brand: slug = '' } = request.params as { readonly brand?: string };
  const brand = await brandAsked(world, slug, await whoAsks(world, request));
  if (!mayPractise(brand)) throw new HeedError('not_allowed', mayPractise.words);
}
