// The private page: files are what their bytes say, and check words prove who holds the link.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkWords, fileKind, fileName, isProven, withLink } from './handover.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

test('a file is what its first bytes say, and nothing else is taken', () => {
  assert.equal(fileKind(bytes([0xff, 0xd8, 0xff, 0xe1], 'Exif')), 'image/jpeg');
  assert.equal(fileKind(bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], 'rest')), 'image/png');
  assert.equal(fileKind(bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')), 'image/webp');
  assert.equal(fileKind(bytes('%PDF-1.7 …')), 'application/pdf');
  for (const other of [
    '',
    '<svg xmlns=',
    '<!doctype html>',
    'MZ',
    'GIF89a',
    'RIFF1234WAVE',
    'WEBP',
    ' %PDF-1.7',
    'PK',
  ]) {
    assert.equal(fileKind(bytes(other)), null, other);
  }
});

test('a file’s name names no folder, hides nothing and ends in what the file is', () => {
  assert.equal(fileName('../../etc/Rechnung März.pdf.exe', 'application/pdf'), 'Rechnung März pdf.pdf');
  assert.equal(fileName('C:\\photos\\IMG 1.JPEG', 'image/jpeg'), 'IMG 1.jpg');
  assert.equal(fileName('in\u202Egpj.exe', 'image/png'), 'in gpj.png');
  assert.equal(fileName('"; filename="x.html', 'image/png'), 'filename x.png');
  assert.equal(fileName('.htaccess', 'image/webp'), 'file.webp');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = fileName(given, 'image/png');
      assert.match(name, /^[\p{L}\p{N} ()_-]{1,120}\.png$/u);
      assert.ok(name.isWellFormed());
    }),
  );
});

test('the check words prove it when the customer says both, in any case and dress; parts of them do not', () => {
  const words = checkWords(3, 500);
  assert.match(words, /^[a-z]+ [a-z]+$/u);
  const [one = '', other = ''] = words.split(' ');
  for (const said of [words, `My words: ${one.toUpperCase()}-${other}!`, `“${one}  ${other}”`]) {
    assert.ok(isProven(words, ['Where is it?', said]), said);
  }
  for (const said of [one, other, `${other} ${one}`, `x${words}`, `${words}s`, '']) {
    assert.ok(!isProven(words, [said]), said);
  }
});

test('the line takes the address wherever it asks for it', () => {
  assert.equal(
    withLink('Please go on here: {link} ({link})', 'https://a/talk/$&'),
    'Please go on here: https://a/talk/$& (https://a/talk/$&)',
  );
});
