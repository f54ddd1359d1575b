// A piece of a brand's record read by the operator's classifier: words come in, newest first; where it is sure of something
// else than Heed read, a second reading goes out, and the case follows. Never over what a person said.

import type { Case } from '../../core/case.ts';
import { faceOf } from '../../core/case.ts';
import { triage } from '../../core/triage/triage.ts';
import { classifierName, type Opinion, opinionOf, secondReading } from '../../core/understand/second-reading.ts';
import type { Tx } from '../../store/database.ts';
import { addReading } from '../../store/listen/mentions.ts';
import { mentionById, readingsOf, type ThreadRow } from '../../store/triage/case-page.ts';
import { lockCase } from '../../store/triage/cases.ts';
import { keepPlace, placeOf, type WordsToRead, wordsIn } from '../../store/understand/second-readings.ts';
import { rulesOf } from '../rules.ts';
import type { ReadingProcess } from '../second-reader-process.ts';
import type { ClassifierSettings } from '../second-reader-settings.ts';
import { ClassifierFault } from '../second-reader-state.ts';
import type { World } from '../world.ts';
import { applyAct, isApplied } from './apply-act.ts';
import { grown, nextSpan, type Place, readDownTo } from './second-reader-place.ts';

/** Texts given to the model at once; between two batches it rests. */
const batch = 16;

export interface Classifier {
  readonly settings: Pick<ClassifierSettings, 'name' | 'head' | 'labels' | 'languages' | 'leastConfidence'>;
  readonly process: Pick<ReadingProcess, 'read'>;
}

export interface PieceRead {
  readonly isMore: boolean;
  readonly read: number;
  readonly changed: number;
}

type Reader = Pick<World, 'database' | 'now'>;

/** Reads on for a brand, a batch at most. What the classifier chokes on is left out, so that it is not met again. */
export async function readPiece(world: Reader, { settings, process }: Classifier, brandId: string): Promise<PieceRead> {
  const { database } = world;
  const piece = await database.read(brandId, (tx) => nextPiece(tx, brandId));
  if (piece === null) return { isMore: false, read: 0, changed: 0 };
  const { was, words, after } = piece;
  const keep = () => database.brand(brandId, (tx) => keepPlace(tx, brandId, was, after));
  const asked = words.filter((one) => isForClassifier(one, settings.languages));
  let changed = 0;
  if (asked.length > 0) {
    const scores = await process.read(asked.map(({ text }) => text)).catch(async (error: unknown) => {
      if (error instanceof ClassifierFault) await keep();
      throw error;
    });
    for (const [i, one] of asked.entries()) {
      const opinion = opinionOf(scores[i] ?? [], settings);
      if (opinion === null) continue;
      if (await readAgain(world, brandId, one, { opinion, madeBy: classifierName(settings.name) })) changed += 1;
    }
  }
  await keep();
  return { isMore: nextSpan(after) !== null, read: asked.length, changed };
}

interface Piece {
  readonly was: number | null;
  readonly words: readonly WordsToRead[];
  /** The place when they have been read. */
  readonly after: Place;
}

/** Null when nothing is new. */
async function nextPiece(tx: Tx, brandId: string): Promise<Piece | null> {
  const row = await placeOf(tx, brandId);
  if (row === null) return null;
  // A classifier that comes new begins with what is heard from now on.
  if (row.until === null) return { was: null, words: [], after: { until: row.newest, unread: [] } };
  const place = grown({ until: row.until, unread: row.unread ?? [] }, row.newest);
  const span = nextSpan(place);
  if (span === null) return null;
  const [after, until] = span;
  const words = await wordsIn(tx, brandId, { after, until, limit: batch });
  const oldest = words.length === batch ? words.at(-1)?.number : undefined;
  return { was: row.until, words, after: readDownTo(place, oldest === undefined ? after : oldest - 1) };
}

const personId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

function isForClassifier({ madeBy, language, text }: WordsToRead, languages: readonly string[]): boolean {
  if (personId.test(madeBy) || text.trim() === '') return false;
  return languages.length === 0 || (language !== null && languages.includes(language));
}

interface SecondOpinion {
  readonly opinion: Opinion;
  readonly madeBy: string;
}

/** True when a second reading was added: not when the words, or what a person said of them, changed meanwhile. */
function readAgain({ database, now }: Reader, brandId: string, words: WordsToRead, said: SecondOpinion) {
  return database.brand(brandId, async (tx) => {
    const home = await lockedHome(tx, brandId, words.caseId);
    const mention = await mentionById(tx, brandId, words.mentionId);
    const [was] = await readingsOf(tx, brandId, [words.mentionId]);
    if (home === null || mention === null || was === undefined) return false;
    if (mention.revision !== words.revision || mention.removedAt !== null || personId.test(was.madeBy)) return false;
    const { mentionId: _, ...held } = was;
    const reading = secondReading(held, said.opinion, said.madeBy);
    if (reading === null) return false;
    const at = now();
    await addReading(tx, brandId, { mentionId: mention.id, reading, at });
    const face = faceOf({ ...mention, isRemoved: false }, reading);
    const running = home.unanswered.find((clock) => clock.mentionId === mention.id);
    const { clock, priority } = triage({
      mentionId: mention.id,
      of: home,
      face,
      reach: home.reach,
      startsAt: running?.startedAt ?? null,
      ...(running === undefined ? {} : { kind: running.kind }),
      rules: await rulesOf(tx, brandId),
    });
    const about = { mentionId: mention.id, face, clock, priority, head: said.opinion.head, madeBy: said.madeBy };
    const act = { act: 'reread', isNewest: isNewest(mention, home), ...about } as const;
    const outcome = await applyAct(tx, { brandId, caseId: home.id, act, now: at });
    if (!isApplied(outcome)) throw new Error(`a second reading was refused: ${outcome.refused}`);
    return true;
  });
}

/** The case in which the words are dealt with, when theirs was made one with another. */
async function lockedHome(tx: Tx, brandId: string, caseId: string): Promise<Case | null> {
  const one = await lockCase(tx, brandId, caseId);
  return one === null || one.mergedInto === null ? one : lockCase(tx, brandId, one.mergedInto);
}

function isNewest({ publishedAt, heardAt }: ThreadRow, { mentionCount, lastMentionAt }: Case): boolean {
  return mentionCount === 1 || (publishedAt ?? heardAt).getTime() >= lastMentionAt.getTime();
}
