// What a draft means, beside the words an ear heard. In: a file of planes, then for each draft the ear's margins and its vector
// (`understand/sentence`). Out: margins again. The layout: the four letters HEEM, then for each tone its bias, the weights of
// the ear's margins and those of the vector, as 32-bit floats, little end first.

import { sentenceWidth } from '../../understand/sentence/encoder-file.ts';
import { heardTones } from './heard-tone.ts';

export type MeaningEar = (margins: readonly number[], vector: Float32Array) => readonly number[];

const letters = 'HEEM';
const tones = heardTones.length;
/** Floats a tone. */
export const meaningWidth = 1 + tones + sentenceWidth;

/** Throws an Error in words. */
export function openMeaning(file: Uint8Array): MeaningEar {
  const isOne =
    file.length === letters.length + 4 * tones * meaningWidth &&
    [...letters].every((letter, i) => file[i] === letter.charCodeAt(0));
  if (!isOne) throw new Error('this file knows no tone by meaning');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const planes = heardTones.map((_, tone) =>
    Float32Array.from({ length: meaningWidth }, (__, i) =>
      view.getFloat32(letters.length + 4 * (tone * meaningWidth + i), true),
    ),
  );
  return (margins, vector) =>
    planes.map((plane) => {
      let sum = plane[0] ?? 0;
      for (let i = 0; i < tones; i += 1) sum += (plane[1 + i] ?? 0) * (margins[i] ?? 0);
      for (let i = 0; i < sentenceWidth; i += 1) sum += (plane[1 + tones + i] ?? 0) * (vector[i] ?? 0);
      return sum;
    });
}

/** As `openMeaning` reads them. */
export function packMeaning(planes: readonly Float32Array[]): Uint8Array {
  const file = new Uint8Array(letters.length + 4 * tones * meaningWidth);
  file.set([...letters].map((letter) => letter.charCodeAt(0)));
  const view = new DataView(file.buffer);
  planes.forEach((plane, tone) => {
    plane.forEach((weight, i) => {
      view.setFloat32(letters.length + 4 * (tone * meaningWidth + i), weight, true);
    });
  });
  return file;
}
