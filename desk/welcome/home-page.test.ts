// An address as people type it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homePageIn } from './home-page.ts';

test('an address keeps its scheme or gets one', () => {
  assert.equal(homePageIn('kaffee.example'), 'https://kaffee.example');
  assert.equal(homePageIn('  http://kaffee.example/shop '), 'http://kaffee.example/shop');
  assert.equal(homePageIn('localhost:8080/feed'), 'https://localhost:8080/feed');
});

test('nothing typed is no page', () => {
  assert.equal(homePageIn('   '), null);
});
