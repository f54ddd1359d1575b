// Phrases. GET, POST …/phrases, PUT …/phrases/:id, POST …/phrases/:id/archive, POST …/phrases/:id/restore

import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { mergeLibrary, type Phrase } from '../../core/respond/phrases/library.ts';
import { shippedPhrases } from '../../core/respond/phrases/shipped.ts';
import type { Tx } from '../../store/database.ts';
import { type PhraseRow, phrasesOf, usageOf } from '../../store/respond/phrases.ts';
import {
  PhraseBody,
  PhraseChange,
  PhraseQuery,
  PhraseSeen,
  type Phrases,
  type PhraseView,
} from '../../wire/phrases.ts';
import { archivePhrase, changePhrase, makePhrase, type Phraser } from '../do/change-phrase.ts';
import { sha256 } from '../flow/digest.ts';
import { mayPractise, maySee, maySharePhrases } from '../policy.ts';
import type { World } from '../world.ts';
import { type Asked, brandRoute } from './route.ts';

export function addPhraseRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, { method: 'GET', path: '/phrases', may: maySee, query: PhraseQuery, do: listPhrases });
  brandRoute(app, world, {
    method: 'POST',
    path: '/phrases',
    may: mayPractise,
    body: PhraseBody,
    do: (asked) => changing(asked, (tx, who) => makePhrase(tx, who, asked.body)),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/phrases/:id',
    may: mayPractise,
    body: PhraseChange,
    do: (asked) => changing(asked, (tx, who) => changePhrase(tx, who, asked.part('id'), asked.body)),
  });
  for (const [path, isArchived] of [
    ['/phrases/:id/archive', true],
    ['/phrases/:id/restore', false],
  ] as const) {
    brandRoute(app, world, {
      method: 'POST',
      path,
      may: mayPractise,
      body: PhraseSeen,
      do: (asked) =>
        changing(asked, (tx, who) => archivePhrase(tx, who, asked.part('id'), { ...asked.body, isArchived })),
    });
  }
}

/** How far back uses are counted. */
const countedMs = 90 * 86_400_000;

async function listPhrases(asked: Asked<unknown, z.output<typeof PhraseQuery>>): Promise<Phrases | undefined> {
  const { world, brand, person, query, request, reply, now } = asked;
  const { language } = query;
  const phrases = await world.database.brand(brand.id, async (tx) => {
    const who = { personId: person.id, language, seesAllTeams: maySharePhrases(brand) };
    const own = (await phrasesOf(tx, brand.id, who)).map(asOwn);
    const shipped = shippedPhrases.get(language) ?? [];
    const ids = [...own, ...shipped].map((one) => one.id);
    const usage = await usageOf(tx, brand.id, ids, new Date(now.getTime() - countedMs));
    return mergeLibrary(language, shipped, own, usage);
  });
  const answer: Phrases = { languages: [...shippedPhrases.keys()], phrases: phrases.map(present) };
  const tag = `"${sha256(JSON.stringify(answer)).slice(0, 32)}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] !== tag) return answer;
  await reply.code(304).send();
  return undefined;
}

function changing<Body>(
  { world, brand, person, now }: Asked<Body, unknown>,
  work: (tx: Tx, who: Phraser) => Promise<PhraseRow>,
): Promise<PhraseView> {
  return world.database.brand(brand.id, async (tx) => {
    // One after the other, so that nothing is stood in for twice.
    await tx.rows("select pg_advisory_xact_lock(hashtextextended('heed.phrases ' || $1, 0))", [brand.id]);
    const row = await work(tx, { brandId: brand.id, role: brand.role, personId: person.id, now });
    return present({ ...asOwn({ ...row, isForMe: true }), usage: null });
  });
}

function asOwn({ archivedAt, salt: _, personId: __, ...row }: PhraseRow & { isForMe: boolean }): Omit<Phrase, 'usage'> {
  return { ...row, isArchived: archivedAt !== null };
}

function present({ usage, kinds, channels, texts, ...phrase }: Phrase): PhraseView {
  return {
    ...phrase,
    kinds: [...kinds],
    channels: [...channels],
    texts: [...texts],
    usage: usage === null ? null : { ...usage, lastAt: usage.lastAt.toISOString() },
  };
}
