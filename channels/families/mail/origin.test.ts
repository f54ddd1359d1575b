// Whether the receiving server found a sender genuine: what strangers may put into its header is not taken for its verdict.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from './kept.ts';
import { isGenuine } from './origin.ts';

const found = (results: string) =>
  isGenuine(readKept({ headers: { 'authentication-results': results } }), ['yelp.com']);

test('a server’s own verdict counts, with its comments and quotes', () => {
  for (const said of [
    'mx.example; dkim=pass header.d=yelp.com',
    'mx.example; dkim=pass (2048-bit key; (rsa)) header.i="@mail.yelp.com"; spf=none',
    'mx.example; spf=pass smtp.mailfrom="bounces+1"@yelp.com',
    'mx.example; dmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=yelp.com',
  ]) {
    assert.equal(found(said), 'genuine', said);
  }
  assert.equal(found('mx.example; none'), 'unsaid');
  assert.equal(found('mx.example; spf=none; dkim=none'), 'unsaid');
});

test('words of the sender within it are no verdict: quoted, nested in comments, or as the name before an @', () => {
  for (const said of [
    'mx.example; spf=pass smtp.mailfrom="yelp.com"@evil.example',
    'mx.example; spf=pass smtp.mailfrom="a; dkim=pass header.d=yelp.com; b"@evil.example',
    'mx.example; spf=pass smtp.mailfrom="a\\"; dkim=pass header.d=yelp.com; b"@evil.example',
    'mx.example; spf=fail (says (he); dkim=pass header.d=yelp.com) smtp.mailfrom=x@evil.example',
    'mx.example; spf=fail (says \\( she; dkim=pass header.d=yelp.com) smtp.mailfrom=x@evil.example',
    'mx.example; spf=fail (never closed; dkim=pass header.d=yelp.com',
    'mx.example; spf=pass smtp.mailfrom=yelp.com@evil.example',
    'mx.example; dkim=pass header.d=evil.example reason="header.d=yelp.com"',
    'mx.example; dkim=pass header.d=evil.example x.header.d=yelp.com',
  ]) {
    assert.equal(found(said), 'forged', said);
  }
});

test('a header made to be slow is read at once', () => {
  const began = performance.now();
  for (const part of ['(', '"', '("', 'header.d=', 'a@']) found(`mx.example; spf=pass ${part.repeat(100_000)}`);
  assert.ok(performance.now() - began < 1_000);
});
