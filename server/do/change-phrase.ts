// Makes, changes, archives and brings back a phrase. Leads and above look after those of the brand and of teams, everybody
// after their own. Each change is an event with ids and a digest; what was is never written over unseen.

import { unknownHoles } from '../../core/respond/phrases/fill.ts';
import { placeholders } from '../../core/respond/phrases/phrase.ts';
import { shippedPhrases } from '../../core/respond/phrases/shipped.ts';
import type { Role } from '../../core/role.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { addPhrase, lockPhrase, type PhraseRow, savePhrase } from '../../store/respond/phrases.ts';
import { teamsOf } from '../../store/triage/teams.ts';
import type { PhraseBody, PhraseChange } from '../../wire/phrases.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { maySharePhrases } from '../policy.ts';
import { HeedError } from '../problem.ts';

export interface Phraser {
  readonly brandId: string;
  readonly role: Role;
  readonly personId: string;
  readonly now: Date;
}

export async function makePhrase(tx: Tx, who: Phraser, body: PhraseBody): Promise<PhraseRow> {
  const { isArchived, ...given } = body;
  if (given.replaces !== null && !isShipped(given.language, given.replaces)) {
    throw new HeedError('bad_request', 'There is no starting phrase of this name in this language.', {
      field: 'replaces',
    });
  }
  const phrase: PhraseRow = {
    ...given,
    ...(await holderOf(tx, who, given)),
    id: newId(who.now),
    version: 1,
    archivedAt: isArchived ? who.now : null,
    salt: newSalt(),
  };
  holesKnown(phrase);
  if (!(await addPhrase(tx, who.brandId, phrase, { by: who.personId, at: who.now }))) throw stoodIn();
  await record(tx, who, phrase, 'made');
  return phrase;
}

export async function changePhrase(tx: Tx, who: Phraser, id: string, body: PhraseChange): Promise<PhraseRow> {
  const was = await phraseFor(tx, who, id, body.version);
  const phrase = { ...was, ...body, ...(await holderOf(tx, who, body)), version: was.version + 1 };
  holesKnown(phrase);
  return save(tx, who, phrase, 'edited');
}

export async function archivePhrase(
  tx: Tx,
  who: Phraser,
  id: string,
  { version, isArchived }: { readonly version: number; readonly isArchived: boolean },
): Promise<PhraseRow> {
  const was = await phraseFor(tx, who, id, version);
  const archivedAt = isArchived ? (was.archivedAt ?? who.now) : null;
  return save(tx, who, { ...was, archivedAt, version: was.version + 1 }, isArchived ? 'archived' : 'restored');
}

async function save(tx: Tx, who: Phraser, given: PhraseRow, what: string): Promise<PhraseRow> {
  const phrase = { ...given, salt: newSalt() };
  if (!(await savePhrase(tx, who.brandId, phrase, { by: who.personId, at: who.now }))) throw stoodIn();
  await record(tx, who, phrase, what);
  return phrase;
}

/** The phrase, locked, if this person may change it and saw it as it is. */
async function phraseFor(tx: Tx, who: Phraser, id: string, version: number): Promise<PhraseRow> {
  const was = await lockPhrase(tx, who.brandId, id);
  if (was === null || (was.personId !== null && was.personId !== who.personId)) {
    throw new HeedError('not_found', 'There is no such phrase.');
  }
  if (was.personId === null && !maySharePhrases(who)) throw new HeedError('not_allowed', maySharePhrases.words);
  if (was.version !== version) {
    throw new HeedError('conflict', 'A colleague has changed this phrase meanwhile. Look at it again, then change it.');
  }
  return was;
}

/** Whose it will be, if this person may give it to them. */
async function holderOf(
  tx: Tx,
  who: Phraser,
  { scope, teamId }: Pick<PhraseBody, 'scope' | 'teamId'>,
): Promise<{ readonly teamId: string | null; readonly personId: string | null }> {
  if (scope === 'own') return { teamId: null, personId: who.personId };
  if (!maySharePhrases(who)) throw new HeedError('not_allowed', maySharePhrases.words);
  if (scope === 'brand') return { teamId: null, personId: null };
  const teams = await teamsOf(tx, who.brandId);
  if (teamId !== null && teams.some((one) => one.id === teamId)) return { teamId, personId: null };
  throw new HeedError('bad_request', 'Say which team of this brand it is for.', { field: 'teamId' });
}

function holesKnown({ texts }: Pick<PhraseRow, 'texts'>): void {
  const [unknown] = texts.flatMap(unknownHoles);
  if (unknown === undefined) return;
  const known = placeholders.map((one) => `{${one}}`).join(', ');
  throw new HeedError('bad_request', `Nothing fills ${unknown}. What can be filled: ${known}.`, { field: 'texts' });
}

const isShipped = (language: string, id: string): boolean =>
  shippedPhrases.get(language)?.some((one) => one.id === id) ?? false;

const stoodIn = (): HeedError =>
  new HeedError('taken', 'There is a phrase in the place of this one already. Change that one.', { field: 'replaces' });

async function record(tx: Tx, { brandId, personId, now }: Phraser, phrase: PhraseRow, what: string): Promise<void> {
  const { id, version, scope, replaces, salt, texts } = phrase;
  const detail = { what, version, scope, replaces };
  const event = { kind: 'phrase.changed', at: now, personId, caseId: null, subjectId: id, detail } as const;
  await appendEvents(tx, brandId, [{ ...event, contentDigest: contentDigest(salt, texts.join('\n')) }]);
}
