// A device is called what its owner would call it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceLabel } from './push-device.ts';

test('browser and system, the most particular first', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  assert.equal(deviceLabel(chrome), 'Chrome, Windows');
  assert.equal(deviceLabel(`${chrome} Edg/140.0`), 'Edge, Windows');
  assert.equal(
    deviceLabel('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'),
    'Safari, iPhone',
  );
  assert.equal(deviceLabel('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox, Linux');
  assert.equal(deviceLabel('something new'), 'Browser');
});
