// Drafts: a person's words on a case before they leave, and their earlier wordings.

import type { Visibility } from '../../core/channel.ts';
import { isWorthKeeping, mostVersions } from '../../core/respond/draft-versions.ts';
import type { Tx } from '../database.ts';
import type { NamedPicture } from './pictures.ts';

export interface DraftRow {
  readonly text: string;
  readonly visibility: Visibility;
  readonly updatedAt: Date;
}

export interface Writer {
  readonly brandId: string;
  readonly caseId: string;
  readonly personId: string;
}

const keyOf = ({ brandId, caseId, personId }: Writer) => [brandId, caseId, personId];
const ofWriter = 'brand_id = $1 and case_id = $2 and person_id = $3';

export function draftOf(tx: Tx, brandId: string, caseId: string, personId: string): Promise<DraftRow | null> {
  return tx.row(`select text, visibility, updated_at as "updatedAt" from heed.draft where ${ofWriter} and text <> ''`, [
    brandId,
    caseId,
    personId,
  ]);
}

/** Keeps the words, and those they replace where somebody may want them back. */
export async function saveDraft(
  tx: Tx,
  writer: Writer,
  draft: { text: string; visibility: Visibility; at: Date },
): Promise<void> {
  const was = await tx.row<DraftRow>(
    `select text, visibility, updated_at as "updatedAt" from heed.draft where ${ofWriter} for update`,
    keyOf(writer),
  );
  if (was !== null && isWorthKeeping(was.text, draft.text, draft.at.getTime() - was.updatedAt.getTime())) {
    await keepVersion(tx, writer, was);
  }
  await writeDraft(tx, writer, draft);
}

async function keepVersion(tx: Tx, writer: Writer, { text, visibility, updatedAt }: DraftRow): Promise<void> {
  await tx.rows(
    `insert into heed.draft_version (brand_id, case_id, person_id, at, text, visibility) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [...keyOf(writer), updatedAt, text, visibility],
  );
  await tx.rows(
    `delete from heed.draft_version where ${ofWriter} and at <
       (select at from heed.draft_version where ${ofWriter} order by at desc offset $4 limit 1)`,
    [...keyOf(writer), mostVersions - 1],
  );
}

async function writeDraft(
  tx: Tx,
  writer: Writer,
  { text, visibility, at }: { text: string; visibility: Visibility; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into heed.draft (brand_id, case_id, person_id, text, visibility, updated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (brand_id, case_id, person_id) do update
       set text = excluded.text, visibility = excluded.visibility, updated_at = excluded.updated_at`,
    [...keyOf(writer), text, visibility, at],
  );
}

/** The words left as a reply: nothing of the draft stays, its earlier wordings neither. */
export async function clearDraft(tx: Tx, writer: Writer, visibility: Visibility, at: Date): Promise<void> {
  await writeDraft(tx, writer, { text: '', visibility, at });
  await saveDraftPictures(tx, writer, [], at);
  await tx.rows(`delete from heed.draft_version where ${ofWriter}`, keyOf(writer));
}

/** Newest first. */
export function draftVersions(tx: Tx, writer: Writer): Promise<DraftRow[]> {
  return tx.rows(
    `select text, visibility, at as "updatedAt" from heed.draft_version where ${ofWriter} order by at desc limit ${mostVersions}`,
    keyOf(writer),
  );
}

/** Those of a draft, beside its words and not touched by them. */
export async function draftPictures(tx: Tx, writer: Writer): Promise<readonly NamedPicture[]> {
  const row = await tx.row<{ pictures: readonly NamedPicture[] }>(
    `select pictures from heed.draft where ${ofWriter}`,
    keyOf(writer),
  );
  return row?.pictures ?? [];
}

export async function saveDraftPictures(
  tx: Tx,
  writer: Writer,
  pictures: readonly NamedPicture[],
  at: Date,
): Promise<void> {
  await tx.rows(
    `insert into heed.draft (brand_id, case_id, person_id, text, visibility, updated_at, pictures)
     values ($1, $2, $3, '', 'public', $4, $5)
     on conflict (brand_id, case_id, person_id) do update set pictures = excluded.pictures`,
    [...keyOf(writer), at, JSON.stringify(pictures)],
  );
}
