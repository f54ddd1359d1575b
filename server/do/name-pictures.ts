// Pictures as a reply names them, found again: by id and in their order, with what they are. In: ids with the words about
// each. Out: the pictures; or a refusal where one was never brought to this case.

import type { Tx } from '../../store/database.ts';
import { type NamedPicture, type PictureRow, picturesById } from '../../store/respond/pictures.ts';
import type { PictureNamed } from '../../wire/pictures.ts';
import { HeedError } from '../problem.ts';

export interface FoundPicture extends NamedPicture {
  readonly blob: string;
}

interface Where {
  readonly brandId: string;
  readonly caseId: string;
}

export async function findPictures(
  tx: Tx,
  { brandId, caseId }: Where,
  named: readonly PictureNamed[],
): Promise<FoundPicture[]> {
  if (named.length === 0) return [];
  const rows = await picturesById(
    tx,
    brandId,
    named.map(({ id }) => id),
  );
  const byId = new Map<string, PictureRow>(rows.map((row) => [row.id, row]));
  return named.map(({ id, alt }) => {
    const row = byId.get(id);
    if (row === undefined || row.caseId !== caseId) {
      throw new HeedError('bad_request', 'There is no such picture in this case. Add it again.', { field: 'pictures' });
    }
    const { type, bytes, blob } = row;
    return { id, alt, type, bytes, blob };
  });
}

/** What a reply says, pictures included: the record's digest is over all of it. */
export function wholeContent(text: string, pictures: readonly Pick<FoundPicture, 'blob' | 'alt'>[]): string {
  if (pictures.length === 0) return text;
  return `${text}\n${JSON.stringify(pictures.map(({ blob, alt }) => [blob, alt]))}`;
}

/** As it is kept beside the words. */
export const asNamed = (pictures: readonly FoundPicture[]): NamedPicture[] =>
  pictures.map(({ blob: _, ...named }) => named);
