// What opening a case tells of its customer beyond the case: how they behave over time, and whether they
// may be somebody we know from another channel. In: the case. Out: suggestions and reasons; nothing is changed by looking.

import type { Case } from '../../core/case.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import {
  adviseLetBe,
  behaviourOf,
  complaintsElsewhere,
  type Likely,
  mentionsLookedAt,
} from '../../core/understand/behaviour.ts';
import {
  handlesToTry,
  type KnownPerson,
  type Likeness,
  likenessOf,
  numbersIn,
} from '../../core/understand/same-person.ts';
import type { Tx } from '../../store/database.ts';
import { searchMentions } from '../../store/search.ts';
import {
  customersNamed,
  type ElsewhereRow,
  identitiesKnown,
  keptApartFrom,
  sayersOf,
} from '../../store/triage/customers-elsewhere.ts';
import { type SaidRow, saidBy } from '../../store/triage/customers-said.ts';
import type { BehaviourView, SamePersonView } from '../../wire/customers.ts';

export interface CustomerKnown {
  readonly behaviour: BehaviourView;
  readonly samePerson: SamePersonView[];
}

/** Few, for each is a question to a person. */
const mostSuggested = 3;
const mostHits = 20;

/** The protocol is the one in force. */
export async function customerKnown(tx: Tx, brandId: string, one: Case, protocol: Protocol): Promise<CustomerKnown> {
  const said = await saidBy(tx, brandId, one.customerId, mentionsLookedAt);
  const { likely, reasons, counts } = behaviourOf(said);
  return {
    behaviour: {
      likely,
      mentions: counts.mentions,
      reasons: reasons.map((reason) => ({ ...reason })),
      ...letBeView(said, one.id, likely, protocol),
    },
    samePerson: await samePerson(tx, brandId, one.customerId, said),
  };
}

/** What the law holds back has a name of its own; what the protocol does is told with its version. */
function letBeView(
  said: readonly SaidRow[],
  caseId: string,
  likely: Likely,
  { version, letBe: rule }: Protocol,
): Pick<BehaviourView, 'letBe' | 'letBeHeld'> {
  const advice = adviseLetBe(said, caseId, { likely }, rule);
  if (advice === 'never_suggested') return { letBe: 'none', letBeHeld: { version, complaints: null } };
  if (advice !== 'too_few_complaints') return { letBe: advice };
  const complaints = { theirs: complaintsElsewhere(said, caseId), needed: rule.otherComplaints };
  return { letBe: 'none', letBeHeld: { version, complaints } };
}

async function samePerson(
  tx: Tx,
  brandId: string,
  customerId: string,
  said: readonly SaidRow[],
): Promise<SamePersonView[]> {
  const own = await identitiesKnown(tx, brandId, [customerId]);
  const numbers = numbersIn(said.map(({ text }) => text));
  const heard = await numbersHeard(tx, brandId, numbers);
  const ids = new Set([...(await namedAlike(tx, brandId, customerId, own)), ...heard.keys()]);
  ids.delete(customerId);
  if (own.length === 0 || ids.size === 0) return [];
  const others = await identitiesKnown(tx, brandId, [...ids]);
  const apart = new Set(
    await keptApartFrom(
      tx,
      brandId,
      own.map(({ identityId }) => identityId),
    ),
  );
  const mine: KnownPerson = { identities: own, numbers };
  return [...Map.groupBy(others, (other) => other.customerId)]
    .filter(([, identities]) => !identities.some(({ identityId }) => apart.has(identityId)))
    .flatMap(([id, identities]) => {
      const likeness = likenessOf(mine, { identities, numbers: heard.get(id) ?? new Set() });
      return likeness === null ? [] : [{ id, identities, likeness }];
    })
    .sort((a, b) => b.likeness.weight - a.likeness.weight || (a.id < b.id ? -1 : 1))
    .slice(0, mostSuggested)
    .map(suggested);
}

function namedAlike(tx: Tx, brandId: string, customerId: string, own: readonly ElsewhereRow[]): Promise<string[]> {
  const tries = own.map(({ handle }) => handlesToTry(handle));
  const names = own.flatMap(({ name }) => (name?.trim().includes(' ') ? [name.trim().toLowerCase()] : []));
  return customersNamed(tx, brandId, {
    customerId,
    handles: [...new Set(tries.flatMap(({ whole }) => whole))],
    handlesBegun: [...new Set(tries.flatMap(({ begun }) => begun))],
    names: [...new Set(names)],
  });
}

/** Who else said one of these numbers, and which. */
async function numbersHeard(tx: Tx, brandId: string, numbers: ReadonlySet<string>): Promise<Map<string, Set<string>>> {
  const heard = new Map<string, Set<string>>();
  if (numbers.size === 0) return heard;
  // Letters, digits, hyphens and slashes only: nothing in them ends the quotes.
  const query = [...numbers].map((number) => `'${number}'`).join(' | ');
  const hits = await searchMentions(tx, { brandId, query, channel: null, beforeId: null, limit: mostHits });
  const sayers = await sayersOf(
    tx,
    brandId,
    hits.map(({ mentionId }) => mentionId),
  );
  const textOf = new Map(hits.map(({ mentionId, text }) => [mentionId, text.toLowerCase()]));
  for (const { mentionId, customerId } of sayers) {
    const known = heard.get(customerId) ?? new Set();
    for (const number of numbers) if (textOf.get(mentionId)?.includes(number)) known.add(number);
    heard.set(customerId, known);
  }
  return heard;
}

interface Found {
  readonly id: string;
  readonly identities: readonly ElsewhereRow[];
  readonly likeness: Likeness;
}

function suggested({ id, identities, likeness }: Found): SamePersonView {
  return {
    id,
    name: identities[0]?.customerName ?? '',
    identities: identities.map(({ channel, handle, name, url }) => ({ channel, handle, name, url })),
    reasons: likeness.reasons.map((reason) => ({ ...reason })),
  };
}
