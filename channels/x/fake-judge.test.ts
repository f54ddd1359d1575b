// The judge must bite, or what it lets pass means nothing.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openJudge } from './fake-judge.ts';

describe('the judge', { skip: openJudge() === null ? 'the description of the interface is not there' : false }, () => {
  const judge = openJudge();
  const call = (method: string, path: string, body?: unknown, authorization = 'Bearer token') => ({
    method,
    url: new URL(path, 'https://api.x.com'),
    headers: { authorization },
    bytes: Buffer.from(''),
    body,
  });
  const first = (faults: readonly string[] | undefined) => faults?.[0] ?? 'no fault';

  it('bites on requests nobody described', () => {
    const faults = (...of: Parameters<typeof call>) => judge?.request(call(...of)) ?? [];
    assert.deepEqual(faults('GET', '/2/users/7/mentions?since_id=5&max_results=100&tweet.fields=lang,author_id'), []);
    assert.match(first(faults('GET', '/2/users/7/mentions?tweet.fields=colour')), /tweet\.fields/);
    assert.match(first(faults('GET', '/2/users/7/mentions?post.fields=lang')), /post\.fields is not described/);
    assert.match(first(faults('GET', '/2/users/7/mentions?max_results=4')), /max_results/);
    assert.match(first(faults('GET', '/2/users/7/mentions?since_id=first')), /since_id/);
    assert.match(first(faults('GET', '/2/tweets/search/recent')), /query is missing/);
    assert.match(first(faults('GET', '/2/nothing')), /no such call/);
    assert.match(first(faults('GET', '/2/users/me', undefined, '')), /no bearer token/);
    assert.deepEqual(faults('POST', '/2/tweets', { text: 'hi', reply: { in_reply_to_tweet_id: '7' } }), []);
    assert.match(first(faults('POST', '/2/tweets', { text: 'hi', reply: { in_reply_to_post_id: '7' } })), /reply/);
    assert.match(first(faults('POST', '/2/tweets')), /body is missing/);
    assert.match(first(faults('POST', '/2/dm_conversations/1-2/messages', { text: 'hi', mood: 'x' })), /mood/);
  });

  it('bites on calls that the manifest asked no permission for, or that no user may make', () => {
    assert.match(first(judge?.request(call('POST', '/2/users/7/likes', { tweet_id: '5' }))), /like\.write/);
    assert.match(first(judge?.request(call('GET', '/2/tweets/search/all?query=x'))), /not open to the token of a user/);
  });

  it('bites on answers the interface would not give', () => {
    const faults = (status: number, body: unknown) =>
      judge?.answer(call('GET', '/2/tweets?ids=1'), { status, body }) ?? [];
    assert.deepEqual(faults(200, { data: [{ id: '1', text: 'hi' }] }), []);
    assert.match(first(faults(200, { data: [] })), /data/, 'an empty list is left out');
    assert.match(first(faults(200, { data: [{ id: 1 }] })), /id/);
    assert.match(first(faults(200, { data: [{ id: '1', created_at: 'today' }] })), /created_at/);
    assert.match(first(faults(403, { error: 'no' })), /type/);
    assert.match(first(faults(204, undefined)), /204 is not described/);
  });
});
