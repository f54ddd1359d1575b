// A process of its own around the operator's model, because the runtime is native code: it holds its thread while it reads,
// and may hang or crash. In, over IPC: the settings, then lists of texts. Out: a row of scores for each text.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { softmax } from '../core/understand/second-reading.ts';
import { wordPieces } from '../core/understand/word-piece.ts';
import { type ClassifierSettings, readVocabulary } from './second-reader-settings.ts';
import { ClassifierFault, type FaultCode } from './second-reader-state.ts';

export type ToChild = { readonly settings: ClassifierSettings } | { readonly texts: readonly string[] };
export type FromChild =
  | { readonly is: 'ready' }
  /** No runtime is installed. */
  | { readonly is: 'missing' }
  | { readonly is: 'scores'; readonly scores: readonly (readonly number[])[] }
  | { readonly is: 'fault'; readonly code: FaultCode; readonly message: string };

/** As much of onnxruntime-node as is used. */
interface Runtime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => unknown;
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Output>>>;
}
interface Output {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

type ReadOne = (text: string) => Promise<readonly number[]>;
type Feeds = (text: string) => Readonly<Record<string, unknown>>;

let readOne: ReadOne | null = null;
process.on('message', (message: ToChild) => void answer(message).then((said) => process.send?.(said)));
process.once('disconnect', () => process.exit(0));

async function answer(message: ToChild): Promise<FromChild> {
  try {
    if ('settings' in message) {
      readOne = await open(message.settings);
      return { is: readOne === null ? 'missing' : 'ready' };
    }
    const scores: (readonly number[])[] = [];
    for (const text of message.texts) if (readOne !== null) scores.push(await readOne(text));
    return { is: 'scores', scores };
  } catch (error) {
    const code = error instanceof ClassifierFault ? error.code : 'model';
    return { is: 'fault', code, message: error instanceof Error ? error.message : String(error) };
  }
}

async function open(settings: ClassifierSettings): Promise<ReadOne | null> {
  const runtime = await loadRuntime(settings.folder);
  if (runtime === null) return null;
  // One thread: whatever the machine has is for customers and for the people at the desk.
  const session = await runtime.InferenceSession.create(join(settings.folder, 'model.onnx'), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const feeds = feeding(settings, session.inputNames, runtime);
  const output = outputOf(settings, session.outputNames);
  const read: ReadOne = async (text) => scoresIn((await session.run(feeds(text)))[output], settings);
  // What does not fit shows at once, and not with the first customer.
  await read('Hello.');
  await read('Where is my order? It was to come today, and nobody answers.');
  return read;
}

/** Installed beside the model, or beside Heed; null where it is in neither place. */
async function loadRuntime(folder: string): Promise<Runtime | null> {
  for (const from of [pathToFileURL(join(folder, 'classifier.json')).href, import.meta.url]) {
    let at: string;
    try {
      at = createRequire(from).resolve('onnxruntime-node');
    } catch {
      continue;
    }
    try {
      const loaded = (await import(pathToFileURL(at).href)) as Runtime & { readonly default?: Runtime };
      return loaded.default ?? loaded;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new ClassifierFault('runtime', `onnxruntime-node is installed at ${at} and does not load: ${why}`);
    }
  }
  return null;
}

function feeding({ input, folder }: ClassifierSettings, names: readonly string[], { Tensor }: Runtime): Feeds {
  if (input.kind === 'text') {
    const [name, ...others] = names;
    if (name === undefined || others.length > 0) throw unlike(names, 'one input, which takes the text');
    return (text) => ({ [name]: new Tensor('string', [text], input.rank === 1 ? [1] : [1, 1]) });
  }
  const strange = names.filter((name) => !['input_ids', 'attention_mask', 'token_type_ids'].includes(name));
  if (strange.length > 0 || !names.includes('input_ids')) {
    throw unlike(names, 'input_ids, and beside it attention_mask and token_type_ids or not');
  }
  const vocabulary = input.kind === 'tokens' ? readVocabulary(folder, input.vocabulary) : null;
  return (text) => {
    const ids =
      vocabulary !== null && input.kind === 'tokens' ? wordPieces(text, vocabulary, input) : bytesOf(text, input);
    const length = vocabulary !== null && input.kind === 'tokens' && input.pad ? input.longest : ids.length;
    const row = (values: (at: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from({ length }, (_, at) => BigInt(values(at))),
        [1, length],
      );
    const all: Readonly<Record<string, () => unknown>> = {
      input_ids: () => row((at) => ids[at] ?? vocabulary?.padding ?? 0),
      attention_mask: () => row((at) => (at < ids.length ? 1 : 0)),
      token_type_ids: () => row(() => 0),
    };
    return Object.fromEntries(names.map((name) => [name, all[name]?.()]));
  };
}

function bytesOf(text: string, input: Exclude<ClassifierSettings['input'], { kind: 'text' }>): number[] {
  if (input.kind !== 'bytes') return [];
  const { end, longest, offset } = input;
  const bytes = [...Buffer.from(text, 'utf8').subarray(0, end === null ? longest : longest - 1)];
  return [...bytes.map((byte) => byte + offset), ...(end === null ? [] : [end])];
}

function unlike(names: readonly string[], wanted: string): ClassifierFault {
  return new ClassifierFault(
    'shape',
    `The model's inputs are ${names.join(', ') || 'none'}; Heed can give it ${wanted}.`,
  );
}

function outputOf({ output }: ClassifierSettings, names: readonly string[]): string {
  const name = output.name ?? names[0];
  if (name !== undefined && names.includes(name)) return name;
  throw new ClassifierFault('shape', `The model has no output ${name}; it has ${names.join(', ')}.`);
}

function scoresIn(output: Output | undefined, { labels, output: { scores } }: ClassifierSettings): readonly number[] {
  const [rows, columns] = output?.dims ?? [];
  if (output === undefined || output.dims.length !== 2 || rows !== 1 || columns !== labels.length) {
    const shape = output?.dims.join(' × ') ?? 'no table at all';
    throw new ClassifierFault(
      'shape',
      `For one text the model gives ${shape}; its labels ask for 1 × ${labels.length}.`,
    );
  }
  const row = Array.from(output.data, Number);
  const shares = scores === 'logits' ? softmax(row) : row;
  if (shares.every((one) => one >= -0.001 && one <= 1.001)) return shares;
  throw new ClassifierFault('shape', `The model's scores are no ${scores}: ${row.slice(0, 5).join(', ')}.`);
}
