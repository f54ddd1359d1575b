// A matter taken offline, from the public line to the closing one: the one-time link in the right and in wrong hands,
// words and files over the page, replies on it, the way back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Manifest } from '../../core/channel.ts';
import { takeDueReplies } from '../../store/respond/replies.ts';
import type { CasePage } from '../../wire/case.ts';
import type { HandoverDone, OfflineDone } from '../../wire/handovers.ts';
import { fakeManifest } from '../fake-channel.ts';
import { holdMs } from '../flow/holding.ts';
import { sendOne } from '../flow/respond.ts';
import { connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  await connect(brand);
});
after(() => desk.close());

let n = 0;
async function asked() {
  n += 1;
  return hear(desk, brand, {
    canonicalId: `off:${n}`,
    author: { externalId: `ana${n}`, handle: `ana${n}`, name: 'Ana Lima', url: null, avatarUrl: null, followers: 3 },
  });
}

async function sendDue(): Promise<void> {
  desk.world.clock.pass(6000);
  const now = desk.world.now();
  const due = await desk.world.database.shared((tx) => takeDueReplies(tx, now, new Date(now.getTime() + holdMs), 10));
  for (const one of due) await sendOne(desk.world, one, new AbortController().signal);
}

const pageOf = async (caseId: string) => (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body;

async function offline(way: 'page' | 'channel' = 'page', text: string | null = 'Let us go on here: {link}') {
  const made = await asked();
  const line = text === null ? null : { toMentionId: made.mentionId, text };
  const done = await brand.at<OfflineDone>('POST', `/cases/${made.caseId}/offline`, { saw: made.version, way, line });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  return { ...made, ...done.body, path: new URL(done.body.link ?? 'http://x/').pathname };
}

/** A browser: a jar for one cookie. */
function browser() {
  let cookie: string | null = null;
  return async (method: 'GET' | 'POST', url: string, form?: FormData) => {
    const sent = form === undefined ? null : new Response(form);
    const answer = await desk.app.inject({
      method,
      url,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(sent === null ? {} : { 'content-type': sent.headers.get('content-type') ?? '' }),
      },
      ...(sent === null ? {} : { payload: Buffer.from(await sent.arrayBuffer()) }),
    });
    const [set] = [answer.headers['set-cookie'] ?? []].flat();
    if (set !== undefined) cookie = set.split(';')[0] ?? null;
    return { status: answer.statusCode, html: answer.body, headers: answer.headers, set, bytes: answer.rawPayload };
  };
}

function message(
  text: string,
  ...files: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]
): FormData {
  const form = new FormData();
  form.set('text', text);
  for (const [name, bytes] of files) form.append('files', new Blob([bytes]), name);
  return form;
}

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

test('one act posts the public line with the link, opens the page and keeps the owner', async () => {
  const { caseId, link, reply, row, path } = await offline();
  assert.match(link ?? '', /^http:\/\/.+\/talk\/[\w-]{43}$/u);
  assert.equal(reply?.text, `Let us go on here: ${link}`);
  assert.deepEqual([reply?.visibility, reply?.state], ['public', 'queued']);
  assert.equal(row.assignee?.id, brand.personId);
  const page = await pageOf(caseId);
  assert.equal(page.handover?.way, 'page');
  assert.equal(page.handover?.page?.openedAt, null);
  assert.equal(page.ways.private, 'interface');
  assert.deepEqual(page.events.map(({ kind }) => kind).slice(-2), ['reply.queued', 'handover.started']);
  const [found] = (await brand.at<{ rows: { id: string }[] }>('GET', '/inbox?view=offline')).body.rows.filter(
    ({ id }) => id === caseId,
  );
  assert.equal(found?.id, caseId);
  const kept = await desk.world.database.owner.query('select * from account.private_link');
  assert.ok(!JSON.stringify(kept.rows).includes(path.split('/').at(-1) ?? ''));
});

