// Hands out a file that came over a private page: to be saved, never to be run or shown as a page of ours.

import type { FastifyReply } from 'fastify';
import type { FileRow } from '../../store/respond/handovers.ts';
import type { World } from '../world.ts';

/** As RFC 8187 wants a name: parentheses and their like count as syntax there. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export async function sendFile(
  world: World,
  reply: FastifyReply,
  { blob, name, mime }: FileRow,
): Promise<FastifyReply> {
  const bytes = await world.blobs.get(blob);
  return reply
    .headers({
      'content-type': mime,
      'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    .send(bytes);
}
