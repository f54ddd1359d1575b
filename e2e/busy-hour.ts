// An hour in the rehearsal town, lived in seconds: customers wrote, a team of four answered some of them. In: an empty
// database. Out: a desk in the middle of its day, for the screenshots.

import type { Visibility } from '../core/channel.ts';
import { aroundTheClock, defaultProtocol } from '../core/protocol/default.ts';
import { connectProfile } from '../server/connect-profile.ts';
import { actOnCase } from '../server/do/act-on-case.ts';
import { queueReply } from '../server/do/reply-to-case.ts';
import { pollSource } from '../server/flow/listen.ts';
import { sendOne } from '../server/flow/respond.ts';
import { fireDue } from '../server/flow/triage.ts';
import { hashPassword } from '../server/password.ts';
import type { World } from '../server/world.ts';
import { createBrand } from '../store/account/brands.ts';
import { addMember, addPerson } from '../store/account/people.ts';
import { sourcesOf } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';
import { takeDueReplies } from '../store/respond/replies.ts';
import { type ActBody, ReplyBody } from '../wire/acts.ts';
import { owner } from './desk-steps.ts';
import { openWorld } from './promises/open-world.ts';

const minuteMs = 60_000;
const lengthMinutes = 58;
const colleagues = ['Jonas Reuter', 'Aylin Demir', 'Tom Okafor'];

export const brandSlug = 'kestrel-crumb';

interface Day {
  readonly world: World;
  readonly brandId: string;
  readonly people: readonly string[];
}

export async function liveBusyHour(where: { databaseUrl: string; dataDir: string }): Promise<void> {
  const end = Date.now();
  let now = end - lengthMinutes * minuteMs;
  await using opened = await openWorld({ ...where, allow: [], now: () => new Date(now) });
  const day = await openDesk(opened.world);
  const signal = new AbortController().signal;
  const sources = await opened.world.database.brand(day.brandId, (tx) => sourcesOf(tx, day.brandId));
  for (; now <= end; now += minuteMs) {
    for (const { id } of sources) {
      await pollSource(opened.world, day.brandId, id, { signal, rechecked: new Map([[id, now]]) });
    }
    await work(day);
    await fireDue(opened.world);
  }
  now = end;
  await catchUp(day);
}

async function openDesk(world: World): Promise<Day> {
  const at = world.now();
  const people: string[] = [];
  for (const name of [owner.name, ...colleagues]) {
    const id = newId(at);
    const email = name === owner.name ? owner.email : `${name.split(' ')[0]?.toLowerCase()}@example.org`;
    await addPerson(world.database.account, { id, email, name, passwordHash: await hashPassword(owner.password), at });
    people.push(id);
  }
  const [ownerId = ''] = people;
  const brandId = newId(at);
  const brand = { id: brandId, slug: brandSlug, name: 'Kestrel & Crumb', isRehearsal: true, ownerId, at };
  await createBrand(world.database, { ...brand, protocol: aroundTheClock(defaultProtocol()) });
  for (const id of people.slice(1)) await addMember(world.database.account, brandId, id, 'agent', at);
  const channel = [...world.manifests.values()].find((one) => one.isRehearsal)?.id ?? '';
  const credential = { town: 'busy-hour', foundedAt: at.toISOString() };
  await connectProfile(world, { brandId, personId: ownerId, channel, credential });
  return { world, brandId, people };
}

interface Open {
  readonly caseId: string;
  readonly mentionId: string;
  readonly name: string;
  readonly language: string | null;
  readonly visibility: Visibility;
  readonly isAbusive: boolean;
  readonly ageMinutes: number;
}