test('looking opens nothing; the first who opens it has it, and nobody else reads a word', async () => {
  const { caseId, path } = await offline();
  const [robot, ana, mallory] = [browser(), browser(), browser()];
  for (let i = 0; i < 3; i += 1) assert.equal((await robot('GET', path)).status, 200);
  assert.equal((await pageOf(caseId)).handover?.page?.openedAt, null);
  const opened = await ana('POST', `${path}/open`);
  assert.equal(opened.status, 303);
  assert.match(opened.set ?? '', /HttpOnly/u);
  assert.match(opened.set ?? '', /SameSite=Lax/u);
  assert.ok((opened.set ?? '').includes(`Path=${path}`));
  const talk = await ana('GET', path);
  const words = (await pageOf(caseId)).handover?.page?.checkWords ?? '-';
  assert.equal(talk.status, 200);
  assert.ok(talk.html.includes(words));
  assert.doesNotMatch(talk.html, /<script|javascript:|https?:\/\//u);
  assert.match(String(talk.headers['content-security-policy']), /default-src 'none'; style-src 'self'/u);
  assert.equal(talk.headers['cache-control'], 'no-store');
  await mallory('POST', `${path}/open`);
  const refused = await mallory('GET', path);
  assert.equal(refused.status, 403);
  assert.ok(!refused.html.includes(words));
  assert.equal((await mallory('POST', `${path}/say`, message('it is me'))).status, 404);
  assert.deepEqual(
    (await pageOf(caseId)).events.map(({ kind }) => kind).filter((kind) => kind === 'handover.opened').length,
    1,
  );
});

test('what is said on the page is heard as private words of the same case, clocked and found; the reply stands there', async () => {
  const { caseId, mentionId, path } = await offline();
  await sendDue();
  const before = await pageOf(caseId);
  assert.equal(before.row.state, 'waiting');
  const ana = browser();
  await ana('POST', `${path}/open`);
  const said = await ana(
    'POST',
    `${path}/say`,
    message('My order is 48213 and my <b>phone</b> is broken & dead', ['../proof.png', png]),
  );
  assert.deepEqual([said.status, said.headers.location], [303, `${path}?said`]);
  const page = await pageOf(caseId);
  const heard = page.thread.at(-1);
  assert.deepEqual([heard?.visibility, heard?.isCustomer, heard?.kind], ['private', true, 'message']);
  assert.equal(heard?.text, 'My order is 48213 and my <b>phone</b> is broken & dead');
  assert.equal(heard?.media[0]?.alt, 'proof.png');
  assert.equal(page.row.state, 'open');
  assert.equal(page.row.clockKind, 'next_reply');
  assert.equal((await brand.at<{ hits: unknown[] }>('GET', '/search?q=48213')).status, 200);
  const shown = await ana('GET', path);
  assert.ok(shown.html.includes('&lt;b&gt;phone&lt;/b&gt; is broken &amp; dead'));

  const reply = {
    saw: page.row.version,
    toMentionId: heard?.id,
    text: 'Thank you Ana, a new one leaves today.',
    visibility: 'private',
  };
  const done = await brand.at('POST', `/cases/${caseId}/replies`, reply);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.ok(!(await ana('GET', path)).html.includes('a new one leaves today'), 'it can still be taken back');
  const accepted = desk.world.channel.accepted.length;
  await sendDue();
  assert.equal(desk.world.channel.accepted.length, accepted, 'the platform is not told');
  assert.ok((await ana('GET', path)).html.includes('Thank you Ana, a new one leaves today.'));
  const after = await pageOf(caseId);
  assert.equal(after.row.state, 'waiting');
  assert.equal(after.replies.at(-1)?.via, 'page');

  // A public reply goes to the public words, whatever was said last.
  const closing = {
    saw: after.row.version,
    toMentionId: heard?.id,
    text: 'Glad this is settled, Ana.',
    visibility: 'public',
  };
  const closed = await brand.at<{ reply: { toMentionId: string } }>('POST', `/cases/${caseId}/replies`, closing);
  assert.equal(closed.status, 200, JSON.stringify(closed.body));
  assert.equal(closed.body.reply.toMentionId, mentionId);
});

test('files come back only to the desk and to that page, to be saved and never shown', async () => {
  const { caseId, path } = await offline();
  const ana = browser();
  await ana('POST', `${path}/open`);
  await ana('POST', `${path}/say`, message('', ['bill (1).pdf', Uint8Array.from(Buffer.from('%PDF-1.7 x'))]));
  const url = (await pageOf(caseId)).thread.at(-1)?.media[0]?.url ?? '';
  const file = await desk.app.inject({ method: 'GET', url });
  assert.equal(file.statusCode, 401);
  const forDesk = await brand.ask('GET', url);
  assert.equal(forDesk.status, 200);
  assert.match(String(forDesk.headers['content-disposition']), /^attachment; filename\*=UTF-8''bill%20%281%29\.pdf$/u);
  assert.equal(forDesk.headers['x-content-type-options'], 'nosniff');
  const id = url.split('/').at(-1);
  const forAna = await ana('GET', `${path}/files/${id}`);
  assert.deepEqual([forAna.status, forAna.bytes.toString()], [200, '%PDF-1.7 x']);
  const other = await offline();
  const eve = browser();
  await eve('POST', `${other.path}/open`);
  assert.equal((await eve('GET', `${other.path}/files/${id}`)).status, 404);
});

test('what is too much, too large or no picture is refused in words, with the message kept', async () => {
  const { path, caseId } = await offline();
  const ana = browser();
  await ana('POST', `${path}/open`);
  const refusals: readonly (readonly [FormData, RegExp])[] = [
    [message(''), /Write something/u],
    [message('see', ['x.png', Uint8Array.from(Buffer.from('<svg onload=alert(1)>'))]), /Only JPEG, PNG and WebP/u],
    [message('x'.repeat(5001)), /too long/u],
    [message('see', ...Array.from({ length: 6 }, (_, i) => [`${i}.png`, png] as const)), /At most 5 files/u],
    [message('see', ['big.png', Uint8Array.from([...png, ...new Uint8Array(10_000_000)])]), /10 MB at most/u],
  ];
  for (const [form, words] of refusals) {
    const answer = await ana('POST', `${path}/say`, form);
    assert.equal(answer.status, 422);
    assert.match(answer.html, words);
  }
  const kept = await ana('POST', `${path}/say`, message('</textarea><b>mine', ['x.exe', Uint8Array.from([77, 90])]));
  assert.ok(kept.html.includes('&lt;/textarea&gt;&lt;b&gt;mine</textarea>'));
  for (let i = 0; i < 20; i += 1) assert.equal((await ana('POST', `${path}/say`, message(`line ${i}`))).status, 303);
  assert.match((await ana('POST', `${path}/say`, message('one more'))).html, /wait ten minutes/u);
  desk.world.clock.pass(11 * 60_000);
  assert.equal((await ana('POST', `${path}/say`, message('one more'))).status, 303);
  assert.equal((await pageOf(caseId)).row.unansweredCount, 22);
});

test('the check words, said under the customer’s own name, prove it; said on the page they prove nothing', async () => {
  const { caseId, path } = await offline();
  const ana = browser();
  await ana('POST', `${path}/open`);
  const words = (await pageOf(caseId)).handover?.page?.checkWords ?? '-';
  await ana('POST', `${path}/say`, message(words));
  assert.equal((await pageOf(caseId)).handover?.page?.isProven, false);
  desk.world.clock.pass(1000);
  await hear(desk, brand, {
    canonicalId: `off:${n}:said`,
    threadId: `off:${n}`,
    parentId: `off:${n}`,
    author: { externalId: `ana${n}`, handle: `ana${n}`, name: 'Ana Lima', url: null, avatarUrl: null, followers: 3 },
    text: `“${words.toUpperCase()}”, as you asked`,
    publishedAt: desk.world.now(),
  });
  assert.equal((await pageOf(caseId)).handover?.page?.isProven, true);
  assert.ok(!(await ana('GET', path)).html.includes('check words'));
});

test('a link is void when it is revoked, replaced, brought back or too old, and says so', async () => {
  const { caseId, path, row } = await offline();
  const ana = browser();
  await ana('POST', `${path}/open`);
  const issued = await brand.at<HandoverDone>('POST', `/cases/${caseId}/offline/link`, {
    saw: row.version,
    how: 'issue',
  });
  assert.equal((await ana('GET', path)).status, 410);
  const second = new URL(issued.body.link ?? '').pathname;
  assert.equal((await ana('GET', second)).status, 200);
  await brand.at('POST', `/cases/${caseId}/offline/link`, { saw: row.version, how: 'revoke' });
  assert.equal((await ana('GET', second)).status, 410);
  const reply = {
    saw: 999,
    toMentionId: (await pageOf(caseId)).thread[0]?.id,
    text: 'Are you there?',
    visibility: 'private',
  };
  const unread = await brand.at('POST', `/cases/${caseId}/replies`, reply);
  assert.deepEqual([unread.status, unread.body.code], [422, 'may_not_go']);

  const old = await offline();
  const ben = browser();
  await ben('POST', `${old.path}/open`);
  desk.world.clock.pass(14 * 86_400_000 + 1);
  assert.equal((await ben('GET', old.path)).status, 410);

  const back = await offline();
  const done = await brand.at('POST', `/cases/${back.caseId}/offline/end`, { saw: back.row.version });
  assert.equal(done.status, 200);
  assert.equal((await browser()('GET', back.path)).status, 410);
  assert.equal((await pageOf(back.caseId)).handover, null);
  assert.equal((await browser()('GET', `/talk/${'x'.repeat(43)}`)).status, 404);
});

test('it is not resolved before its closing line, but for a reason that is kept out of the record and digested in it', async () => {
  const { caseId } = await offline();
  await sendDue();
  const saw = (await pageOf(caseId)).row.version;
  const refused = await brand.at('POST', `/cases/${caseId}/acts`, { act: 'resolve', saw });
  assert.deepEqual([refused.status, refused.body.code], [409, 'not_told']);
  const withoutClosing = 'She asked us to say nothing more in public';
  const resolved = await brand.at('POST', `/cases/${caseId}/acts`, { act: 'resolve', saw, withoutClosing });
  assert.equal(resolved.status, 200);
  const { events } = await pageOf(caseId);
  assert.equal(events.at(-1)?.detail['isUnclosed'], true);
  assert.ok(!JSON.stringify(events).includes('nothing more'));
});

test('where the platform has private replies the matter stays on the channel; where it has none it is refused', async () => {
  const manifests = desk.world.manifests as Map<string, Manifest>;
  manifests.set('test', { ...fakeManifest, can: { ...fakeManifest.can, privateReply: 'interface' } });
  const on = await offline('channel', 'I have written to you privately, Ana.');
  assert.equal(on.link, null);
  assert.deepEqual(
    [(await pageOf(on.caseId)).handover?.way, (await pageOf(on.caseId)).handover?.page],
    ['channel', null],
  );
  manifests.set('test', fakeManifest);
  const bare = await makeBrand(desk);
  const made = await hear(desk, bare, { canonicalId: 'bare:1' });
  const body = { saw: made.version, way: 'channel', line: null };
  const answer = await bare.at('POST', `/cases/${made.caseId}/offline`, body);
  assert.equal(answer.status, 409);
  const page = await bare.at<OfflineDone>('POST', `/cases/${made.caseId}/offline`, { ...body, way: 'page' });
  assert.deepEqual([page.status, page.body.reply], [200, null]);
});

test('what is said on the page of a case split from another is heard in that one', async () => {
  const made = await asked();
  const root = `off:${n}`;
  const author = {
    externalId: `ana${n}`,
    handle: `ana${n}`,
    name: 'Ana Lima',
    url: null,
    avatarUrl: null,
    followers: 3,
  };
  const more = { threadId: root, parentId: root, author, text: 'And another thing: the bill is wrong' };
  const second = await hear(desk, brand, { ...more, canonicalId: `${root}:bill` });
  const split = { act: 'split', saw: second.version, mentionIds: [second.mentionId] };
  const parted = await brand.at<{ otherId: string }>('POST', `/cases/${made.caseId}/acts`, split);
  assert.equal(parted.status, 200, JSON.stringify(parted.body));
  const { otherId } = parted.body;
  const done = await brand.at<OfflineDone>('POST', `/cases/${otherId}/offline`, { saw: 99, way: 'page', line: null });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const path = new URL(done.body.link ?? '').pathname;
  const ana = browser();
  await ana('POST', `${path}/open`);
  assert.equal((await ana('POST', `${path}/say`, message('Here is the bill'))).status, 303);
  assert.equal((await pageOf(otherId)).row.firstLine, 'Here is the bill');
  assert.notEqual((await pageOf(made.caseId)).row.firstLine, 'Here is the bill');
});

test('private words to another customer of a case made one never stand on the page', async () => {
  const on = await offline();
  const other = await asked();
  const [sawInto, saw] = [(await pageOf(on.caseId)).row.version, (await pageOf(other.caseId)).row.version];
  const merge = { act: 'merge', saw, sawInto, intoId: on.caseId, isSameMatter: true };
  assert.equal((await brand.at('POST', `/cases/${other.caseId}/acts`, merge)).status, 200);
  const words = { saw: 99, text: 'Your code is only for you.', visibility: 'private', isAnyway: true };
  const send = (toMentionId: string) =>
    brand.at<{ code?: string }>('POST', `/cases/${on.caseId}/replies`, { ...words, toMentionId });
  const refused = await send(other.mentionId);
  assert.deepEqual([refused.status, refused.body.code], [422, 'may_not_go'], JSON.stringify(refused.body));
  assert.equal((await send(on.mentionId)).status, 200);
});

test('a form of a hundred thousand parts is refused before it is read', async () => {
  const { path, caseId } = await offline();
  const ana = browser();
  const [set] = [(await ana('POST', `${path}/open`)).set ?? ''];
  const part = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nmine\r\n';
  const answer = await desk.app.inject({
    method: 'POST',
    url: `${path}/say`,
    headers: { cookie: set.split(';')[0] ?? '', 'content-type': 'multipart/form-data; xboundary=z; boundary=x' },
    payload: `${part.repeat(100_000)}--x--\r\n`,
  });
  assert.equal(answer.statusCode, 422);
  assert.equal((await pageOf(caseId)).row.mentionCount, 1);
});

test('what waits for a page that is shut meanwhile does not count as said', async () => {
  const { caseId, mentionId } = await offline('page', null);
  const sendAt = new Date(desk.world.now().getTime() + 3_600_000).toISOString();
  const body = { saw: 99, toMentionId: mentionId, text: 'Here it is.', visibility: 'private', isAnyway: true, sendAt };
  const sent = await brand.at('POST', `/cases/${caseId}/replies`, { ...body, overruled: ['no_name'] });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.equal((await brand.at('POST', `/cases/${caseId}/offline/end`, { saw: 99 })).status, 200);
  desk.world.clock.pass(3_600_000);
  await sendDue();
  const { replies, row } = await pageOf(caseId);
  assert.deepEqual([replies[0]?.state, row.unansweredCount], ['failed', 1]);
});
