// A brand that has heard from its customers for a while, on two channels, before anybody opens its desk: one who insults
// under every answer, one who insults with a reason, and one who writes in two places. In: an empty database. Out: the desk's
// address and its owner's.

import type { Heard } from '../core/mention.ts';
import { takeIn } from '../server/flow/pipeline.ts';
import { type Desk, heard, makeDesk, raw } from '../server/flow/testbed.ts';
import { hashPassword } from '../server/password.ts';
import { openDatabase } from '../store/database.ts';
import { pauseSource } from '../store/listen/sources.ts';
import { owner } from './desk-steps.ts';

export const slug = 'acme';

/** What the heads make of a few words is theirs to prove; here it is said. */
interface Said {
  readonly channel: 'mastodon' | 'bluesky';
  readonly by: { readonly handle: string; readonly name: string };
  readonly text: string;
  readonly kind: 'complaint' | 'question' | 'other';
  readonly isAbusive: boolean;
  readonly minutesAgo: number;
  readonly threadId?: string;
  /** What we answered in the platform's own app. */
  readonly answered?: string;
}

const liar = { handle: 'baker_baiter', name: 'Rex' };
const insults: readonly Said[] = Array.from({ length: 7 }, (_, at) => ({
  channel: 'mastodon',
  by: liar,
  text: `you are all liars and your bread is for pigs${'!'.repeat(at)}`,
  kind: 'other',
  isAbusive: true,
  minutesAgo: 90 - at * 10,
  threadId: 'baiting',
  ...(at < 6 ? { answered: 'Sorry to read that. What happened?' } : {}),
}));

const ola = { handle: 'ola_berg', name: 'Ola Berg' };
const others: readonly Said[] = [
  {
    channel: 'mastodon',
    by: ola,
    text: 'you idiots charged me 40 € for a cake that was raw inside',
    kind: 'complaint',
    isAbusive: true,
    minutesAgo: 20,
  },
  {
    channel: 'mastodon',
    by: { handle: 'nora_kvist@social.example', name: 'Nora Kvist' },
    text: 'where is my order AB-77120?',
    kind: 'question',
    isAbusive: false,
    minutesAgo: 12,
  },
  {
    channel: 'bluesky',
    by: { handle: 'nora.kvist', name: 'Nora Kvist' },
    text: 'nobody answers me about AB-77120',
    kind: 'complaint',
    isAbusive: false,
    minutesAgo: 8,
  },
  {
    channel: 'bluesky',
    by: { handle: 'ola_berg', name: 'Ola' },
    text: 'do you have rye bread on Sundays?',
    kind: 'question',
    isAbusive: false,
    minutesAgo: 5,
  },
];

export async function hearCustomers({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const database = openDatabase({ url: databaseUrl, size: 2 });
  try {
    const desk = await makeDesk(database, slug);
    await database.account.rows('update account.person set email = $2, name = $3, password_hash = $4 where id = $1', [
      desk.personId,
      owner.email,
      owner.name,
      await hashPassword(owner.password),
    ]);
    // Nothing more is to come by itself.
    await database.brand(desk.brandId, (tx) => pauseSource(tx, desk.brandId, desk.sourceId));
    for (const said of [...insults, ...others]) await hear(desk, said);
  } finally {
    await database.close();
  }
}

let count = 0;

async function hear(desk: Desk, said: Said): Promise<void> {
  count += 1;
  const { by, channel, minutesAgo, text } = said;
  const canonicalId = `said:${count}`;
  const threadId = said.threadId ?? canonicalId;
  const author = { externalId: by.handle, ...by, url: null, avatarUrl: null, followers: 12 };
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await take(desk, channel, { canonicalId, threadId, author, text, publishedAt: at(minutesAgo) });
  await desk.input.database.brand(desk.brandId, (tx) =>
    tx.rows(
      `with read as (
         update heed.reading r set kind = $3, is_abusive = $4, is_urgent = false from heed.mention m
         where m.brand_id = $1 and m.canonical_id = $2 and r.brand_id = $1 and r.mention_id = m.id returning m.case_id)
       update heed.case c set kind = $3, is_abusive = $4 from read where c.brand_id = $1 and c.id = read.case_id`,
      [desk.brandId, canonicalId, said.kind, said.isAbusive],
    ),
  );
  if (said.answered === undefined) return;
  const own = { externalId: 'brand', handle: 'acme', name: 'Acme', url: null, avatarUrl: null, followers: null };
  const answer = { canonicalId: `${canonicalId}:own`, parentId: canonicalId, isOwn: true, author: own };
  await take(desk, channel, { ...answer, threadId, text: said.answered, publishedAt: at(minutesAgo - 5) });
}

async function take({ input }: Desk, channel: string, what: Partial<Heard>): Promise<void> {
  const source = { ...input.source, channel, connectedAt: new Date(Date.now() - 86_400_000) };
  await takeIn({ ...input, source, heardAt: new Date() }, { raws: [raw({ ...heard(), ...what })] });
}
