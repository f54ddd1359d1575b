// What Meta's refusals and headers mean, how a list is walked, and that the judge bites.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChannelError, type ChannelResponse, type Hands } from '../../channel.ts';
import type { Call } from '../../fake-http.ts';
import { handsForTests } from '../../testbed.ts';
import { askGraph, GRAPH, isOutsideWindow } from './api.ts';
import { parseFields } from './fake-fields.ts';
import { openGraphJudge } from './fake-judge.ts';
import { type GraphList, walkAll } from './walk.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

interface Heard {
  readonly url: string[];
  readonly noted: { readonly left: number; readonly resetAt: Date }[];
}

/** Hands whose fetch gives one answer, and that write down what was done with them. */
function handsThatHear(status: number, body: unknown, headers: Record<string, string> = {}): Hands & { heard: Heard } {
  const heard: Heard = { url: [], noted: [] };
  const hands = handsForTests({
    now: () => NOW,
    app: { clientSecret: 'app-secret' },
    fetch: async (url): Promise<ChannelResponse> => {
      heard.url.push(url);
      const text = JSON.stringify(body);
      const bytes = new TextEncoder().encode(text);
      return { status, url, headers: new Headers(headers), bytes, text: () => text, json: () => JSON.parse(text) };
    },
    noteBudget: (_, told) => void heard.noted.push(told),
  });
  return { ...hands, heard };
}

async function refusedWith(
  error: Record<string, unknown>,
  { isWrite = false, headers = {} as Record<string, string>, status = 400 } = {},
): Promise<ChannelError> {
  const hands = handsThatHear(
    status,
    { error: { message: 'Meta’s own words', type: 'OAuthException', ...error } },
    headers,
  );
  const asked = { path: '/1', ...(isWrite ? { form: { message: 'hi' } } : {}) };
  try {
    await askGraph({ accessToken: 't' }, asked, hands);
  } catch (reason) {
    assert.ok(reason instanceof ChannelError);
    return reason;
  }
  throw new Error('it was not refused');
}

describe('a refusal of Meta', () => {
  const meanings: [Record<string, unknown>, string, boolean][] = [
    [{ code: 190, error_subcode: 463 }, 'auth_expired', true],
    [{ code: 10 }, 'rejected', true],
    [{ code: 200 }, 'rejected', true],
    [{ code: 368 }, 'rejected', true],
    [{ code: 4 }, 'rate_limited', true],
    [{ code: 613 }, 'rate_limited', false],
    [{ code: 100, error_subcode: 33 }, 'gone', true],
    [{ code: 100 }, 'rejected', false],
    [{ code: 803 }, 'gone', false],
    [{ code: 2 }, 'unreachable', false],
    [{ code: 1 }, 'outcome_unknown', true],
    [{ code: 551, is_transient: true }, 'outcome_unknown', true],
  ];
  for (const [error, code, isWrite] of meanings) {
    test(`${JSON.stringify(error)} ${isWrite ? 'to a write' : 'to a question'} is ${code}`, async () => {
      const refused = await refusedWith(error, { isWrite });
      assert.equal(refused.code, code);
      assert.match(refused.message, /Meta’s own words/u);
    });
  }

  test('a page that is not Meta’s JSON is what everybody means by its status', async () => {
    const hands = handsThatHear(502, 'Bad gateway');
    await assert.rejects(askGraph({ accessToken: 't' }, { path: '/1' }, hands), { code: 'unreachable' });
  });

  test('Meta’s own minutes say when to come back; without them it is soon, not at once', async () => {
    const usage = {
      7: [{ type: 'pages', call_count: 103, total_time: 4, total_cputime: 4, estimated_time_to_regain_access: 19 }],
    };
    const told = await refusedWith({ code: 32 }, { headers: { 'x-business-use-case-usage': JSON.stringify(usage) } });
    assert.equal(told.retryAt?.getTime(), NOW.getTime() + 19 * 60_000);
    const silent = await refusedWith({ code: 17 }, { headers: { 'x-app-usage': 'not JSON' } });
    assert.equal(silent.retryAt?.getTime(), NOW.getTime() + 300_000);
  });

  test('only the closed window is answered with another try', async () => {
    assert.equal(isOutsideWindow(await refusedWith({ code: 10, error_subcode: 2018278 })), true);
    assert.equal(isOutsideWindow(await refusedWith({ code: 10 })), false);
  });
});

test('the fullest of Meta’s shares tells what is left', async () => {
  const headers = {
    'x-app-usage': '{"call_count":12,"total_time":80,"total_cputime":3}',
    'x-page-usage': '{"call_count":55,"total_time":1,"total_cputime":1}',
  };
  const hands = handsThatHear(200, { id: '1' }, headers);
  await askGraph({ accessToken: 't' }, { path: '/1' }, hands);
  assert.deepEqual(hands.heard.noted, [{ left: 40, resetAt: new Date(NOW.getTime() + 3_600_000) }]);
});

test('the token travels in the header, its proof beside it, and one version is spoken', async () => {
  const hands = handsThatHear(200, { id: '1' });
  await askGraph({ accessToken: 'secret-token' }, { path: '/1', query: { fields: 'id' } }, hands);
  const [address = ''] = hands.heard.url;
  assert.ok(address.startsWith(`${GRAPH}/1?fields=id&appsecret_proof=`), address);
  assert.ok(!address.includes('secret-token'));
});

