// Makes two cases one, takes words out of a case into one of their own, and puts a case back that went into another. All
// of it in one transaction; both sides through `transition`, the one that takes before the one that gives.

import type { PersonAct, Taking } from '../../core/act.ts';
import { type Case, type Face, faceOf, firstLine, newCase, type Priority } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { carriedFrom } from '../../core/transition/join.ts';
import { isRefusal } from '../../core/transition/outcome.ts';
import { transition } from '../../core/transition/transition.ts';
import { caseRules } from '../../core/triage/case-rules.ts';
import type { Rules } from '../../core/triage/rules.ts';
import { triage } from '../../core/triage/triage.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { readingsOf } from '../../store/triage/case-page.ts';
import { casesById, insertCases, lockCases, updateCases } from '../../store/triage/cases.ts';
import {
  addMerge,
  calledAs,
  caseOfPair,
  customersOf,
  holdMentions,
  joinedInto,
  lastReplyTo,
  type MentionOfCase,
  type MergeRow,
  mentionsOfCase,
  mergeOf,
  mergesInto,
  moveMentions,
  undoMerge,
} from '../../store/triage/join.ts';
import type { ActBody } from '../../wire/acts.ts';
import { settleRequests } from '../flow/apply-act.ts';
import { tell } from '../flow/tell.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import type { Actor } from './actor.ts';
import { refusal } from './refusals.ts';

type BodyOf<Name extends ActBody['act']> = Extract<ActBody, { act: Name }>;

export interface Joined {
  /** Number of the last event written. */
  readonly event: number;
  /** The other case it was about: the one it went into, came out of, or that began. */
  readonly otherId: string;
}

/** The cases of one such act as they change, and what is recorded of it. */
class Sides {
  readonly #cases: Map<string, Case>;
  readonly #events: NewEvent[] = [];
  readonly #rules: Rules;
  readonly #actor: Actor;

  constructor(cases: readonly Case[], rules: Rules, actor: Actor) {
    this.#cases = new Map(cases.map((one) => [one.id, one]));
    this.#rules = rules;
    this.#actor = actor;
  }

  at(id: string): Case {
    const one = this.#cases.get(id);
    if (one === undefined) throw new HeedError('not_found', 'There is no such case.');
    return one;
  }

