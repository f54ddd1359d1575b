// The sentence encoder that is shipped: its weights and the machine code of its layers.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LayerCode, openEncoder, type SentenceEncoder } from '../core/understand/sentence/sentence-vector.ts';

/** As much of it as is used: its types come with a browser's. */
declare const WebAssembly: {
  readonly Module: new (machine: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const folder = join(import.meta.dirname, '../core/understand/sentence');

export function openShippedEncoder(): SentenceEncoder {
  const machine = new WebAssembly.Module(readFileSync(join(folder, 'layers.wasm')));
  const code = new WebAssembly.Instance(machine).exports as LayerCode;
  return openEncoder(readFileSync(join(folder, 'weights/english.bin')), code);
}
