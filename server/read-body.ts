// Reads an answer's body under a bound. In: the stream as it comes off the wire and its content codings.
// Out: plain bytes. Both the packed and the unpacked size are bounded, so a bomb is caught from either side.

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

/** The body is larger than allowed, or packed in a way this client did not ask for. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
}

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const unpackGzip: Unpack = promisify(gunzip);
const unpackBrotli: Unpack = promisify(brotliDecompress);
const unpackZlib: Unpack = promisify(inflate);
const unpackRaw: Unpack = promisify(inflateRaw);

/** `deflate` means zlib, but some servers send the bare stream; the first nibble tells which. */
const unpackDeflate: Unpack = (bytes, options) => {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8;
  return (isZlib ? unpackZlib : unpackRaw)(bytes, options);
};

const CODINGS: Readonly<Record<string, Unpack>> = {
  gzip: unpackGzip,
  'x-gzip': unpackGzip,
  br: unpackBrotli,
  deflate: unpackDeflate,
};

export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  let bytes = await collect(body, maxBytes);
  if (bytes.length === 0) return bytes;
  for (const coding of codingsOf(contentEncoding).reverse()) bytes = await unpack(bytes, coding, maxBytes);
  return bytes;
}

async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function codingsOf(contentEncoding: string | null): string[] {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > 2) throw new BodyRefused(`is packed ${codings.length} times over`);
  return codings;
}

async function unpack(bytes: Uint8Array, coding: string, maxBytes: number): Promise<Uint8Array> {
  const how = CODINGS[coding];
  if (how === undefined) throw new BodyRefused(`is packed as '${coding}', which nobody asked for`);
  try {
    return await how(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(maxBytes);
    throw cause;
  }
}

function tooLarge(maxBytes: number): BodyRefused {
  return new BodyRefused(`is larger than ${Math.floor(maxBytes / 1024)} kB`);
}
