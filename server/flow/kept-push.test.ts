// A push nobody could read, kept: read again it is what came, and nothing of it proves or tells who sent it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepPush, openPush } from './kept-push.ts';

test('what came is read again byte for byte; signatures and where it came from are not kept', () => {
  const headers = new Headers({
    'content-type': 'application/json',
    'x-kind': 'story',
    'x-hub-signature-256': 'sha256=00',
    'x-twitter-webhooks-signature': 'sha256=00',
    'x-goog-channel-token': 'known to us',
    'x-forwarded-for': '192.0.2.7',
    'x-real-ip': '192.0.2.7',
    authorization: 'Bearer t',
  });
  for (const bytes of [Buffer.from('{"é":1}'), Buffer.of(0xff, 0, 0x7b)]) {
    const kept = keepPush({ bytes, headers }, 'ab');
    const opened = openPush(JSON.parse(JSON.stringify(kept)));
    assert.deepEqual(Buffer.from(opened?.bytes ?? []), bytes);
    assert.deepEqual([...(opened?.headers ?? [])].map(([name]) => name).sort(), ['content-type', 'x-kind']);
  }
  assert.equal(openPush({ externalId: 'push:ab', body: { place: 'forum', thing: {} } }), null, 'a thing is no push');
});
