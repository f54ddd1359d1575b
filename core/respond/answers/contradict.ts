// Does a draft say something else than an approved answer? Comes in: a draft, the answers to what was asked, the pack of
// its language. Goes out: the words that stand against an answer, and what was agreed. Silence is better than crying wolf.

import type { Span } from '../finding.ts';
import type { DraftPack } from '../packs/pack.ts';
import type { ApprovedAnswer } from './answer.ts';
import { type ClaimLexicon, claimLexicon } from './claim-lexicon.ts';
import { type Clause, type Figure, readClaims } from './read-claims.ts';

export interface Contradiction {
  readonly span: Span;
  readonly answerId: string;
  readonly about: 'number' | 'day' | 'price' | 'yes_no';
  /** The draft's words and the answer's. */
  readonly said: string;
  readonly agreed: string;
}

/** At most one for each answer: the first is enough to look twice. */
export function contradictions(
  draft: string,
  answers: readonly ApprovedAnswer[],
  pack: DraftPack | null,
): Contradiction[] {
  const words = pack === null ? null : claimLexicon(pack);
  if (words === null) return [];
  const held = answers.filter((one) => one.language === pack?.language);
  if (held.length === 0) return [];
  const said = readClaims(draft, words).filter((one) => !one.isOwn);
  return held.flatMap((answer) => against(draft, said, answer, words) ?? []);
}

interface Agreed {
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** Its figures by what they count. */
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  /** What question and answer are about together. */
  readonly about: ReadonlySet<string>;
  /** How much each sentence of the draft shares with that. */
  readonly shared: ReadonlyMap<number, number>;
}

function against(
  draft: string,
  said: readonly Clause[],
  answer: ApprovedAnswer,
  words: ClaimLexicon,
): Contradiction | null {
  const clauses = readClaims(answer.text, words);
  const about = new Set([...clauses, ...readClaims(answer.question, words)].flatMap((one) => [...one.about]));
  const figures = Map.groupBy(
    clauses.flatMap((one) => one.figures),
    kindOf,
  );
  const agreed: Agreed = { text: answer.text, clauses, figures, about, shared: sharedIn(said, about) };
  for (const clause of said) {
    const found = inFigures(clause, agreed) ?? inDays(clause, agreed) ?? inYesNo(clause, agreed);
    if (found === null) continue;
    const { span, by, kind } = found;
    return {
      span,
      answerId: answer.id,
      about: kind,
      said: draft.slice(span.start, span.end),
      agreed: answer.text.slice(by.start, by.end),
    };
  }
  return null;
}

interface Found {
  readonly span: Span;
  readonly by: Span;
  readonly kind: Contradiction['about'];
}

const money = new Set(['pound', 'euro', 'dollar', 'franc', 'real', 'peso', 'cent', 'penny']);

function inFigures(clause: Clause, agreed: Agreed): Found | null {
  const isNear = isNearTo(clause, agreed);
  for (const figure of clause.figures) {
    const found = inFigure(figure, clause, isNear, agreed);
    if (found !== null) return found;
  }
  if (!isNear) return null;
  return clause.isFree ? freeButCharged(clause, agreed) : null;
}

function inFigure(figure: Figure, clause: Clause, isNear: boolean, { clauses, figures }: Agreed): Found | null {
  const kind = kindOf(figure);
  const alike = figures.get(kind) ?? [];
  if (money.has(kind)) {
    const paid = [...money].flatMap((coin) => figures.get(coin) ?? []);
    if (!isNear || paid.some((one) => agrees(figure, one))) return null;
    const by = alike.find((one) => (one.bound === 'least') === (figure.bound === 'least')) ?? freeSpan(clauses);
    return by === null ? null : { span: figure, by, kind: 'price' };
  }
  const [first] = alike;
  if (first === undefined || alike.some((one) => agrees(figure, one))) return null;
  if (kind === 'hours' && clause.isVague) return null;
  if (kind === 'clock') {
    if (clause.isVague || clauses.some((one) => one.isVague)) return null;
    return isNear ? { span: figure, by: first, kind: 'day' } : null;
  }
  if (kind === 'date') return isNear ? { span: figure, by: first, kind: 'day' } : null;
  if (kind === 'bare') {
    const by = alike.find((one) => one.bound !== null && one.bound === figure.bound);
    return by !== undefined && isNear ? { span: figure, by, kind: 'number' } : null;
  }
  const isLed = kind === 'hours' && alike.some((one) => one.lead !== '' && one.lead === figure.lead);
  return isNear || isLed ? { span: figure, by: first, kind: 'number' } : null;
}

function kindOf({ of }: Figure): string {
  return of === 'hour' ? 'clock' : of;
}

function agrees(one: Figure, other: Figure): boolean {
  if (one.of === 'hour' || other.of === 'hour') return (one.value - other.value) % 720 === 0;
  const isSame = (a: number, b: number) => Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 0.03;
  return (
    isSame(one.value, other.value) ||
    isSame(one.upTo, other.upTo) ||
    (one.value >= other.value && one.upTo <= other.upTo) ||
    isSame(one.value, other.upTo)
  );
}

function freeSpan(clauses: readonly Clause[]): Span | null {
  return clauses.find((one) => one.isFree) ?? null;
}

function freeButCharged(clause: Clause, { clauses }: Agreed): Found | null {
  if (clauses.some((one) => one.isFree)) return null;
  const by = clauses.find((one) => one.isCharged || one.figures.some((figure) => money.has(figure.of)));
  return by === undefined ? null : { span: clause, by, kind: 'price' };
}

function inDays(clause: Clause, agreed: Agreed): Found | null {
  if (clause.days.size === 0 || !isNearTo(clause, agreed)) return null;
  const named = agreed.clauses.filter((one) => one.days.size > 0);
  const alike = named.filter((one) => one.saysNo === clause.saysNo);
  const [by] = alike;
  if (by === undefined) return null;
  const days = new Set(alike.flatMap((one) => [...one.days]));
  const isOther = [...clause.days].some((day) => !days.has(day));
  return isOther ? { span: clause, by, kind: 'day' } : null;
}

function inYesNo(clause: Clause, { clauses }: Agreed): Found | null {
  let best = 0;
  let by: Clause | null = null;
  let isMixed = false;
  for (const one of clauses) {
    const shared = countShared(clause.about, one.about);
    if (shared < best || shared === 0) continue;
    isMixed = shared === best && by !== null && by.saysNo !== one.saysNo;
    best = shared;
    by = one;
  }
  if (by === null || isMixed || by.saysNo === clause.saysNo || clause.isCharged || clause.isFree) return null;
  // One word is enough where the answer speaks of nothing else.
  if (best < 2 && best < by.about.size) return null;
  return { span: clause, by, kind: 'yes_no' };
}

function isNearTo({ sentence }: Clause, { shared }: Agreed): boolean {
  return (shared.get(sentence) ?? 0) > 0;
}

/** Counted once for the whole draft: a sentence may have ten thousand clauses. */
function sharedIn(said: readonly Clause[], about: ReadonlySet<string>): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const one of said) {
    const soFar = shared.get(one.sentence) ?? 0;
    shared.set(one.sentence, soFar + countShared(one.about, about));
  }
  return shared;
}

function countShared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of some) if (others.has(one)) shared += 1;
  return shared;
}
