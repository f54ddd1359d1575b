// What pictures tell beside what they show does not leave the house; what they show stays as it is, byte for byte.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PictureType } from '../../channel.ts';
import { ascii, joined } from './pieces.ts';
import { plainPicture } from './strip.ts';
import { exif, latin, segment, smallPicture, withSegments } from './testbed.ts';

const home = 'GPS 52.5163N 13.3777E Lea Stern';
const types: readonly PictureType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const wordsIn = (bytes: Uint8Array): string => ascii(bytes, 0, bytes.length);

for (const type of types) {
  test(`${type}: a picture that tells nothing stays as it is, and its size is read`, () => {
    const bytes = smallPicture(type);
    assert.deepEqual(plainPicture(bytes), { type, bytes, width: 6, height: 4 });
  });

  test(`${type}: what follows the picture does not come along, and a torn one is none`, () => {
    const bytes = smallPicture(type);
    assert.deepEqual(plainPicture(joined([bytes, latin(home)]))?.bytes, bytes);
    for (const share of [0.3, 0.6, 0.9]) {
      assert.equal(plainPicture(bytes.subarray(0, Math.floor(bytes.length * share))), null, String(share));
    }
  });

  test(`${type}: whatever is broken in it, reading it ends`, () => {
    const bytes = smallPicture(type);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const broken = bytes.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        const plain = plainPicture(broken);
        assert.ok(plain === null || plain.bytes.length <= broken.length);
      }),
    );
  });
}

test('a photograph does not tell where it was taken, by whom and with what; only which way up it is', () => {
  const bytes = smallPicture('image/jpeg');
  const told = withSegments(
    bytes,
    segment(0xe1, exif(6, home)),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${home}`)),
    segment(0xed, latin(`Photoshop 3.0\0${home}`)),
    segment(0xe2, latin(`MPF\0${home}`)),
    segment(0xfe, latin(home)),
  );
  const plain = plainPicture(told)?.bytes;
  assert.ok(plain);
  assert.doesNotMatch(wordsIn(plain), /GPS|Lea|adobe|Photoshop|MPF/u);
  assert.equal(plain.length, bytes.length + 36, 'one short segment is left of it: how it is turned');
  assert.deepEqual(plainPicture(plain)?.bytes, plain, 'and that is read again as it was written');
  assert.deepEqual(plainPicture(withSegments(bytes, segment(0xe1, exif(1, home))))?.bytes, bytes);
});

test('colours stay: a profile is no secret', () => {
  const told = withSegments(smallPicture('image/jpeg'), segment(0xe2, latin('ICC_PROFILE\0\x01\x01sRGB')));
  assert.deepEqual(plainPicture(told)?.bytes, told);
});

test('no texts of a PNG, and no EXIF', () => {
  const bytes = smallPicture('image/png');
  const chunk = (name: string, words: string) =>
    joined([Uint8Array.of(0, 0, 0, words.length), latin(name + words), latin('crc!')]);
  const told = joined([
    bytes.subarray(0, 33),
    chunk('tEXt', home),
    chunk('eXIf', home),
    chunk('laTi', home),
    bytes.subarray(33),
  ]);
  assert.deepEqual(plainPicture(told)?.bytes, bytes);
});

test('no EXIF and no XMP of a WebP, nor the flags for them', () => {
  const bytes = smallPicture('image/webp');
  const chunk = (name: string, payload: Uint8Array) =>
    joined([latin(name), Uint8Array.of(payload.length, 0, 0, 0), payload, new Uint8Array(payload.length % 2)]);
  const head = (flags: number) => chunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 5, 0, 0, 3, 0, 0));
  const riff = (...chunks: Uint8Array[]) => {
    const body = joined([latin('WEBP'), ...chunks]);
    return joined([latin('RIFF'), Uint8Array.of(body.length & 255, body.length >> 8, 0, 0), body]);
  };
  const told = riff(head(0x0c), bytes.subarray(12), chunk('EXIF', latin(home)), chunk('XMP ', latin(home)));
  assert.deepEqual(plainPicture(told), {
    type: 'image/webp',
    bytes: riff(head(0), bytes.subarray(12)),
    width: 6,
    height: 4,
  });
});

test('no comments of a GIF, and nothing a program wrote for itself; how often it repeats stays', () => {
  const bytes = smallPicture('image/gif');
  const head = 13 + 12;
  const pieces = (words: string) => joined([Uint8Array.of(words.length), latin(words), Uint8Array.of(0)]);
  const extension = (label: number, ...parts: string[]) =>
    joined([Uint8Array.of(0x21, label), ...parts.map((part) => pieces(part).subarray(0, -1)), Uint8Array.of(0)]);
  const again = extension(0xff, 'NETSCAPE2.0', '\x01\x00\x00');
  const told = joined([
    bytes.subarray(0, head),
    again,
    extension(0xfe, home),
    extension(0xff, 'XMP DataXMP', home),
    bytes.subarray(head),
  ]);
  assert.deepEqual(plainPicture(told)?.bytes, joined([bytes.subarray(0, head), again, bytes.subarray(head)]));
});

test('a file of millions of empty pieces is no picture', () => {
  const filled = (type: PictureType, head: number, piece: Uint8Array) => {
    const bytes = smallPicture(type);
    const many = joined(Array.from({ length: 60_000 }, () => piece));
    return joined([bytes.subarray(0, head), many, bytes.subarray(head)]);
  };
  const idle = joined([Uint8Array.of(0, 0, 0, 0), latin('IDAT'), latin('crc!')]);
  assert.ok(plainPicture(filled('image/png', 33, idle)) === null);
  assert.ok(plainPicture(filled('image/jpeg', 2, Uint8Array.of(0xff, 0xd0))) === null);
  assert.ok(plainPicture(filled('image/gif', 25, Uint8Array.of(0x21, 0xf9, 0))) === null);
  const webp = filled('image/webp', 12, joined([latin('ALPH'), new Uint8Array(4)]));
  new DataView(webp.buffer).setUint32(4, webp.length - 8, true);
  assert.ok(plainPicture(webp) === null);
});

test('what is no picture is none, whatever it is called', () => {
  for (const bytes of [latin('%PDF-1.7'), latin('<svg xmlns="x"/>'), new Uint8Array(0), latin('GIF')]) {
    assert.equal(plainPicture(bytes), null);
  }
});
