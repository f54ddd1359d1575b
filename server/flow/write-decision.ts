// Writes what a batch decided: a statement a kind, sent in the order in which they refer to each other, without waiting
// for the answer of the one before.

import { all, type Tx } from '../../store/database.ts';
import type { EventToAppend } from '../../store/learn/record.ts';
import {
  addFirstReadings,
  addReading,
  insertMentions,
  linkSentReplies,
  refreshCounts,
  reviseMentions,
} from '../../store/listen/mentions.ts';
import { insertCases, updateCases } from '../../store/triage/cases.ts';
import { noteTurns } from '../../store/triage/workers.ts';
import type { Decision, Knowledge } from './decide-batch.ts';
import { contentDigest } from './digest.ts';
import type { PipelineInput } from './pipeline-input.ts';

export async function writeDecision(
  tx: Tx,
  { source, heardAt }: Pick<PipelineInput, 'source' | 'heardAt'>,
  decision: Decision,
): Promise<void> {
  const { brandId, channel } = source;
  const newCases = decision.newCases.map((one) => ({
    ...one.case,
    customerName: one.name,
    customerHandle: one.author.handle,
  }));
  const made = decision.made.map(({ item, ...one }) => ({
    ...one,
    heard: item.heard,
    digest: item.digest,
    heardAt,
    sourceId: source.id,
  }));
  const first = decision.made.flatMap(({ id, item }) =>
    item.reading === null ? [] : [{ mentionId: id, reading: item.reading, at: heardAt }],
  );
  await all([
    insertCases(tx, brandId, newCases),
    updateCases(tx, brandId, decision.changedCases),
    insertMentions(tx, brandId, channel, made),
    addFirstReadings(tx, brandId, first),
    writeRevisions(tx, brandId, channel, heardAt, decision.revised),
    refreshCounts(tx, brandId, decision.recounted),
    linkSentReplies(tx, brandId, decision.sentReplies),
    decision.turns.length === 0 ? Promise.resolve() : noteTurns(tx, brandId, decision.turns, heardAt),
  ]);
}

/** In waves: of several wordings of one mention in a batch, each is kept, the first one first. */
async function writeRevisions(tx: Tx, brandId: string, channel: string, at: Date, revised: Decision['revised']) {
  let rest = revised;
  while (rest.length > 0) {
    const wave = new Map(rest.toReversed().map((one) => [one.id, one]));
    const rows = [...wave.values()].map(({ item, ...one }) => ({ ...one, heard: item.heard, digest: item.digest, at }));
    await reviseMentions(tx, brandId, channel, rows);
    for (const { id, item } of wave.values()) {
      const isRead = item.reading !== null && !item.heard.isRemoved;
      if (isRead) await addReading(tx, brandId, { mentionId: id, reading: item.reading, at });
    }
    rest = rest.filter((one) => wave.get(one.id) !== one);
  }
}

/** The events with the salted digest of the content they are about. */
export function eventsOf(decision: Decision, knowledge: Knowledge): EventToAppend[] {
  const content = new Map<string, string>();
  for (const { id, salt, item } of decision.made)
    content.set(`${id} mention.heard`, contentDigest(salt, item.heard.text));
  for (const { id, item } of decision.made) {
    if (item.heard.isOwn) content.set(`${id} mention.own_heard`, content.get(`${id} mention.heard`) ?? '');
  }
  const salts = new Map([...knowledge.salts, ...decision.made.map(({ id, salt }) => [id, salt] as const)]);
  for (const { id, item } of decision.revised) {
    const salt = salts.get(id);
    if (salt !== undefined) content.set(`${id} mention.revised`, contentDigest(salt, item.heard.text));
  }
  return decision.events.map((event) => ({
    ...event,
    contentDigest: content.get(`${event.subjectId} ${event.kind}`) ?? null,
  }));
}
