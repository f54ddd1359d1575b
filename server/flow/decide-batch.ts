// What a batch of heard items does to the record: pure. Everything it needs was fetched and locked before; everything
// it decides is written after. The order of the stages is the pipeline's (`pipeline.ts`).

import type { Act } from '../../core/act.ts';
import { type Case, faceOf, type HadBefore, newCase } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { clockStart, isHistory, type Known, listen } from '../../core/listen/listen.ts';
import type { Heard } from '../../core/mention.ts';
import type { Reading } from '../../core/reading.ts';
import type { CaseRules } from '../../core/rules.ts';
import { isBackToNobody } from '../../core/transition/join.ts';
import { isRefusal } from '../../core/transition/outcome.ts';
import { transition } from '../../core/transition/transition.ts';
import { caseRules } from '../../core/triage/case-rules.ts';
import { afterGiving, route, type Worker } from '../../core/triage/route.ts';
import { aboutWords, type Rules } from '../../core/triage/rules.ts';
import { type TriageInput, triage } from '../../core/triage/triage.ts';
import type { IdentityRow, ThreadRow } from '../../store/listen/known.ts';

/** Where something was heard. */
export interface HeardFrom {
  readonly id: string;
  readonly sphere: Case['sphere'];
  readonly locationId: string | null;
  readonly connectedAt: Date;
  readonly isFirstRead: boolean;
}

/** An item that could be read, understood before the transaction began. */
export interface ReadItem {
  readonly source: HeardFrom;
  readonly heard: Heard;
  readonly digest: string;
  /** Null for the brand's own words. */
  readonly reading: Reading | null;
  /** Where it was said to: on the private page of this case. Otherwise the thread and the customer tell. */
  readonly caseId?: string;
}

/** What the store held about the batch when it was locked. */
export interface Knowledge {
  readonly mentions: ReadonlyMap<string, Known>;
  /** Salts of the content digests, by mention id. */
  readonly salts: ReadonlyMap<string, string>;
  /** By the author's external id. */
  readonly identities: ReadonlyMap<string, { readonly id: string; readonly customerId: string; readonly name: string }>;
  /** By external id of the thread. */
  readonly threads: ReadonlyMap<string, string>;
  readonly cases: readonly Case[];
  /** Who has one of them that is closed, and can take none any more. */
  readonly gone: ReadonlySet<string>;
  /** Own replies heard before what they answer, by canonical id of the latter. */
  readonly ownReplies: ReadonlyMap<string, readonly { mentionId: string; saidAt: Date; isHistory: boolean }[]>;
  /** What known customers who complain or ask had with us before, by customer; who had nothing is not in it. */
  readonly hadBefore: ReadonlyMap<string, HadBefore>;
  /** Who works now; empty where the protocol has no routes. */
  readonly workers: readonly Worker[];
  /** Replies Heed sent, by canonical id. */
  readonly sent: ReadonlyMap<string, string>;
  /** To be written with the decision: who and what was heard of for the first time. */
  readonly newcomers: {
    readonly identities: readonly IdentityRow[];
    readonly threads: readonly ThreadRow[];
  };
}

export interface BatchContext {
  readonly channel: string;
  readonly rules: Rules;
  readonly heardAt: Date;
  readonly newId: () => string;
  readonly newSalt: () => string;
}

export interface DecidedMention {
  readonly id: string;
  readonly salt: string;
  readonly item: ReadItem;
  readonly threadId: string;
  readonly identityId: string;
  readonly caseId: string | null;
  readonly isHistory: boolean;
}

export interface Decision {
  readonly made: readonly DecidedMention[];
  readonly revised: readonly { readonly id: string; readonly item: ReadItem; readonly revision: number }[];
  readonly recounted: readonly { readonly id: string; readonly counts: Heard['counts'] }[];
  readonly newCases: readonly {
    readonly case: Case;
    readonly customerName: string;
    readonly customerHandle: string | null;
  }[];
  readonly changedCases: readonly Case[];
  readonly events: readonly NewEvent[];
  readonly sentReplies: readonly { readonly replyId: string; readonly mentionId: string }[];
  /** Who was given cases, for the next fair turn. */
  readonly turns: readonly string[];
}

/** Customers' words come before the brand's own of the same batch, so that an answer finds what it answers. */
export function decideBatch(items: readonly ReadItem[], knowledge: Knowledge, context: BatchContext): Decision {
  const batch = new Batch(knowledge, context);
  for (const item of items) if (!item.heard.isOwn) batch.take(item);
  for (const item of items) if (item.heard.isOwn) batch.take(item);
  return batch.decision();
}

