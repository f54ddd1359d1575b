// Takes out of a picture what it tells beside what it shows: where and when it was taken, with what, by whom. In: the
// bytes as they came. Out: the same picture without it, and its size; null for what is broken.
// A photograph from an agent's phone must not tell a customer where the agent lives.

import type { PictureType } from '../../channel.ts';
import { pictureType } from '../../pictures.ts';
import { stripGif } from './gif.ts';
import { stripJpeg } from './jpeg.ts';
import type { Stripped } from './pieces.ts';
import { stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

const strip: Readonly<Record<PictureType, (bytes: Uint8Array) => Stripped | null>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
};

export type PlainPicture = Stripped & { readonly type: PictureType };

export function plainPicture(bytes: Uint8Array): PlainPicture | null {
  const type = pictureType(bytes);
  const stripped = type === null ? null : strip[type](bytes);
  if (type === null || stripped === null || stripped.width < 1 || stripped.height < 1) return null;
  return { ...stripped, type };
}
