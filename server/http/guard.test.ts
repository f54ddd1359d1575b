// What stands before every route: foreign pages, foreign forms, foreign brands and lesser roles get nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../../store/new-id.ts';
import {
  addAgent,
  askAs,
  connect,
  hear,
  makeBrand,
  openTestApp,
  routesOf,
  type TestApp,
  type TestBrand,
} from './testbed.ts';

let desk: TestApp;
let ours: TestBrand;
let theirs: TestBrand;
before(async () => {
  desk = await openTestApp();
  ours = await makeBrand(desk);
  theirs = await makeBrand(desk);
});
after(() => desk.close());

const draft = { text: 'hi', visibility: 'public' };

test('a request that comes from another site changes nothing', async () => {
  const { caseId } = await hear(desk, ours);
  const path = `/cases/${caseId}/draft`;
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:81' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const answer = await ours.at('PUT', path, draft, headers);
    assert.deepEqual([answer.status, answer.body.code], [403, 'foreign_origin'], JSON.stringify(headers));
  }
  for (const headers of [{ origin: 'http://localhost:80' }, { 'sec-fetch-site': 'same-origin' }, {}] as Record<
    string,
    string
  >[]) {
    assert.equal((await ours.at('PUT', path, draft, headers)).status, 204, JSON.stringify(headers));
  }
});

test('behind a proxy the address people see counts, also in links', async () => {
  const headers = { 'x-forwarded-host': 'care.example', 'x-forwarded-proto': 'https', origin: 'https://care.example' };
  const stranger = askAs(desk.app, null);
  assert.equal((await stranger('POST', '/api/session', { email: 'a@b.example', password: 'x' }, headers)).status, 401);
  const other = { ...headers, origin: 'https://localhost:80' };
  assert.equal((await stranger('POST', '/api/session', { email: 'a@b.example', password: 'x' }, other)).status, 403);
});

test('what a proxy says counts only when it comes from a trusted peer', async () => {
  const proxied = await openTestApp(false, ['10.9.0.0/16']);
  const from = (remoteAddress: string, client: string) =>
    proxied.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress,
      headers: {
        origin: 'https://care.example',
        'x-forwarded-host': 'care.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': client,
      },
      payload: { email: `${client}@example.org`, password: 'x' },
    });
  try {
    assert.equal((await from('10.9.0.7', '203.0.113.9')).statusCode, 401);
    const [failure] = await proxied.world.database.account.rows<{ key: string }>(
      "select key from account.sign_in_failure where key like 'ip:%'",
    );
    assert.equal(failure?.key, 'ip:203.0.113.9', 'the brake is on whoever stands behind the proxy');
    for (const stranger of ['10.8.0.7', '127.0.0.1']) {
      assert.equal((await from(stranger, '203.0.113.10')).statusCode, 403, stranger);
    }
  } finally {
    await proxied.close();
  }
});

test('only JSON is a body', async () => {
  const { caseId } = await hear(desk, ours);
  const path = `/cases/${caseId}/draft`;
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'];
  for (const type of types) {
    const answer = await ours.at('PUT', path, JSON.stringify(draft), { 'content-type': type });
    assert.deepEqual([answer.status, answer.body.code], [415, 'bad_request'], type);
  }
  assert.equal((await ours.at('PUT', path, '{"text":')).status, 400);
});