/** The working state of one batch, alive for the length of `decideBatch`. */
class Batch {
  readonly #known: Map<string, Known>;
  readonly #cases: Map<string, Case>;
  readonly #caseOf: Map<string, string>;
  readonly #untouched: ReadonlySet<Case>;
  readonly #opened = new Map<string, { customerName: string; customerHandle: string | null }>();
  readonly #made: DecidedMention[] = [];
  readonly #revised = new Map<string, { id: string; item: ReadItem; revision: number }[]>();
  readonly #recounted = new Map<string, Heard['counts']>();
  readonly #events: NewEvent[] = [];
  readonly #sentReplies: { replyId: string; mentionId: string }[] = [];
  readonly #turns: string[] = [];
  #workers: readonly Worker[];
  readonly #asked: CaseRules;
  readonly #knowledge: Knowledge;
  readonly #context: BatchContext;

  constructor(knowledge: Knowledge, context: BatchContext) {
    this.#knowledge = knowledge;
    this.#context = context;
    this.#workers = knowledge.workers;
    this.#asked = caseRules(context.rules);
    this.#known = new Map(knowledge.mentions);
    this.#cases = new Map(knowledge.cases.map((one) => [one.id, one]));
    // Words go on in the case theirs was made one with, and never in one that was split from theirs.
    const homes = knowledge.cases.filter((one) => one.splitFrom === null);
    this.#caseOf = new Map(homes.map((one) => [`${one.threadId}|${one.identityId}`, one.mergedInto ?? one.id]));
    this.#untouched = new Set(knowledge.cases);
  }

