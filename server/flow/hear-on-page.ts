// What a customer writes on a private page is heard like anything they say: through the pipeline, as private words of the
// same customer in the same thread. Files are judged by their bytes and kept as they came.

import { clean } from '../../core/listen/clean.ts';
import { type Heard, meaningOf } from '../../core/mention.ts';
import { type FileKind, fileKind, fileName, maxFileBytes, maxFiles, maxPageText } from '../../core/respond/handover.ts';
import type { Rules } from '../../core/triage/rules.ts';
import type { OwnHead } from '../../core/understand/own-head.ts';
import { understand } from '../../core/understand/understand.ts';
import type { Tx } from '../../store/database.ts';
import { type SourceRow, sourceById } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import {
  addFile,
  type Bounds,
  countSaid,
  type NewFile,
  type SpokenTo,
  spokenTo,
} from '../../store/respond/handovers.ts';
import { readingRulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { sha256 } from './digest.ts';
import { commitPiece } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';

export interface PageMessage {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface OnPage {
  readonly brandId: string;
  readonly brandSlug: string;
  readonly caseId: string;
  readonly handoverId: string;
  readonly linkId: string;
}

export type SayFault = 'empty' | 'too_long' | 'too_many_files' | 'file_too_large' | 'file_kind' | 'too_much';

/** A page is for talk between two people, not for moving houses. */
const bounds: Bounds = { said: 500, bytes: 200_000_000, burst: 20, burstMs: 600_000 };

/** Hears it; or what is wrong with it, and then nothing is kept. */
export async function hearOnPage(world: World, page: OnPage, message: PageMessage): Promise<SayFault | 'heard'> {
  const judged = judge(message);
  if (typeof judged === 'string') return judged;
  const now = world.now();
  const bytes = message.files.reduce((sum, file) => sum + file.bytes.length, message.text.length);
  const isWithin = await world.database.brand(page.brandId, (tx) =>
    countSaid(tx, page.brandId, page.linkId, { bytes, at: now }, bounds),
  );
  if (!isWithin) return 'too_much';
  const kept = await keepFiles(world, page, judged, now);
  const setting = await world.database.brand(page.brandId, (tx) => settingOf(tx, world, page));
  const heard = clean(heardOf(setting.to, page, message.text, now), now);
  const item = { ...heard, media: kept.map(({ kind, id, name }) => ({ kind, url: urlOf(page, id), alt: name })) };
  const digest = sha256(meaningOf(item));
  const languages = setting.rules.protocol.languages;
  const reading = understand(item, {
    languages,
    earlierLanguage: setting.to.language,
    weights: world.weights,
    own: setting.own,
  });
  const body = JSON.stringify({ page: page.handoverId, text: message.text, files: kept });
  const input = inputFor(world, page, setting, now);
  const { source } = input;
  const raw = { sourceId: source.id, externalId: item.canonicalId, digest, body, blob: null, error: null };
  const piece = { raws: [raw], items: [{ source, heard: item, digest, reading, caseId: page.caseId }] };
  await commitPiece({ input, piece, cursor: null });
  return 'heard';
}

interface JudgedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

function judge({ text, files }: PageMessage): SayFault | readonly JudgedFile[] {
  if (text.trim() === '' && files.length === 0) return 'empty';
  if (text.length > maxPageText) return 'too_long';
  if (files.length > maxFiles) return 'too_many_files';
  if (files.some((file) => file.bytes.length > maxFileBytes)) return 'file_too_large';
  const judged = files.flatMap(({ name, bytes }) => {
    const kind = fileKind(bytes);
    return kind === null ? [] : [{ name: fileName(name, kind), kind, bytes }];
  });
  return judged.length < files.length ? 'file_kind' : judged;
}

/** Raw, as they came: what a picture tells beside what it shows is the customer's. */
async function keepFiles(world: World, page: OnPage, files: readonly JudgedFile[], at: Date) {
  const kept: (Omit<NewFile, 'handoverId' | 'at'> & { readonly kind: 'file' | 'image' })[] = [];
  for (const { name, kind: mime, bytes } of files) {
    const file = { id: newId(at), name, mime, bytes: bytes.length, blob: await world.blobs.put(bytes) };
    kept.push({ ...file, kind: mime === 'application/pdf' ? 'file' : 'image' });
  }
  const { brandId, handoverId } = page;
  await world.database.brand(brandId, async (tx) => {
    for (const file of kept) await addFile(tx, brandId, { ...file, handoverId, at });
  });
  return kept;
}

const urlOf = ({ brandSlug }: OnPage, fileId: string): string => `/api/brands/${brandSlug}/files/${fileId}`;

interface Setting {
  readonly to: SpokenTo;
  readonly source: SourceRow;
  readonly rules: Rules;
  readonly own: OwnHead | null;
}

async function settingOf(tx: Tx, { weights }: World, { brandId, caseId }: OnPage): Promise<Setting> {
  const to = await spokenTo(tx, brandId, caseId);
  const source = to === null ? null : await sourceById(tx, brandId, to.sourceId);
  if (to === null || source === null) throw new Error('a private page belongs to a case and a source');
  return { to, source, ...(await readingRulesOf(tx, brandId, weights)) };
}

/** Who and where is known already; what an author leaves out stays as it is. */
function heardOf(to: SpokenTo, { handoverId }: OnPage, text: string, at: Date): Heard {
  return {
    canonicalId: `page:${handoverId}:${newId(at)}`,
    threadId: to.threadExternalId,
    parentId: to.parentId,
    kind: 'message',
    visibility: 'private',
    author: {
      externalId: to.identityExternalId,
      handle: null,
      name: null,
      url: null,
      avatarUrl: null,
      followers: null,
    },
    isOwn: false,
    text,
    title: null,
    url: null,
    languageHint: to.language,
    rating: null,
    publishedAt: at,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: { page: handoverId },
  };
}

function inputFor(world: World, { brandId }: OnPage, { source, rules }: Setting, heardAt: Date): PipelineInput {
  return {
    database: world.database,
    source: { ...source, brandId, isFirstRead: false },
    // It comes read already; nothing is left to normalise.
    channel: {
      normalise: () => {
        throw new Error('words of a page need no normalising');
      },
    },
    ownIds: new Set(),
    rules,
    weights: world.weights,
    heardAt,
    keepBlob: (body) => world.blobs.put(Buffer.from(body)),
  };
}
