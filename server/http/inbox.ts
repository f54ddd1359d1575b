// The inbox and its counts, and search. GET …/inbox, …/counts, …/search

import type { FastifyInstance } from 'fastify';
import { newestNumber } from '../../store/learn/record.ts';
import { queryOf, searchMentions } from '../../store/search.ts';
import { countCap, countViews, scanInbox, viewNames } from '../../store/triage/inbox.ts';
import { type Counts, type InboxPage, InboxQuery } from '../../wire/inbox.ts';
import { type SearchPage, SearchQuery } from '../../wire/search.ts';
import { excerpt } from '../excerpt.ts';
import { maySee } from '../policy.ts';
import { iso, presentRow } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandRoute, isId } from './route.ts';

export function addInboxRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/inbox',
    may: maySee,
    query: InboxQuery,
    do: async ({ brand, person, query }): Promise<InboxPage> => {
      const after = query.after === undefined ? null : readCursor(query.after);
      const scan = { brandId: brand.id, personId: person.id, view: query.view, after, limit: query.limit };
      // The number first: an event between the two reads is then sent again, never missed.
      const { asOf, rows } = await world.database.brand(brand.id, async (tx) => ({
        asOf: await newestNumber(tx, brand.id),
        rows: await scanInbox(tx, scan),
      }));
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map(presentRow),
        next: last === undefined ? null : writeCursor(last.sortedAt, last.id),
        asOf,
      };
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/counts',
    may: maySee,
    do: async ({ brand, person }): Promise<Counts> => {
      const { asOf, counts } = await world.database.brand(brand.id, async (tx) => ({
        asOf: await newestNumber(tx, brand.id),
        counts: await countViews(tx, brand.id, person.id),
      }));
      const views = viewNames.map((view) => {
        const count = counts[view];
        return [view, { count: Math.min(count, countCap), isCapped: count > countCap }] as const;
      });
      return { views: Object.fromEntries(views), asOf };
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/search',
    may: maySee,
    query: SearchQuery,
    do: async ({ brand, query }): Promise<SearchPage> => {
      const words = queryOf(query.q);
      if (words === null) return { hits: [], next: null };
      const { channel, before, limit } = query;
      if (before !== undefined && !isId(before))
        throw new HeedError('bad_request', 'before: is not a position in this search', { field: 'before' });
      const search = { brandId: brand.id, query: words, channel: channel ?? null, beforeId: before ?? null, limit };
      const rows = await world.database.brand(brand.id, (tx) => searchMentions(tx, search));
      const hits = rows.map((row) => ({
        mentionId: row.mentionId,
        caseId: row.caseId,
        channel: row.channel,
        author: { name: row.authorName, handle: row.authorHandle },
        isOwn: row.isOwn,
        excerpt: excerpt(row.text, query.q),
        title: row.title,
        at: iso(row.saidAt),
      }));
      return { hits, next: rows.length === limit ? (rows.at(-1)?.mentionId ?? null) : null };
    },
  });
}

function writeCursor(at: string, id: string): string {
  return Buffer.from(`${at}|${id}`).toString('base64url');
}

/** A cursor comes from outside: it is read as strictly as anything else. */
function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if ((at !== 'infinity' && !isInstant(at)) || !isId(id))
    throw new HeedError('bad_request', 'after: is not a position in this view', { field: 'after' });
  return { at, id };
}

/** An instant as PostgreSQL writes it, and one that exists: 30 February would fail only inside the database. */
function isInstant(text: string): boolean {
  const match =
    /^([1-9]\d{3})-(\d\d)-(\d\d) ([01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d){0,2}$/u.exec(
      text,
    );
  const [year, month, day] = [1, 2, 3].map((i) => Number(match?.[i]));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return match !== null && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}
