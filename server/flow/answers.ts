// Answers to notices become notes: looks into a mailbox, takes what answers a mail of ours from the very person it went
// to, and leaves everything else untouched. An answer is never sent on to a customer.

import { createHash } from 'node:crypto';
import { makeId } from '../../core/id.ts';
import { membersOf } from '../../store/account/people.ts';
import { isUniqueViolation } from '../../store/database.ts';
import { lockDelivery } from '../../store/triage/deliveries.ts';
import { addNote } from '../../store/triage/notes.ts';
import { noticesOfDelivery } from '../../store/triage/notice-list.ts';
import { readMailId } from '../notify/mail-id.ts';
import { type Mailbox, withMailbox } from '../notify/mailbox.ts';
import { longestMail, readAnswer } from '../notify/read-answer.ts';
import type { Ways } from '../notify/ways.ts';
import { mayPractise } from '../policy.ts';
import type { World } from '../world.ts';
import { applyAct, isApplied } from './apply-act.ts';
import { contentDigest, newSalt } from './digest.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 30_000;

/** Looks every half minute; idle when there is no mailbox. */
export function startAnswers(world: World, { mailbox }: Pick<Ways, 'mailbox'>): Ticker {
  return startTicker('the mailbox', lookEveryMs, world.log, async () => {
    if (mailbox === null) return null;
    await withMailbox(mailbox.url, (open) => collectAnswers(world, open, mailbox));
    return null;
  });
}

export interface Collecting {
  /** Signs and knows our ids. */
  readonly key: Buffer;
}

/** Takes what is there; how many notes came of it. */
export async function collectAnswers(world: World, mailbox: Mailbox, { key }: Collecting): Promise<number> {
  let notes = 0;
  for await (const mail of mailbox.unread()) {
    if (mail.size > longestMail || readMailId(mail.answers, key) === null) continue;
    const source = await mailbox.open(mail.uid);
    if (source === null) continue;
    try {
      if (!(await takeAnswer(world, source, { key, arrivedAt: mail.arrivedAt }))) continue;
      await mailbox.markRead(mail.uid);
      notes += 1;
    } catch (error) {
      world.log.error({ err: error }, 'an answer to a notice could not be read; it stays unread in the mailbox');
    }
  }
  return notes;
}

/** True when it is a note now, or was one already. */
async function takeAnswer(
  world: World,
  source: Buffer,
  { key, arrivedAt }: Collecting & { readonly arrivedAt: Date },
): Promise<boolean> {
  const answer = await readAnswer(source, key);
  if (answer === null) return false;
  const { brandId, deliveryId } = answer.id;
  // The same mail makes the same note: a crash before it was marked as read changes nothing.
  const noteId = makeId(arrivedAt.getTime(), 0, createHash('sha256').update(source).digest());
  const now = world.now();
  try {
    return await world.database.brand(brandId, async (tx) => {
      const delivery = await lockDelivery(tx, brandId, deliveryId);
      const person = (await membersOf(tx, brandId)).find(({ id }) => id === delivery?.personId);
      const cases = new Set((await noticesOfDelivery(tx, brandId, deliveryId)).map((one) => one.caseId));
      const [caseId = null] = cases;
      // Of several cases nobody can tell which one is meant.
      if (person?.email !== answer.from || !mayPractise(person) || cases.size !== 1 || caseId === null) return false;
      await addNote(tx, brandId, { id: noteId, caseId, personId: person.id, text: answer.text, at: now });
      const act = { act: 'note' as const, personId: person.id, saw: 0, noteId };
      const digest = contentDigest(newSalt(), answer.text);
      return isApplied(await applyAct(tx, { brandId, caseId, act, now, contentDigest: digest }));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return true;
    throw error;
  }
}
