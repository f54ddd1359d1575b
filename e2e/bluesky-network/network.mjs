// A whole Bluesky network (server, index, moderation, directory) in this one process, on loopback. Started by start.ts
// with an IPC channel, over which it takes one command at a time; it ends by itself when its parent is gone.

import { createHmac } from 'node:crypto';
import { RichText } from '@atproto/api';
import { JWT_SECRET, TestNetwork } from '@atproto/dev-env';

const POST = 'app.bsky.feed.post';
const network = await TestNetwork.create({ dbPostgresSchema: process.env.HEED_NETWORK_SCHEMA });
const agents = new Map();

const commands = {
  async createAccount({ handle }) {
    const agent = network.pds.getAgent();
    const password = `password-of-${handle}`;
    await agent.createAccount({ handle, email: `${handle}@mail.test`, password });
    const { data } = await agent.com.atproto.server.createAppPassword({ name: 'heed' });
    agents.set(agent.assertDid, agent);
    await network.processAll();
    return { did: agent.assertDid, handle, password, appPassword: data.password };
  },

  async post({ as, text, replyTo, createdAt }) {
    const agent = agentOf(as);
    const rich = new RichText({ text });
    await rich.detectFacets(agent);
    const record = { text, facets: rich.facets, createdAt: createdAt ?? new Date().toISOString() };
    if (replyTo !== undefined) {
      const { cid, value } = await readPost(agent, replyTo);
      const parent = { uri: replyTo, cid };
      record.reply = { root: value.reply?.root ?? parent, parent };
    }
    const { uri, cid } = await agent.post(record);
    await network.processAll();
    return { uri, cid };
  },

  async remove({ as, uri }) {
    await agentOf(as).deletePost(uri);
    await network.processAll();
  },

  async block({ as, did }) {
    const agent = agentOf(as);
    await agent.app.bsky.graph.block.create({ repo: as }, { subject: did, createdAt: new Date().toISOString() });
    await network.processAll();
  },

  /** Only the first post's author may be answered by those the author mentioned. */
  async limitReplies({ as, uri }) {
    const rkey = uri.split('/').at(-1);
    await agentOf(as).app.bsky.feed.threadgate.create(
      { repo: as, rkey },
      { post: uri, allow: [], createdAt: new Date().toISOString() },
    );
    await network.processAll();
  },

  async processAll() {
    await network.processAll();
  },

  async thread({ uri }) {
    const { data } = await network.bsky.getAgent().app.bsky.feed.getPostThread({ uri, depth: 100 });
    return flatten(data.thread);
  },

  /** The records of an account's own repository, whether indexed or not. */
  async records({ did, collection = POST }) {
    const agent = network.pds.getAgent();
    const { data } = await agent.com.atproto.repo.listRecords({ repo: did, collection, limit: 100 });
    return data.records.map(({ uri, cid, value }) => ({ uri, cid, value }));
  },

  /** The same access token, two hours later. */
  async expired({ token }) {
    const [header, payload] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const late = { ...claims, iat: claims.iat - 7300, exp: claims.exp - 7300 };
    const body = `${header}.${Buffer.from(JSON.stringify(late)).toString('base64url')}`;
    return `${body}.${createHmac('sha256', JWT_SECRET).update(body).digest('base64url')}`;
  },

  /** Takes the index away; the accounts' server stays and answers what it cannot pass on with 502. */
  async cutIndex() {
    await network.bsky.close();
  },
};

process.on('message', async ({ id, name, input }) => {
  try {
    process.send({ id, value: await commands[name](input) });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: { pdsUrl: onLoopback(network.pds.url), indexUrl: onLoopback(network.bsky.url) } });

function agentOf(did) {
  const agent = agents.get(did);
  if (agent === undefined) throw new Error(`no account ${did} was created here`);
  return agent;
}

async function readPost(agent, uri) {
  const [, , did, , rkey] = uri.split('/');
  const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: POST, rkey });
  return data;
}

function flatten({ post, replies = [] }) {
  if (post === undefined) return [];
  const { uri, author, record, indexedAt, likeCount } = post;
  const one = {
    uri,
    by: author.did,
    text: record.text,
    createdAt: record.createdAt,
    indexedAt,
    parent: record.reply?.parent.uri ?? null,
    likes: likeCount ?? 0,
    facets: record.facets ?? [],
  };
  return [one, ...replies.flatMap(flatten)];
}

function onLoopback(url) {
  return url.replace('//localhost:', '//127.0.0.1:');
}