  /** Throws what a person is told when it is refused. */
  apply(id: string, act: PersonAct): void {
    const outcome = transition(this.at(id), act, this.#actor.now, caseRules(this.#rules));
    if (isRefusal(outcome)) throw refusal(outcome);
    this.#cases.set(id, outcome.case);
    this.#events.push(...outcome.events);
  }

  /** Writes the cases and then the record, which is the last thing its transaction does. `born` is new. */
  async write(tx: Tx, born: string | null = null): Promise<number> {
    const { brandId, now } = this.#actor;
    const changed = [...this.#cases.values()].filter(
      ({ id }) => id !== born && this.#events.some((one) => one.caseId === id),
    );
    await updateCases(tx, brandId, changed);
    const happened = this.#events.map((event) => ({ case: this.at(event.caseId ?? ''), event }));
    await tell(tx, { brandId, rules: this.#rules, now }, happened);
    await settleRequests(tx, brandId, this.#events);
    return appendEvents(
      tx,
      brandId,
      this.#events.map((event) => ({ ...event, contentDigest: null })),
    );
  }
}

/** A case goes on in another one, of the same customer; of two customers only if the person says it is one matter. */
export async function mergeCases(tx: Tx, actor: Actor, body: BodyOf<'merge'>): Promise<Joined> {
  const { brandId, personId, caseId, now } = actor;
  const { intoId, isSameMatter } = body;
  await holdMentions(tx, brandId, [caseId]);
  const before = await joinedInto(tx, brandId, caseId);
  const ids = [caseId, intoId, ...before.map(({ id }) => id)];
  const sides = new Sides(await lockCases(tx, brandId, { ids, pairs: [] }), await rulesOf(tx, brandId), actor);
  const [one, into] = [sides.at(caseId), sides.at(intoId)];
  const customers = await customersOf(tx, brandId, [one.identityId, into.identityId]);
  if (customers.size > 1 && !isSameMatter) {
    throw new HeedError(
      'other_customer',
      'These are two customers. Say that it is the same matter, or link them first.',
    );
  }
  sides.apply(intoId, { act: 'absorb', personId, saw: body.sawInto, from: one, carried: carriedFrom(one, 'all') });
  sides.apply(caseId, { act: 'merge', personId, saw: body.saw, intoId, isSameMatter });
  const shown = { personId, saw: Number.MAX_SAFE_INTEGER };
  for (const { id } of before) sides.apply(id, { act: 'merge', ...shown, intoId, isSameMatter });
  const mentionIds = (await mentionsOfCase(tx, brandId, caseId)).map(({ id }) => id);
  await moveMentions(tx, brandId, mentionIds, intoId);
  await addMerge(tx, brandId, {
    id: newId(now),
    caseId,
    intoId,
    was: one.state,
    intoWas: into.state,
    mentionIds,
    promiseIds: one.promises.map(({ promiseId }) => promiseId),
    isSameMatter: customers.size > 1,
    personId,
    at: now,
  });
  return { event: await sides.write(tx), otherId: intoId };
}

/** A case that went into another is its own again, with the words it had and those said in its thread since. */
export async function separateCase(tx: Tx, actor: Actor, body: BodyOf<'separate'>): Promise<Joined> {
  const { brandId, personId, caseId, now } = actor;
  const there = await mergeOf(tx, brandId, caseId);
  const intoId = (await casesById(tx, brandId, [caseId]))[0]?.mergedInto ?? null;
  if (there === null || intoId === null) throw refusal({ refused: 'not_now', why: 'not_merged' });
  await holdMentions(tx, brandId, [intoId]);
  const back = await mergesInto(tx, brandId, caseId);
  const rules = await rulesOf(tx, brandId);
  const ids = [caseId, intoId, ...back.map((one) => one.caseId)];
  const sides = new Sides(await lockCases(tx, brandId, { ids, pairs: [] }), rules, actor);
  const [one, into] = [sides.at(caseId), sides.at(intoId)];
  const all = await mentionsOfCase(tx, brandId, intoId);
  const words = wordsOf(there, [one, ...back.map((row) => sides.at(row.caseId))], all);
  const rest = all.filter((mention) => !words.includes(mention));
  const taking = takingOf(into, words, there.promiseIds);
  sides.apply(caseId, {
    ...{ act: 'part', personId, saw: body.saw, fromId: intoId, was: there.was, taking },
    ...(await saidIn(tx, brandId, { ...one, unanswered: into.unanswered }, words, rules)),
    ...aboutBirth(one, words),
    carried: carriedFrom(into, taking),
    lastReplyAt: await lastReplyTo(tx, brandId, idsOf(words)),
  });
  const shown = { personId, saw: Number.MAX_SAFE_INTEGER };
  const left = await saidIn(tx, brandId, into, rest, rules);
  sides.apply(intoId, { act: 'split', ...shown, intoId: caseId, taking, was: there.intoWas, ...left });
  for (const row of back) {
    sides.apply(row.caseId, { act: 'merge', ...shown, intoId: caseId, isSameMatter: row.isSameMatter });
  }
  await moveMentions(tx, brandId, idsOf(words), caseId);
  await undoMerge(tx, brandId, there.id, now);
  return { event: await sides.write(tx), otherId: intoId };
}

/** What went along, where it still is, and what was said since by the same customers in the same conversations. */
function wordsOf(there: MergeRow, cases: readonly Case[], all: readonly MentionOfCase[]): readonly MentionOfCase[] {
  const had = new Set(there.mentionIds);
  const pairs = new Set(
    cases.filter((one) => one.splitFrom === null).map((one) => `${one.threadId}|${one.identityId}`),
  );
  return withReplies(all, (one) => had.has(one.id) || (!one.isOwn && pairs.has(`${one.threadId}|${one.identityId}`)));
}

/** Some of a customer's words become a case of their own; what is said in the thread later stays with the first. */
export async function splitCase(tx: Tx, actor: Actor, body: BodyOf<'split'>): Promise<Joined> {
  const { brandId, personId, caseId, now } = actor;
  await holdMentions(tx, brandId, [caseId]);
  const rules = await rulesOf(tx, brandId);
  const locked = await lockCases(tx, brandId, { ids: [caseId], pairs: [] });
  const all = await mentionsOfCase(tx, brandId, caseId);
  const words = chosenFrom(all, body.mentionIds);
  const rest = all.filter((mention) => !words.includes(mention));
  if (!rest.some(({ isOwn }) => !isOwn)) throw refusal({ refused: 'not_now', why: 'nothing_left' });
  const home = await homeOf(tx, brandId, words[0], locked);
  const born = newCase({ ...home, id: newId(now), openedAt: now, splitFrom: caseId });
  const sides = new Sides([...locked, born], rules, actor);
  const one = sides.at(caseId);
  const taking = takingOf(one, words, []);
  const parted = { taking, was: null };
  sides.apply(born.id, {
    ...{ act: 'part', personId, saw: 0, fromId: caseId },
    ...parted,
    ...(await saidIn(tx, brandId, born, words, rules)),
    ...aboutBirth(one, words),
    carried: carriedFrom(one, taking),
    lastReplyAt: await lastReplyTo(tx, brandId, idsOf(words)),
  });
  const left = await saidIn(tx, brandId, one, rest, rules);
  sides.apply(caseId, { act: 'split', personId, saw: body.saw, intoId: born.id, ...parted, ...left });
  await insertCases(tx, brandId, [{ case: sides.at(born.id), ...(await calledAs(tx, brandId, home.id)) }]);
  await moveMentions(tx, brandId, idsOf(words), born.id);
  return { event: await sides.write(tx, born.id), otherId: born.id };
}

/** Whose words these are, and where they were said: the case that hears this customer in this conversation. */
async function homeOf(
  tx: Tx,
  brandId: string,
  first: MentionOfCase | undefined,
  locked: readonly Case[],
): Promise<Case> {
  const found = first === undefined ? null : await caseOfPair(tx, brandId, first);
  const there = locked.find(({ id }) => found === null || id === found.id);
  const [home] = there === undefined && found !== null ? await casesById(tx, brandId, [found.id]) : [there];
  if (home === undefined) throw new HeedError('not_found', 'There is no such case.');
  return home;
}

function chosenFrom(all: readonly MentionOfCase[], ids: readonly string[]): readonly MentionOfCase[] {
  const chosen = all.filter(({ id, isOwn }) => !isOwn && ids.includes(id));
  const [first] = chosen;
  const isOne = chosen.every((one) => one.threadId === first?.threadId && one.identityId === first.identityId);
  if (first === undefined || chosen.length !== new Set(ids).size || !isOne) {
    const message = 'mentionIds: choose words of one customer in this case, from one conversation.';
    throw new HeedError('bad_request', message, { field: 'mentionIds' });
  }
  return withReplies(all, (one) => chosen.includes(one));
}

/** These words, and what the brand said to them. */
function withReplies(all: readonly MentionOfCase[], isIts: (one: MentionOfCase) => boolean): readonly MentionOfCase[] {
  const said = new Set(all.filter(isIts).map(({ canonicalId }) => canonicalId));
  return all.filter((one) => said.has(one.canonicalId) || (one.isOwn && said.has(one.parentCanonicalId ?? '')));
}

function idsOf(words: readonly MentionOfCase[]): readonly string[] {
  return words.map(({ id }) => id);
}

/** The record names those of the words on which a clock runs; the others are counted. */
function takingOf(from: Case, words: readonly MentionOfCase[], promiseIds: readonly string[]): Taking {
  const ids = new Set(idsOf(words));
  const mentionIds = from.unanswered.map(({ mentionId }) => mentionId).filter((id) => ids.has(id));
  return { mentionIds, promiseIds, mentionCount: words.filter(({ isOwn }) => !isOwn).length };
}

function aboutBirth({ assigneeId, team }: Case, words: readonly MentionOfCase[]) {
  const said = words.filter(({ isOwn }) => !isOwn);
  const reach = said.findLast(({ followers }) => followers !== null)?.followers ?? null;
  return { assigneeId, team, reach, isHistory: said.every(({ isHistory }) => isHistory) };
}

interface Said {
  readonly face: Face;
  readonly priority: Priority;
  readonly lastMentionAt: Date;
}

/** What a case shows that has these words: the newest, and the reading of the heaviest that waits. */
async function saidIn(tx: Tx, brandId: string, of: Case, words: readonly MentionOfCase[], rules: Rules): Promise<Said> {
  const said = words.filter(({ isOwn }) => !isOwn);
  const newest = said.at(-1);
  if (newest === undefined) return { face: of.face, priority: of.priority, lastMentionAt: of.lastMentionAt };
  const waits = said.filter(({ id }) => of.unanswered.some(({ mentionId }) => mentionId === id));
  const looked = waits.length === 0 ? [newest] : waits;
  const readings = await readingsOf(tx, brandId, idsOf([...looked, newest]));
  let best: { readonly face: Face; readonly priority: Priority } | null = null;
  for (const one of looked) {
    const reading = readings.find(({ mentionId }) => mentionId === one.id);
    if (reading === undefined) continue;
    const face = faceOf(one, reading);
    const { priority } = triage({ mentionId: one.id, of, face, reach: one.followers, startsAt: null, rules });
    if (best === null || priority >= best.priority) best = { face, priority };
  }
  const shown = best ?? { face: of.face, priority: of.priority };
  const firstLineNow = newest.isRemoved ? null : firstLine(newest.text);
  return { ...shown, face: { ...shown.face, firstLine: firstLineNow }, lastMentionAt: newest.saidAt };
}
