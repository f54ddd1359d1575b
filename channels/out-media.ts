// Pictures on their way out, the part that is the same everywhere: what cannot go is refused before the network, a form of
// several parts is written, and an upload that nobody knows the outcome of is safe to make again.

import type { MediaLimit } from '../core/channel.ts';
import { type Unfit, unfitPictures } from '../core/pictures.ts';
import { ChannelError, type OutMedia, type Sending } from './channel.ts';

/** Throws `rejected` with what stands in the way; `limit` is the manifest's for this way. */
export function refuseUnfitMedia({ media = [] }: Pick<Sending, 'media'>, limit: MediaLimit | undefined): void {
  const pictures = media.map(({ type, bytes, alt }) => ({ type, bytes: bytes.length, alt }));
  const unfit = unfitPictures(pictures, limit ?? null);
  if (unfit !== null) throw new ChannelError('rejected', wordsFor(unfit));
}

function wordsFor(unfit: Unfit): string {
  switch (unfit.why) {
    case 'not_here':
      return 'No pictures can go with a reply this way.';
    case 'too_many':
      return `The reply has ${unfit.used} pictures; ${unfit.max} can go here.`;
    case 'wrong_type':
      return `Picture ${unfit.which} is ${unfit.type}, which is not taken here.`;
    case 'too_large':
      return `Picture ${unfit.which} has ${unfit.used} bytes; ${unfit.max} are taken here.`;
    case 'alt_too_long':
      return `The alt text of picture ${unfit.which} has ${unfit.used} characters; ${unfit.max} are taken here.`;
  }
}

/** What is uploaded and belongs to no post is seen by nobody: whatever became of it, trying again is safe. */
export async function uploading<Answer>(upload: () => Promise<Answer>): Promise<Answer> {
  try {
    return await upload();
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'outcome_unknown') throw error;
    throw new ChannelError('unreachable', `A picture could not be uploaded: ${error.message}`, { cause: error });
  }
}

/** A form as RFC 7578 has it: words by their names, and one file. `mark` must not stand in the bytes; hex of 128 bits does not. */
export function formOf(
  file: { readonly field: string; readonly media: OutMedia },
  words: Readonly<Record<string, string>>,
  mark: string,
): { readonly type: string; readonly bytes: Uint8Array } {
  const { field, media } = file;
  const head = Object.entries(words).map(
    ([name, text]) => `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  const named = `content-disposition: form-data; name="${field}"; filename="${media.name}"`;
  head.push(`--${mark}\r\n${named}\r\ncontent-type: ${media.type}\r\n\r\n`);
  const encoder = new TextEncoder();
  const pieces = [encoder.encode(head.join('')), media.bytes, encoder.encode(`\r\n--${mark}--\r\n`)];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { type: `multipart/form-data; boundary=${mark}`, bytes };
}
