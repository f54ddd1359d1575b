// Writes a reply into the thread so that it stands there once, finds an earlier attempt of it, and likes a post.
//
// The record key is derived from the sending, and the record is put with `swapRecord: null`: "only if nothing is there".
// The server itself then refuses a second attempt (InvalidSwap), and the first one is read back. `createRecord` with a
// key would do as well, but answers a taken key with a bare 500 (atproto issue 3718), which could mean anything.
// A server that overlooks `swapRecord` still writes to the same key, so even there it is one post.

import { countText } from '../../core/channel.ts';
import type { Channel, Hands, Json, Receipt, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { refuseUnfitMedia, uploading } from '../out-media.ts';
import { LIKE, POST, postPage, recordKey, writeAtUri } from './address.ts';
import { findFacets } from './facets.ts';
import { manifest } from './manifest.ts';
import { fetchPosts, isGone } from './posts.ts';
import type { Asker } from './session.ts';
import { asAccount } from './session.ts';
import type { Post } from './shapes.ts';
import { blobShape, postRecordShape, postShape, readTime, recordShape, writtenShape } from './shapes.ts';
import { expect, isNotFound } from './xrpc.ts';

const PUT = 'com.atproto.repo.putRecord';

/**
 * `sentAt` is the record's `createdAt`, taken at the attempt that was accepted: it is what the network shows, and the
 * only time that is the same in this receipt, in a later look, and when the reply is heard as the account's own post.
 */
export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  refuseUnsendable(sending);
  const asker = asAccount(sending.credential, hands);
  const parent = await readTarget(sending.to.canonicalId, asker);
  if (parent.viewer?.replyDisabled) {
    throw new ChannelError('rejected', 'The author of this thread has limited who may answer it.');
  }
  const facets = await findFacets(sending.text, asker);
  const images = await uploadAll(sending, asker);
  const createdAt = hands.now();
  const record = recordOf(sending, parent, { facets, images, createdAt });
  const at = addressOf(sending);
  const input = { repo: at.did, collection: at.collection, rkey: at.rkey, record, swapRecord: null };
  const answer = await asker.ask({ nsid: PUT, input });
  if (!answer.ok && answer.refusal.name === 'InvalidSwap') return earlierAttempt(sending, hands);
  const { uri } = expect(answer, writtenShape, PUT, true);
  return { canonicalId: uri, url: postPage(uri), sentAt: createdAt };
}

/** Asks the account's own server, which knows its records at once: no need to wait for the index. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null> {
  const at = addressOf(sending);
  const nsid = 'com.atproto.repo.getRecord';
  const params = { repo: at.did, collection: at.collection, rkey: at.rkey };
  const answer = await asAccount(sending.credential, hands).ask({ nsid, params });
  if (!answer.ok && isNotFound(answer.refusal)) return null;
  const record = postRecordShape.safeParse(expect(answer, recordShape, nsid).value);
  const isOurs =
    record.success && record.data.text === sending.text && record.data.reply?.parent.uri === sending.to.canonicalId;
  if (!isOurs) return null;
  const uri = writeAtUri(at);
  return { canonicalId: uri, url: postPage(uri), sentAt: readTime(record.data.createdAt) ?? sending.queuedAt };
}

/** Looks first. Should two attempts overlap, the account's server keeps one like per post. */
export async function like(of: Parameters<NonNullable<Channel['like']>>[0], hands: Hands): Promise<void> {
  const asker = asAccount(of.credential, hands);
  const post = await readTarget(of.to.canonicalId, asker);
  if (post.viewer?.like !== undefined) return;
  const subject = { uri: post.uri, cid: post.cid };
  const record = { $type: LIKE, subject, createdAt: hands.now().toISOString() };
  const nsid = 'com.atproto.repo.createRecord';
  const answer = await asker.ask({ nsid, input: { repo: of.profile.externalId, collection: LIKE, record } });
  expect(answer, writtenShape, nsid, true);
}

/** In their order. A blob that no record names is gone after a while. */
async function uploadAll({ media = [] }: Sending, asker: Asker): Promise<readonly Json[]> {
  const nsid = 'com.atproto.repo.uploadBlob';
  const images: Json[] = [];
  for (const { type, bytes, alt } of media) {
    const answer = await uploading(() => asker.ask({ nsid, blob: { type, bytes } }));
    const { blob } = await uploading(async () => expect(answer, blobShape, nsid, true));
    images.push({ image: blob, alt });
  }
  return images;
}

function refuseUnsendable(sending: Sending): void {
  const { text, visibility } = sending;
  if (visibility === 'private') throw new ChannelError('rejected', 'Heed cannot send private messages on Bluesky.');
  if (text.trim() === '') throw new ChannelError('rejected', 'The reply is empty.');
  refuseUnfitMedia(sending, manifest.media?.publicReply);
  const limit = manifest.limits.publicReply;
  if (limit === undefined) return;
  const { used, max, left } = countText(text, limit);
  if (left < 0) throw new ChannelError('rejected', `The reply is too long for Bluesky: ${used} of ${max}.`);
}

/** The post as it is now: its content id goes into the reply, and there is no replying to what was taken back. */
async function readTarget(uri: string, asker: Asker): Promise<Post> {
  const view = (await fetchPosts(asker, [uri])).get(uri);
  const post = postShape.safeParse(view);
  if (post.success) return post.data;
  if (view !== undefined) throw new ChannelError('unreadable', 'Bluesky shows this post in a form Heed cannot read.');
  if (await isGone(asker, uri)) throw new ChannelError('gone', 'The post was deleted on Bluesky.');
  throw new ChannelError('rejected', 'Bluesky does not show this post to the account; its author may have blocked it.');
}

interface With {
  readonly facets: readonly Json[];
  readonly images: readonly Json[];
  readonly createdAt: Date;
}

function recordOf(sending: Sending, parent: Post, { facets, images, createdAt }: With): Json {
  const root = parent.record.reply?.root ?? parent;
  return {
    $type: POST,
    text: sending.text,
    createdAt: createdAt.toISOString(),
    reply: { root: { uri: root.uri, cid: root.cid }, parent: { uri: parent.uri, cid: parent.cid } },
    ...(sending.language === null ? {} : { langs: [sending.language] }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(images.length === 0 ? {} : { embed: { $type: 'app.bsky.embed.images', images } }),
  };
}

async function earlierAttempt(sending: Sending, hands: Hands): Promise<Receipt> {
  const receipt = await findReply(sending, hands);
  if (receipt !== null) return receipt;
  throw new ChannelError('rejected', 'Another post already has the key of this answer; queue it again.');
}

function addressOf({ profile, queuedAt, clientKey }: Sending) {
  return { did: profile.externalId, collection: POST, rkey: recordKey(queuedAt, clientKey) };
}
