// What Google's refusals mean, when its day begins, and that its discovery files bite as judges.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChannelError } from '../../channel.ts';
import type { Call } from '../../fake-http.ts';
import { handsForTests } from '../../testbed.ts';
import { googleAs, pacificMidnightAfter } from './api.ts';
import { googleConsent } from './consent.ts';
import { openDiscoveryJudge } from './fake-judge.ts';

async function refused(status: number, body: unknown): Promise<ChannelError> {
  const text = () => (typeof body === 'string' ? body : JSON.stringify(body));
  const json = () => JSON.parse(text()) as unknown;
  const bytes = new TextEncoder().encode(text());
  const hands = handsForTests({
    fetch: async (url) => ({ status, url, headers: new Headers(), bytes, text, json }),
  });
  const ask = googleAs(googleConsent([]), { accessToken: 'a' }, hands, 'units');
  try {
    await ask({ url: 'https://youtube.googleapis.com/youtube/v3/comments' }, 1);
  } catch (error) {
    if (error instanceof ChannelError) return error;
  }
  throw new Error('it was not refused');
}

test('one status has many meanings; Google’s reason tells them apart', async () => {
  const old = (reason: string, message = 'No.') => ({ error: { code: 403, message, errors: [{ reason, message }] } });
  const meant: readonly (readonly [number, unknown, string])[] = [
    [401, old('authError'), 'auth_expired'],
    [403, old('quotaExceeded'), 'rate_limited'],
    [403, old('userRateLimitExceeded'), 'rate_limited'],
    [403, old('insufficientPermissions'), 'auth_expired'],
    [403, { error: { code: 403, details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } }, 'auth_expired'],
    [403, old('commentsDisabled', 'The video has disabled comments.'), 'rejected'],
    [429, { error: { code: 429, status: 'RESOURCE_EXHAUSTED' } }, 'rate_limited'],
    [404, old('commentNotFound'), 'gone'],
    [404, '<html>a proxy’s own page</html>', 'unreachable'],
    [503, '', 'unreachable'],
  ];
  for (const [status, body, code] of meant) {
    const error = await refused(status, body);
    assert.equal(error.code, code, `${status} ${JSON.stringify(body)}`);
  }
  assert.match((await refused(403, old('commentsDisabled', 'The video has disabled comments.'))).message, /disabled/);
});

test('a project that Google has not approved yet is told so, and not asked to wait', async () => {
  const details = [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value: '0' } }];
  const error = await refused(429, {
    error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Exceeded', details },
  });
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /waits for Google to approve/);
});

test('Google’s day begins at midnight of the Pacific coast, also when the clocks change', () => {
  const next = (now: string) => pacificMidnightAfter(new Date(now)).toISOString();
  assert.equal(next('2026-11-22T20:00:00Z'), '2026-11-23T08:00:00.000Z');
  assert.equal(next('2026-07-01T06:59:59.500Z'), '2026-07-01T07:00:00.000Z');
  assert.equal(next('2026-07-01T07:00:00Z'), '2026-07-02T07:00:00.000Z');
  assert.equal(next('2026-03-08T09:30:00Z'), '2026-03-09T07:00:00.000Z', 'a day of 23 hours');
  assert.equal(next('2026-11-01T07:30:00Z'), '2026-11-02T08:00:00.000Z', 'a day of 25 hours');
});

const file = 'youtube/youtube-v3.discovery.json';
const judge = openDiscoveryJudge([file]);

describe('the judge', { skip: judge === null ? 'Google’s description is not there' : false }, () => {
  const call = (method: string, path: string, body?: unknown, token = 'Bearer a'): Call => ({
    ...{ method, url: new URL(`http://x/youtube.googleapis.com/youtube/v3/${path}`), body, bytes: Buffer.alloc(0) },
    headers: { authorization: token },
  });
  const asked = (...given: Parameters<typeof call>) => judge?.request(call(...given)).join() ?? '';

  test('bites on requests nobody described', () => {
    assert.equal(asked('GET', 'commentThreads?part=snippet,replies&order=time&maxResults=100'), '');
    assert.match(asked('GET', 'commentThreads?order=time'), /part is missing/);
    assert.match(asked('GET', 'commentThreads?part=snippet&order=loudness'), /order may not be/);
    assert.match(asked('GET', 'commentThreads?part=snippet&maxResults=101'), /maxResults may not be/);
    assert.match(asked('GET', 'commentThreads?part=snippet&pageToken=a&pageToken=b'), /comes twice/);
    assert.match(asked('GET', 'comments?part=snippet&colour=red'), /colour is not described/);
    assert.match(asked('GET', 'comment?part=snippet'), /no such call/);
    assert.match(asked('GET', 'comments?part=snippet', undefined, ''), /carries no token/);
    assert.equal(asked('POST', 'comments?part=snippet', { snippet: { parentId: 'a', textOriginal: 'b' } }), '');
    assert.match(asked('POST', 'comments?part=snippet'), /body is missing/);
    assert.match(asked('POST', 'comments?part=snippet', { snippet: { text: 'b' } }), /additional properties.*text/);
    assert.match(asked('POST', 'comments/setModerationStatus?id=a&moderationStatus=gone'), /moderationStatus may not/);
    const elsewhere = { ...call('GET', ''), url: new URL('http://x/www.youtube.com/youtube/v3/comments?part=id') };
    assert.match(judge?.request(elsewhere).join() ?? '', /no such call/);
  });

  test('bites on answers Google would not give', () => {
    const got = call('GET', 'comments?part=snippet');
    const answer = (status: number, body?: unknown) => judge?.answer(got, { status, body }).join() ?? '';
    assert.equal(answer(200, { items: [{ id: 'a', snippet: { likeCount: 1 } }] }), '');
    assert.match(answer(200, { items: [{ id: 1 }] }), /items\/0\/id/);
    assert.match(answer(200, { items: [{ snippet: { moderationStatus: 'odd' } }] }), /moderationStatus/);
    assert.match(answer(201, {}), /201 is not described/);
    assert.match(answer(404, 'gone'), /not worded/);
    const moderated = call('POST', 'comments/setModerationStatus?id=a&moderationStatus=published');
    assert.match(judge?.answer(moderated, { status: 200, body: {} }).join() ?? '', /200 with a body/);
  });

  test('in the pipeline of this project a missing description is an error', () => {
    const was = process.env['CI'];
    try {
      process.env['CI'] = 'true';
      assert.throws(() => openDiscoveryJudge(['youtube/nothing.json']), /is missing/);
    } finally {
      if (was === undefined) delete process.env['CI'];
      else process.env['CI'] = was;
    }
  });
});
