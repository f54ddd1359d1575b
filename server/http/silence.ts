// The silence ledger. GET …/silence, GET …/silence/file, POST …/silence/:id

import type { FastifyInstance } from 'fastify';
import { protocolOf } from '../../store/triage/protocols.ts';
import {
  countSilences,
  type SilenceRow as Row,
  type SilenceAsked,
  silencers,
  silences,
} from '../../store/triage/silence.ts';
import { SilenceAct, type SilencePage, SilenceQuery, type SilenceRow } from '../../wire/silence.ts';
import { reviewSilence } from '../do/review-silence.ts';
import { mayReview, maySee } from '../policy.ts';
import { iso, isoOrNull } from '../present.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

/** A file is for a spreadsheet, which opens no more with comfort. */
const mostInFile = 50_000;

export function addSilenceRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/silence',
    may: maySee,
    query: SilenceQuery,
    do: ({ brand, query }): Promise<SilencePage> =>
      world.database.brand(brand.id, async (tx) => {
        const asked = askedIn(query);
        const rows = await silences(tx, brand.id, asked);
        return {
          rows: rows.map(present),
          next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
          counts: await countSilences(tx, brand.id, asked),
          reasons: (await protocolOf(tx, brand.id)).letBeReasons.map((reason) => ({ ...reason })),
          people: await silencers(tx, brand.id),
        };
      }),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/silence/file',
    may: maySee,
    query: SilenceQuery,
    do: async ({ brand, query, reply }) => {
      const asked = { ...askedIn(query), limit: mostInFile };
      const rows = await world.database.brand(brand.id, (tx) => silences(tx, brand.id, asked));
      reply.header('content-disposition', `attachment; filename="silence-${brand.slug}.csv"`);
      return reply.type('text/csv; charset=utf-8').send(fileOf(rows.map(present)));
    },
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/silence/:id',
    may: mayReview,
    body: SilenceAct,
    do: ({ brand, person, part, body, now }) => {
      const review = { brandId: brand.id, personId: person.id, decisionId: part('id'), now };
      return world.database.brand(brand.id, (tx) => reviewSilence(tx, review, body));
    },
  });
}

function askedIn({ from, until, reason, person, is, before, limit }: SilenceQuery): SilenceAsked {
  const at = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  return { reason, person, is, before, limit, from: at(from), until: at(until) };
}

function present(row: Row): SilenceRow {
  const { personId, personName, reviewerId, reviewerName, reviewedAt, ...rest } = row;
  return {
    ...rest,
    at: iso(row.at),
    by: { id: personId, name: personName },
    reviewed:
      reviewedAt === null || reviewerId === null
        ? null
        : { by: { id: reviewerId, name: reviewerName ?? '' }, at: iso(reviewedAt) },
    undoneAt: isoOrNull(row.undoneAt),
  };
}

const head = [
  'at',
  'by',
  'customer',
  'channel',
  'first line',
  'reason',
  'in words',
  'reviewed by',
  'reviewed at',
  'taken back at',
];

/** As RFC 4180 has it, with the mark by which a spreadsheet knows UTF-8. */
function fileOf(rows: readonly SilenceRow[]): string {
  const lines = rows.map((row) => [
    row.at,
    row.by.name,
    row.customerName,
    row.channel,
    row.firstLine ?? '',
    row.reasonCode ?? '',
    row.reason,
    row.reviewed?.by.name ?? '',
    row.reviewed?.at ?? '',
    row.undoneAt ?? '',
  ]);
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Words of strangers are words: what a spreadsheet would run as a formula is told that it is text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replace(/"/gu, '""')}"` : plain;
}
