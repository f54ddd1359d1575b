// Four small pictures of six by four pixels, red over blue, one of each kind; and what phones put into theirs.

import type { PictureType } from '../../channel.ts';
import { joined } from './pieces.ts';

/** In hex. */
const packed: Readonly<Record<PictureType, string>> = {
  'image/jpeg':
    'ffd8ffe000104a46494600010100000100010000ffdb0043000d090a0b0a080d0b0a0b0e0e0d0f13201513121213271c1e17202e293130' +
    '2e292d2c333a4a3e333646372c2d405741464c4e525352323e5a615a50604a51524fffdb0043010e0e0e131113261515264f352d354f4f' +
    '4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4fffc20011080004' +
    '000603012200021101031101ffc4001500010100000000000000000000000000000005ffc4001501010100000000000000000000000000' +
    '000305ffda000c03010002100310000001882c27ffc400161000030000000000000000000000000000000112ffda0008010100010502b6' +
    '7fffc40017110003010000000000000000000000000000021351ffda0008010301013f01abe9ffc4001711000301000000000000000000' +
    '0000000000031352ffda0008010201013f0192f27fffc40014100100000000000000000000000000000000ffda0008010100063f027fff' +
    'c4001510010100000000000000000000000000000061ffda0008010100013f21abffda000c0301000200030000001007ffc40017110003' +
    '010000000000000000000000000000016191ffda0008010301013f10af59ffc40017110003010000000000000000000000000000016191' +
    'ffda0008010201013f109311ffc40014100100000000000000000000000000000000ffda0008010100013f100fffd9',
  'image/png':
    '89504e470d0a1a0a0000000d4948445200000006000000040203000000d06aa6d00000000c504c5445ff0000aa00555500aa0000ff5000' +
    '0739000000144944415408d763606060080d6058b580e1ff07000da403dff493955e0000000049454e44ae426082',
  'image/webp':
    '52494646540000005745425056503820480000007003009d012a0600040002003425a802746b80fe018401fc03dbfeec03f400181acdb0' +
    '0000fef9de45629fffea18227677fffcb6cce6b97fff719ffbf6fe54417833ef579ddd8000',
  'image/gif':
    '47494638396106000400f10000ff0000aa00555500aa0000ff21f90400000000002c0000000006000400000207841fa9c23d0f0b003b',
};

export function smallPicture(type: PictureType): Uint8Array {
  return Uint8Array.from(packed[type].match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

export const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A JPEG segment. */
export function segment(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), payload]);
}

/** EXIF as a phone writes it: which way up, and words that stand for where it was taken. */
export function exif(turn: number, place: string): Uint8Array {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0];
  return joined([latin('Exif\0\0'), Uint8Array.from(tiff), latin(place)]);
}

/** Right behind the first two bytes, where a JPEG has what is told of it. */
export function withSegments(jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Uint8Array {
  return joined([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