test('poisoned, nested, oversized and unstorable bodies are refused in words', async () => {
  const { caseId } = await hear(desk, ours);
  const bodies: readonly [string, number, string][] = [
    ['{"__proto__":{"role":"owner"},"text":"a","visibility":"public"}', 400, 'bad_request'],
    ['{"constructor":{"prototype":{"x":1}},"text":"a","visibility":"public"}', 400, 'bad_request'],
    [`{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400, 'bad_request'],
    [JSON.stringify({ text: 'x'.repeat(1_100_000), visibility: 'public' }), 413, 'too_large'],
    [JSON.stringify({ text: 'x'.repeat(20_001), visibility: 'public' }), 400, 'bad_request'],
    ['{"text":"a\\u0000b","visibility":"public"}', 400, 'bad_request'],
    ['{"text":"\\ud83d","visibility":"public"}', 400, 'bad_request'],
    ['[]', 400, 'bad_request'],
    ['null', 400, 'bad_request'],
  ];
  for (const [body, status, code] of bodies) {
    const answer = await ours.at('PUT', `/cases/${caseId}/draft`, body);
    assert.deepEqual([answer.status, answer.body.code], [status, code], body.slice(0, 60));
    assert.ok((answer.body.message ?? '').length > 10);
  }
  assert.equal(({} as Record<string, unknown>)['role'], undefined);
});

test('every answer tells the browser what it may load, and the API is never kept', async () => {
  for (const path of ['/api/setup', '/api/nothing', '/somewhere']) {
    const { headers } = await askAs(desk.app, null)('GET', path);
    assert.match(
      String(headers['content-security-policy']),
      /default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/u,
    );
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*|https?:/u);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    if (path.startsWith('/api/')) assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

/** Every route below a brand, with the ids of `ours` filled in. */
async function brandPaths(): Promise<readonly { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string }[]> {
  const { caseId } = await hear(desk, ours);
  const ids: Record<string, string> = { cases: caseId, sources: ours.sourceId, replies: newId(desk.world.now()) };
  return routes
    .filter(({ url }) => url.startsWith('/api/brands/:brand/'))
    .flatMap(({ method, url }) =>
      method.flatMap((one) => {
        const path = url
          .replace('/api/brands/:brand', '')
          .replace(/(\w+)\/:\w+/gu, (_, room: string) => `${room}/${ids[room]}`);
        return one === 'GET' || one === 'POST' || one === 'PUT' || one === 'DELETE' ? [{ method: one, path }] : [];
      }),
    );
}

const routes: { method: string[]; url: string }[] = [];

test('a member of another brand, and a stranger, get nothing from any route', async () => {
  routes.push(...routesOf(desk));
  assert.ok(routes.some(({ url }) => url.endsWith('/lease')));
  const paths = await brandPaths();
  assert.ok(paths.length >= 17, `only ${paths.length} routes were found`);
  for (const { method, path } of paths) {
    const body = method === 'GET' ? undefined : {};
    const foreign = await theirs.ask(method, `/api/brands/${ours.slug}${path}`, body);
    assert.deepEqual([foreign.status, foreign.body.code], [404, 'not_found'], `${method} ${path}`);
    const stranger = await askAs(desk.app, null)(method, `/api/brands/${ours.slug}${path}`, body);
    assert.deepEqual([stranger.status, stranger.body.code], [401, 'signed_out'], `${method} ${path}`);
    const none = await ours.ask(method, `/api/brands/no-such-brand${path}`, body);
    assert.deepEqual([none.status, none.body], [foreign.status, foreign.body], `${method} ${path} tells brands apart`);
  }
});

test("ids of one brand mean nothing in another's", async () => {
  await connect(ours);
  const { caseId, mentionId } = await hear(desk, ours, { canonicalId: 'ids:1' });
  const reply = { saw: 99, toMentionId: mentionId, text: 'Hello', visibility: 'public' };
  const own = await ours.at<{ reply: { id: string } }>('POST', `/cases/${caseId}/replies`, reply);
  assert.equal(own.status, 200);
  const tries: readonly ['GET' | 'POST' | 'PUT', string, unknown][] = [
    ['GET', `/cases/${caseId}`, undefined],
    ['POST', `/cases/${caseId}/acts`, { act: 'resolve', saw: 99 }],
    ['POST', `/cases/${caseId}/acts`, { act: 'note', saw: 99, text: 'x' }],
    ['POST', `/cases/${caseId}/acts`, { act: 'let_be', saw: 99, reason: 'not ours' }],
    ['POST', `/cases/${caseId}/acts`, { act: 'like', saw: 99, mentionId }],
    ['POST', `/cases/${caseId}/acts`, { act: 'correct', saw: 99, mentionId, kind: 'praise' }],
    ['POST', `/cases/${caseId}/replies`, reply],
    ['POST', `/cases/${caseId}/replies/${own.body.reply.id}`, { act: 'undo' }],
    ['PUT', `/cases/${caseId}/draft`, draft],
    ['POST', `/cases/${caseId}/lease`, {}],
    ['POST', `/sources/${ours.sourceId}`, { act: 'pause' }],
  ];
  for (const [method, path, body] of tries) {
    const answer = await theirs.at(method, path, body);
    assert.deepEqual(
      [answer.status, answer.body.code],
      [404, 'not_found'],
      `${method} ${path} ${JSON.stringify(body)}`,
    );
  }
  const mine = await hear(desk, theirs, { canonicalId: 'ids:2' });
  const borrowed = await theirs.at('POST', `/cases/${mine.caseId}/replies`, reply);
  assert.deepEqual([borrowed.status, borrowed.body.field], [404, 'toMentionId']);
  const assigned = await theirs.at('POST', `/cases/${mine.caseId}/acts`, {
    act: 'assign',
    saw: 99,
    assigneeId: ours.personId,
  });
  assert.deepEqual([assigned.status, assigned.body.field], [400, 'assigneeId']);
});

test('an agent cares, and neither connects nor invites', async () => {
  const agent = await addAgent(desk, ours);
  const owners: readonly ['POST', string, unknown][] = [
    ['POST', '/sources', { channel: 'test', kind: 'town', config: { page: 'https://a.example' } }],
    ['POST', `/sources/${ours.sourceId}`, { act: 'pause' }],
    ['POST', '/profiles', { channel: 'test', credential: {} }],
    ['POST', '/hear', { name: 'Brand', page: null }],
    ['POST', '/invitations', { email: 'x@example.org', role: 'owner' }],
  ];
  for (const [method, path, body] of owners) {
    const answer = await agent.at(method, path, body);
    assert.deepEqual([answer.status, answer.body.code], [403, 'not_allowed'], path);
  }
  for (const path of ['/inbox', '/counts', '/sources', '/people', '/search?q=order']) {
    assert.equal((await agent.at('GET', path)).status, 200, path);
  }
});

test('addresses that are none are not found, whatever they hold', async () => {
  for (const path of ['/cases/nonsense', '/cases/%00', `/cases/${newId(desk.world.now())}`, '/nothing']) {
    assert.equal((await ours.at('GET', path)).status, 404, path);
  }
  for (const path of [
    '/api/brands/%00/inbox',
    '/api/brands/%ED%A0%80/inbox',
    '/api/channels/..%2f..%2fpackage/icon.svg',
  ]) {
    const { status } = await ours.ask('GET', path);
    assert.ok(status === 404 || status === 400, `${path} gave ${status}`);
  }
  assert.deepEqual(desk.world.errors, []);
});

test('what fails inside says that nothing was changed, and nothing of the inside', async () => {
  const { caseId } = await hear(desk, ours);
  const note = () => ours.at('POST', `/cases/${caseId}/acts`, { act: 'note', saw: 99, text: 'hello' });
  await desk.world.database.owner.query('alter table heed.note rename to elsewhere');
  const answer = await note();
  await desk.world.database.owner.query('alter table heed.elsewhere rename to note');
  assert.deepEqual([answer.status, answer.body.code], [500, 'failed']);
  assert.doesNotMatch(JSON.stringify(answer.body), /note|relation|heed\./u);
  assert.equal(desk.world.errors.length, 1);
  assert.equal((await note()).status, 200);
});

test('a request that trickles in is cut some day', () => {
  assert.ok(desk.app.server.requestTimeout > 0 && desk.app.server.headersTimeout > 0);
});