/** The team takes what has waited a while: abuse is let be, every other case gets somebody, most of them an answer. */
async function work(day: Day): Promise<void> {
  const { world, brandId, people } = day;
  const open = await world.database.brand(brandId, (tx) =>
    tx.rows<Open>(
      `select distinct on (c.id) c.id as "caseId", m.id as "mentionId", c.customer_name as name, c.language,
              m.visibility,
              c.is_abusive as "isAbusive", extract(epoch from $1::timestamptz - c.clock_started_at) / 60 as "ageMinutes"
       from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.case_id = c.id and not m.is_own
       where c.state = 'open' and not c.is_history and c.assignee_id is null and c.clock_started_at is not null
       order by c.id, m.id desc`,
      [world.now()],
    ),
  );
  for (const [i, one] of open.entries()) {
    if (one.ageMinutes < 9) continue;
    const personId = people[(i + Math.floor(one.ageMinutes)) % people.length] ?? '';
    if (one.isAbusive)
      await act(day, personId, one, { act: 'let_be', saw, reason: 'Only looking for a fight', isAnyway: true });
    else await act(day, personId, one, { act: 'assign', saw, assigneeId: personId });
    if (!one.isAbusive && i % 3 !== 0) await answer(day, personId, one);
  }
}

/** The team works through the list until the first talk in English stands fourth: that one is on the picture. */
async function catchUp(day: Day): Promise<void> {
  const { world, brandId, people } = day;
  const due = await world.database.brand(brandId, (tx) =>
    tx.rows<Open & { isTalk: boolean }>(
      `select distinct on (c.deadline_at, c.id) c.id as "caseId", m.id as "mentionId", c.customer_name as name, c.language,
              m.visibility,
              c.is_abusive as "isAbusive", 0 as "ageMinutes",
              c.language = 'en' and c.mention_count > 1 and c.kind in ('complaint', 'question') as "isTalk"
       from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.case_id = c.id and not m.is_own
       where c.state = 'open' and not c.is_history order by c.deadline_at, c.id, m.id desc`,
    ),
  );
  const talk = due.findIndex(({ isTalk }) => isTalk);
  const before = due.slice(3, Math.max(3, talk));
  for (const [i, one] of before.entries()) {
    const personId = people[i % people.length] ?? '';
    await answer(day, personId, one);
    if (i % 2 === 0) await act(day, personId, one, { act: 'resolve', saw, isAnyway: true });
  }
}

const saw = Number.MAX_SAFE_INTEGER;

async function act({ world, brandId }: Day, personId: string, { caseId }: Open, body: ActBody): Promise<void> {
  await actOnCase(world, { brandId, personId, caseId, now: world.now() }, body);
}

const answers: Readonly<Record<string, string>> = {
  en: 'Thank you for writing, {name}. I am looking into it right now.',
  es: 'Gracias por escribirnos, {name}. Lo estoy mirando ahora mismo.',
  fr: 'Merci de nous avoir écrit, {name}. Je regarde cela tout de suite.',
  de: 'Danke für Ihre Nachricht, {name}. Ich sehe es mir gerade an.',
  pt: 'Obrigada por escrever, {name}. Estou a ver o que se passou.',
  it: 'Grazie per averci scritto, {name}. Sto guardando adesso.',
};

async function answer({ world, brandId }: Day, personId: string, one: Open): Promise<void> {
  const words = answers[one.language ?? 'en'] ?? answers['en'] ?? '';
  const text = words.replace('{name}', one.name.split(' ')[0] ?? one.name);
  const asked = ReplyBody.parse({
    saw,
    toMentionId: one.mentionId,
    text,
    visibility: one.visibility,
    isAnyway: true,
    // The story is short of words: it says the same to many.
    overruled: ['canned', 'canned_form', 'back_and_forth', 'wrong_language', 'same_sentence'],
  });
  await queueReply(world, { brandId, personId, caseId: one.caseId, now: world.now() }, asked);
  const later = new Date(world.now().getTime() + minuteMs);
  const due = await world.database.shared((tx) => takeDueReplies(tx, later, later, 10));
  for (const reply of due) await sendOne(world, reply, new AbortController().signal);
}