  take(item: ReadItem): void {
    const verdict = listen(item, this.#known.get(item.heard.canonicalId));
    if (verdict.is === 'new') this.#takeNew(item);
    else if (verdict.is === 'same') this.#recounted.set(verdict.known.mentionId, item.heard.counts);
    else this.#takeRevised(item, verdict.known, verdict.is === 'removed');
  }

  #takeNew(item: ReadItem): void {
    const { heard, source } = item;
    const { heardAt, newId, newSalt } = this.#context;
    const identity = need(this.#knowledge.identities.get(heard.author.externalId));
    const threadId = need(this.#knowledge.threads.get(heard.threadId));
    const mention: DecidedMention = {
      id: newId(),
      salt: newSalt(),
      item,
      threadId,
      identityId: identity.id,
      caseId: heard.isOwn ? this.#caseAnswered(heard) : (item.caseId ?? this.#caseFor(threadId, identity, item)),
      isHistory: isHistory(heard, source),
    };
    this.#made.push(mention);
    this.#remember(mention, item, 1);
    if (heard.isOwn) this.#hearOwn(mention);
    else this.#hear(mention, heardAt);
  }

  #hear(mention: DecidedMention, heardAt: Date): void {
    const { heard, source } = mention.item;
    const reading = need(mention.item.reading);
    const saidAt = heard.publishedAt ?? heardAt;
    const startsAt = mention.isHistory || heard.isRemoved ? null : clockStart(heard, source.connectedAt, heardAt);
    const caseId = need(mention.caseId);
    const face = faceOf(heard, reading);
    const reach = heard.author.followers;
    if (startsAt !== null) this.#route(caseId, { face, reach }, heardAt);
    const { clock, priority } = this.#triage(mention.id, caseId, { face, reach, startsAt });
    const act: Act = { act: 'hear', mentionId: mention.id, face, clock, priority, saidAt, reach, startsAt };
    this.#apply(caseId, act);
    for (const own of this.#knowledge.ownReplies.get(heard.canonicalId) ?? []) {
      this.#apply(caseId, { act: 'hear_own', toMentionId: mention.id, ...own });
    }
  }

  #hearOwn(mention: DecidedMention): void {
    const { heard } = mention.item;
    const replyId = this.#knowledge.sent.get(heard.canonicalId);
    if (replyId !== undefined) {
      // Heed sent it itself: its clock stopped when it was sent.
      this.#sentReplies.push({ replyId, mentionId: mention.id });
      return;
    }
    if (mention.caseId === null) return;
    const saidAt = heard.publishedAt ?? this.#context.heardAt;
    const toMentionId = (heard.parentId === null ? null : this.#known.get(heard.parentId)?.mentionId) ?? null;
    const { id: mentionId, isHistory } = mention;
    this.#apply(mention.caseId, { act: 'hear_own', mentionId, toMentionId, saidAt, isHistory });
  }

  #takeRevised(item: ReadItem, known: Known, isRemoved: boolean): void {
    const revision = known.revision + 1;
    const list = this.#revised.get(known.mentionId) ?? [];
    list.push({ id: known.mentionId, item, revision });
    this.#revised.set(known.mentionId, list);
    this.#known.set(item.heard.canonicalId, {
      ...known,
      digest: item.digest,
      revision,
      revisedAt: item.heard.revisedAt ?? known.revisedAt,
      earlierDigests: [...known.earlierDigests, known.digest],
    });
    const before = known.caseId === null ? undefined : this.#cases.get(this.#homeOf(known.caseId));
    if (before === undefined || item.reading === null) return;
    const running = before.unanswered.find((one) => one.mentionId === known.mentionId);
    const face = faceOf(item.heard, item.reading);
    const { clock, priority } = this.#triage(known.mentionId, before.id, {
      face,
      reach: before.reach,
      startsAt: running?.startedAt ?? null,
      ...(running === undefined ? {} : { kind: running.kind }),
    });
    const saidAt = item.heard.publishedAt ?? null;
    const isNewest =
      before.mentionCount === 1 || (saidAt !== null && saidAt.getTime() >= before.lastMentionAt.getTime());
    this.#apply(before.id, {
      act: 'revise',
      mentionId: known.mentionId,
      face: isRemoved ? { ...before.face, firstLine: null, title: null } : face,
      clock,
      priority,
      isRemoved,
      isNewest,
    });
  }

  #triage(mentionId: string, caseId: string, at: Pick<TriageInput, 'face' | 'reach' | 'startsAt' | 'kind'>) {
    return triage({ mentionId, of: need(this.#cases.get(caseId)), rules: this.#context.rules, ...at });
  }

  /** Whose matter it is, told once: when the first live words of a case that nobody has are heard. */
  #route(caseId: string, words: Pick<Case, 'face' | 'reach'>, now: Date): void {
    const { rules } = this.#context;
    const one = need(this.#cases.get(caseId));
    const isOpen = one.unansweredCount === 0 && one.assigneeId === null && one.proposedId === null && one.team === null;
    if (!isOpen || rules.protocol.routes.length === 0) return;
    const found = route(
      rules.protocol.routes,
      aboutWords(one, { ...words, priority: one.priority }, rules),
      this.#workers,
      now,
    );
    if (found === null) return;
    const { team, personId, how } = found;
    if (personId !== null) {
      this.#turns.push(personId);
      this.#workers = afterGiving(this.#workers, personId, now);
    }
    const why = found.why.map(({ code }) => code).join(' ');
    this.#apply(caseId, { act: 'route', route: found.route, team, personId, how, why });
  }

  #caseAnswered(heard: Heard): string | null {
    const caseId = heard.parentId === null ? null : (this.#known.get(heard.parentId)?.caseId ?? null);
    return caseId === null ? null : this.#homeOf(caseId);
  }

  #homeOf(caseId: string): string {
    return this.#cases.get(caseId)?.mergedInto ?? caseId;
  }

  #caseFor(threadId: string, identity: { id: string; customerId: string; name: string }, item: ReadItem): string {
    const pair = `${threadId}|${identity.id}`;
    const there = this.#caseOf.get(pair);
    if (there !== undefined) return there;
    const { heard, source } = item;
    const { channel, heardAt, newId } = this.#context;
    const id = newId();
    this.#caseOf.set(pair, id);
    this.#opened.set(id, { customerName: identity.name, customerHandle: heard.author.handle });
    const { id: sourceId, sphere, locationId } = source;
    const { id: identityId, customerId } = identity;
    const place = { channel, sphere, visibility: heard.visibility, sourceId, locationId };
    const hadBefore = this.#knowledge.hadBefore.get(customerId);
    const opening = { id, ...place, threadId, identityId, customerId, openedAt: heardAt };
    this.#cases.set(id, newCase(hadBefore === undefined ? opening : { ...opening, hadBefore }));
    return id;
  }

  #apply(caseId: string, act: Act): void {
    const before = need(this.#cases.get(caseId));
    const outcome = transition(before, act, this.#context.heardAt, this.#asked);
    if (isRefusal(outcome)) throw new Error(`'${act.act}' was refused: ${JSON.stringify(outcome)}`);
    this.#cases.set(caseId, outcome.case);
    this.#events.push(...outcome.events);
    if (isBackToNobody(before, outcome.case, this.#knowledge.gone)) this.#apply(caseId, { act: 'vacate' });
  }

  #remember(mention: DecidedMention, item: ReadItem, revision: number): void {
    this.#known.set(item.heard.canonicalId, {
      mentionId: mention.id,
      caseId: mention.caseId,
      digest: item.digest,
      revision,
      revisedAt: item.heard.revisedAt ?? null,
      earlierDigests: [],
    });
  }

  decision(): Decision {
    const cases = [...this.#cases.values()].filter((one) => !this.#untouched.has(one));
    return {
      made: this.#made,
      revised: [...this.#revised.values()].flat(),
      recounted: [...this.#recounted].map(([id, counts]) => ({ id, counts })),
      newCases: cases.flatMap((one) => {
        const opened = this.#opened.get(one.id);
        return opened === undefined ? [] : [{ case: one, ...opened }];
      }),
      changedCases: cases.filter((one) => !this.#opened.has(one.id)),
      events: this.#events,
      sentReplies: this.#sentReplies,
      turns: this.#turns,
    };
  }
}

function need<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('the batch was not fetched whole');
  return value;
}
