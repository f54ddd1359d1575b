// Asks again about the threads of open mentions, fifty at a time: edits, removals, and new replies under threads the polls
// no longer reach. What a person holds back stands still; as YouTube does not show it by its id, the list of what is held
// is looked through before anything counts as gone.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Hands, type ListenTo, type Raw } from '../channel.ts';
import type { AskGoogle } from '../families/google/api.ts';
import { fieldsOf, idOf } from '../tolerant.ts';
import { askAs, askList } from './ask.ts';
import { askThreads, rawOf, readThread } from './listen.ts';
import { wrapGone } from './normalise.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

const AT_ONCE = 50;
const MOST_HELD_PAGES = 3;

export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const ask = askAs(source.credential, hands);
  const raws = new Map<string, Raw>();
  for (const thread of await askById(ask, 'commentThreads', mentions.map(topOf))) {
    const { top, shown, place } = readThread(thread);
    for (const raw of [rawOf(top, place), ...shown.map((one) => rawOf(one, { ...place, replies: null }))]) {
      raws.set(raw.externalId, raw);
    }
  }
  const unseen = mentions.filter(({ canonicalId }) => !raws.has(canonicalId));
  const alone = byId(
    await askById(
      ask,
      'comments',
      unseen.map(({ canonicalId }) => canonicalId),
    ),
  );
  const missing = unseen.filter(({ canonicalId }) => !alone.has(canonicalId));
  const held = missing.length === 0 ? null : await askHeld(ask, source.profile?.externalId ?? '');
  for (const mention of unseen) {
    const { canonicalId: id } = mention;
    const standing = alone.get(id) ?? held?.comments.get(id);
    if (standing !== undefined) raws.set(id, rawOf(standing, placeOf(mention)));
    // A reply is hidden with the comment it stands under, and not all replies of a held thread are listed.
    else if (held?.isWhole && !held.comments.has(topOf(mention))) raws.set(id, goneOf(mention));
  }
  return [...raws.values()];
}

function topOf({ canonicalId, handle }: Asked): string {
  return handle['parent'] ?? canonicalId;
}

function placeOf({ handle }: Asked) {
  return { video: handle['video'] ?? null, post: handle['post'] ?? null };
}

function goneOf(mention: Asked): Raw {
  const { canonicalId: id, handle } = mention;
  const gone = { id, parent: handle['parent'] ?? null, author: handle['author'] ?? null, ...placeOf(mention) };
  return { externalId: id, body: wrapGone(gone) };
}

/** What is not there is left out of the answer, or makes the whole question fail: then each is asked for alone. */
async function askById(ask: AskGoogle, path: string, ids: readonly string[]): Promise<readonly unknown[]> {
  const wanted = [...new Set(ids)];
  const part = path === 'comments' ? 'snippet' : 'snippet,replies';
  const found: unknown[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    try {
      found.push(...(await askList(ask, path, { part, id: some.join(), textFormat: 'plainText' })).items);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code !== 'gone') throw error;
      for (const one of some.length === 1 ? [] : some) found.push(...(await askById(ask, path, [one])));
    }
  }
  return found;
}

interface Held {
  readonly comments: ReadonlyMap<string, unknown>;
  /** False: more is held than was looked through, and what is not found may be there. */
  readonly isWhole: boolean;
}

async function askHeld(ask: AskGoogle, channelId: string): Promise<Held> {
  const comments = new Map<string, unknown>();
  let token: string | null = null;
  for (let page = 0; page < MOST_HELD_PAGES; page += 1) {
    const list = await askThreads(ask, channelId, 'heldForReview', token);
    for (const thread of list.items) {
      const { top, shown } = readThread(thread);
      for (const [id, comment] of byId([top, ...shown])) comments.set(id, comment);
    }
    token = list.next;
    if (token === null) return { comments, isWhole: true };
  }
  return { comments, isWhole: false };
}

function byId(comments: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(comments.map((comment) => [idOf(fieldsOf(comment)['id']) ?? '', comment]));
}
