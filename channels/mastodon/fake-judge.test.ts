// The judge must bite, or what it lets pass means nothing.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openJudge } from './fake-judge.ts';
import { first } from './testbed.ts';

describe('the judge', { skip: openJudge() === null ? 'the description of the interface is not there' : false }, () => {
  const judge = openJudge();
  const exchange = (method: string, path: string, body?: unknown) => ({
    method,
    url: new URL(path, 'https://x.example'),
    headers: {},
    body,
  });

  it('bites on requests nobody described', () => {
    const faults = (method: string, path: string, body?: unknown) => judge?.request(exchange(method, path, body)) ?? [];
    assert.deepEqual(faults('GET', '/api/v1/notifications?types[]=mention&limit=40'), []);
    assert.match(first(faults('GET', '/api/v1/notifications?types[]=shouting')), /types\[\]/);
    assert.match(first(faults('GET', '/api/v1/notifications?limit=many')), /limit/);
    assert.match(first(faults('GET', '/api/v1/notifications?kinds=mention')), /kinds is not described/);
    assert.match(first(faults('GET', '/api/v2/search')), /q is missing/);
    assert.match(first(faults('GET', '/api/v9/nothing')), /no such call/);
    assert.deepEqual(faults('POST', '/api/v1/statuses', { status: 'hi', visibility: 'direct' }), []);
    assert.match(first(faults('POST', '/api/v1/statuses', { status: 'hi', visibility: 'secret' })), /visibility/);
    assert.match(first(faults('POST', '/api/v1/statuses', { status: 'hi', colour: 'red' })), /colour/);
    assert.match(first(faults('POST', '/api/v1/statuses')), /body is missing/);
  });

  it('bites on answers the interface would not give', () => {
    const faults = (status: number, body: unknown) =>
      judge?.answer(exchange('GET', '/api/v1/statuses/1/context'), status, body) ?? [];
    assert.deepEqual(faults(200, { ancestors: [], descendants: [] }), []);
    assert.match(first(faults(200, { ancestors: [{ id: 1 }], descendants: [] })), /ancestors/);
    assert.match(first(faults(418, {})), /418 is not described/);
  });
});