describe('a walk over lists', () => {
  const at = (minute: number) => NOW.getTime() - minute * 60_000;
  const listOf = (nodes: readonly { readonly id: string; readonly atMs: number }[]): GraphList => ({
    look: async () => ({ data: nodes, next: null }),
    sortedBy: (node) => (node as { atMs: number }).atMs,
    found: async (node, floorMs) => {
      const { id, atMs } = node as { id: string; atMs: number };
      return floorMs === null || atMs >= floorMs ? [{ raw: { externalId: id, body: null }, atMs }] : [];
    },
  });
  const refused: GraphList = {
    ...listOf([]),
    look: async () => {
      throw new ChannelError('rejected', 'Meta answered 200: a permission is missing');
    },
  };

  test('a list that is refused is said, after the others were heard', async () => {
    const ids: string[] = [];
    const walk = async () => {
      const good = listOf([{ id: 'a', atMs: at(5) }]);
      for await (const page of walkAll({ refused, good }, good, null, NOW))
        ids.push(...page.raws.map((raw) => raw.externalId));
    };
    await assert.rejects(walk(), { code: 'rejected' });
    assert.deepEqual(ids, ['a']);
  });

  test('a time in the future does not hide what is said next', async () => {
    let cursor = null as Parameters<typeof walkAll>[2];
    const odd = listOf([
      { id: 'future', atMs: NOW.getTime() + 86_400_000 },
      { id: 'old', atMs: at(30) },
    ]);
    for await (const page of walkAll({ odd }, odd, cursor, NOW)) cursor = page.cursor;
    const next = listOf([{ id: 'next', atMs: at(20) }]);
    const ids: string[] = [];
    for await (const page of walkAll({ odd: next }, next, cursor, NOW))
      ids.push(...page.raws.map((raw) => raw.externalId));
    assert.ok(ids.includes('next'), ids.join());
  });

  test('a cursor Meta has forgotten begins the walk anew', async () => {
    const list = listOf([{ id: 'a', atMs: at(1) }]);
    const forgetful: GraphList = {
      ...list,
      look: async (after) => (after === null ? list.look(null) : refused.look(after)),
    };
    const cursor = { forgetful: { since: at(10), top: at(2), next: 'long ago' } };
    const ids: string[] = [];
    for await (const page of walkAll({ forgetful }, list, cursor, NOW))
      ids.push(...page.raws.map((raw) => raw.externalId));
    assert.ok(ids.includes('a'));
  });
});

test('fields are read with their modifiers, and what is malformed is said', () => {
  assert.deepEqual(parseFields('id,comments.filter(stream).limit(5){id,from{name}}'), [
    { name: 'id', args: {}, inner: null },
    {
      name: 'comments',
      args: { filter: 'stream', limit: '5' },
      inner: [
        { name: 'id', args: {}, inner: null },
        { name: 'from', args: {}, inner: [{ name: 'name', args: {}, inner: null }] },
      ],
    },
  ]);
  for (const text of ['', 'a{', 'a,', 'a}b', 'a.limit', '(a)']) assert.throws(() => parseFields(text), /\s/u, text);
});

describe('the judge of the Graph interface', () => {
  const judge = openGraphJudge((id) => ({ '1': 'Page', '2_3': 'Comment' })[id] ?? null);
  const call = (method: string, path: string, body?: unknown): Call => ({
    method,
    url: new URL(`http://127.0.0.1${path}`),
    headers: { authorization: 'Bearer t' },
    bytes: Buffer.alloc(0),
    body,
  });
  const wrong: [string, Call][] = [
    ['a field', call('GET', '/v23.0/1/feed?fields=id,text')],
    ['a field inside a field', call('GET', '/v23.0/1/feed?fields=comments{id,parent{words}}')],
    ['a modifier', call('GET', '/v23.0/1/feed?fields=comments.sorted(now){id}')],
    ['an edge', call('GET', '/v23.0/1/opinions')],
    ['a parameter', call('POST', '/v23.0/2_3', { hide: 'true' })],
    ['a value', call('GET', '/v23.0/1/conversations?platform=whatsapp')],
    ['a version', call('GET', '/1/feed')],
    ['an id', call('GET', '/v23.0/9')],
    ['a missing parameter', call('POST', '/v23.0/1/subscribed_apps', {})],
  ];
  for (const [what, asked] of wrong) {
    test(`knows ${what} that is not Meta’s`, { skip: judge === null }, () => {
      assert.equal(judge?.request(asked).length, 1, judge?.request(asked).join());
    });
  }

  test('lets through what stands in the files, and reads answers as well', { skip: judge === null }, () => {
    const asked = call('GET', '/v23.0/1/feed?fields=id,comments.filter(stream).limit(5){id,parent{id}}');
    assert.deepEqual(judge?.request(asked), []);
    assert.equal(judge?.answer(asked, { status: 200, body: { data: [{ id: '1', words: 'x' }] } }).length, 1);
    assert.equal(judge?.answer(asked, { status: 400, body: { error: 'no' } }).length, 1);
  });
});
