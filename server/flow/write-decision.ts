// Writes what a batch decided: a statement a kind, sent in the order in which they refer to each other, without waiting
// for the answer of the one before.

import type { NewEvent } from '../../core/event.ts';
import { all, type Tx } from '../../store/database.ts';
import type { EventToAppend } from '../../store/learn/record.ts';
import { insertIdentities, insertThreads } from '../../store/listen/known.ts';
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
import type { DecidedMention, Decision, Knowledge } from './decide-batch.ts';
import { contentDigest } from './digest.ts';
import type { HeardTogether } from './fetch-knowledge.ts';

export async function writeDecision(
  tx: Tx,
  { brandId, channel, heardAt }: Omit<HeardTogether, 'rules'>,
  { newcomers }: Pick<Knowledge, 'newcomers'>,
  decision: Decision,
): Promise<void> {
  await all([
    insertIdentities(tx, brandId, channel, heardAt, newcomers.identities),
    insertThreads(tx, brandId, channel, newcomers.threads),
    insertCases(tx, brandId, decision.newCases),
    updateCases(tx, brandId, decision.changedCases),
    insertMentions(tx, brandId, { channel, heardAt }, decision.made),
    addFirstReadings(tx, brandId, heardAt, decision.made),
    writeRevisions(tx, brandId, channel, heardAt, decision.revised),
    refreshCounts(tx, brandId, decision.recounted),
    linkSentReplies(tx, brandId, decision.sentReplies),
    decision.turns.length === 0 ? Promise.resolve() : noteTurns(tx, brandId, decision.turns, heardAt),
  ]);
}

/**
 * In waves: of several wordings of one mention in a batch, each is kept, the first one first. Sent one behind the other
 * like all the rest: a transaction's statements are done in the order in which they are sent.
 */
async function writeRevisions(tx: Tx, brandId: string, channel: string, at: Date, revised: Decision['revised']) {
  const sent: Promise<void>[] = [];
  let rest = revised;
  while (rest.length > 0) {
    const wave = new Map(rest.toReversed().map((one) => [one.id, one]));
    const rows = [...wave.values()].map(({ item, ...one }) => ({ ...one, heard: item.heard, digest: item.digest, at }));
    sent.push(reviseMentions(tx, brandId, channel, rows));
    for (const { id, item } of wave.values()) {
      const isRead = item.reading !== null && !item.heard.isRemoved;
      if (isRead) sent.push(addReading(tx, brandId, { mentionId: id, reading: item.reading, at }));
    }
    rest = rest.filter((one) => wave.get(one.id) !== one);
  }
  await all(sent);
}

/** The events with the salted digest of the content they are about. */
export function eventsOf(decision: Decision, knowledge: Knowledge): EventToAppend[] {
  const made = new Map<string | null, DecidedMention>();
  for (const one of decision.made) made.set(one.id, one);
  const revised = new Map(decision.revised.map((one) => [one.id, one]));
  const digestOf = ({ kind, subjectId }: NewEvent): string | null => {
    if (subjectId === null) return null;
    if (kind === 'mention.revised') {
      const salt = knowledge.salts.get(subjectId) ?? made.get(subjectId)?.salt;
      const text = revised.get(subjectId)?.item.heard.text;
      return salt === undefined || text === undefined ? null : contentDigest(salt, text);
    }
    const isHeard = kind === 'mention.heard' || kind === 'mention.own_heard';
    const heard = isHeard ? made.get(subjectId) : undefined;
    return heard === undefined ? null : contentDigest(heard.salt, heard.item.heard.text);
  };
  return decision.events.map((event) => ({ ...event, contentDigest: digestOf(event) }));
}
