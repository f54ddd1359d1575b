// Reads YAML that anybody may have written, within bounds: no aliases, tags, directives or second documents, no key
// twice, nothing deep or huge. Out: plain data, and where each part of it stands.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

export interface Place {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface YamlFault extends Place {
  readonly words: string;
  readonly remedy: string;
}

export interface YamlRead {
  readonly data: unknown;
  /** Of the deepest part of the path that is there; `isKeyWanted` gives the place of its name. */
  readonly placeOf: (path: readonly (string | number)[], isKeyWanted?: boolean) => Place;
}

const mostLetters = 500_000;
const deepest = 12;
/** Nobody reads more at once. */
const mostFaults = 20;

export function readYaml(
  text: string,
  isSameKey: (written: string, asked: string) => boolean = () => false,
): YamlRead | { readonly faults: readonly YamlFault[] } {
  if (text.length > mostLetters) {
    return refuse('The file is longer than 500,000 letters.', 'Send the protocol alone.');
  }
  if (isTooDeep(text)) return refuse('The file is nested too deep.', 'A protocol needs seven levels at most.');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Its own check compares each key with each other; ours below keeps a set.
    uniqueKeys: false,
    prettyErrors: false,
    // Quieter than this, a second document would pass unnoticed.
    logLevel: 'error',
    lineCounter: lines,
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = document.errors.slice(0, mostFaults).map(({ message, pos }) => ({
    ...at(pos[0]),
    words: `This is not YAML: ${message.split('\n')[0]?.replace(/[.:]$/u, '') ?? ''}.`,
    remedy: 'Put texts with special characters in quotes, and indent with spaces.',
  }));
  if (broken.length > 0) return { faults: broken };
  const unwanted = findUnwanted(document.contents, at);
  if (document.directives?.yaml.explicit) {
    unwanted.unshift({ ...at(0), words: 'The file has a %YAML line.', remedy: 'Leave it out.' });
  }
  if (unwanted.length > 0) return { faults: unwanted.slice(0, mostFaults) };
  const placeOf: YamlRead['placeOf'] = (path, isKeyWanted = false) =>
    at(offsetOf(document.contents, path, { isKeyWanted, isSameKey }));
  return { data: document.toJS(), placeOf };
}

function refuse(words: string, remedy: string): { readonly faults: readonly YamlFault[] } {
  return { faults: [{ line: 1, column: 1, words, remedy }] };
}

/** Before the parser, which calls itself once a level: brackets and indents of a line at most. */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  for (const line of text.split('\n')) {
    for (const letter of line) {
      if (letter === '[' || letter === '{') brackets += 1;
      else if (letter === ']' || letter === '}') brackets = Math.max(0, brackets - 1);
    }
    // A bracket in a text may stay open; that many never do.
    if (brackets > 1000 || /^(?:\s*[-?:]\s){40}/u.test(line)) return true;
  }
  return false;
}

function findUnwanted(root: Node | null, at: (offset: number) => Place): YamlFault[] {
  const faults: YamlFault[] = [];
  const waiting: { readonly node: unknown; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined && faults.length < mostFaults; next = waiting.pop()) {
    const { node, depth } = next;
    const place = at((node as Node | null)?.range?.[0] ?? 0);
    const fault = (words: string, remedy: string) => faults.push({ ...place, words, remedy });
    if (isAlias(node)) fault('Aliases (*) are not read.', 'Write it out in full.');
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      fault('Anchors (&) are not read.', 'Leave it out, and write what it stands for in full.');
    }
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined) {
      fault(`Tags (${node.tag.slice(0, 40)}) are not read.`, 'Leave it out.');
    }
    if (depth > deepest) {
      fault('This is nested too deep.', 'A protocol needs seven levels at most.');
      continue;
    }
    if (isSeq(node)) for (const item of node.items) waiting.push({ node: item, depth: depth + 1 });
    if (!isMap(node)) continue;
    faults.push(...keysTwice(node.items, at).slice(0, mostFaults));
    for (const { key, value } of node.items) {
      waiting.push({ node: key, depth: depth + 1 }, { node: value, depth: depth + 1 });
    }
  }
  return faults.sort((one, other) => one.line - other.line);
}

function keysTwice(pairs: readonly Pair[], at: (offset: number) => Place): YamlFault[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ key }) => {
    const name = keyOf(key);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const words = `${name.slice(0, 60)} is there twice.`;
    return [{ ...at((key as Node).range?.[0] ?? 0), words, remedy: 'Keep one of the two.' }];
  });
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

interface Looking {
  readonly isKeyWanted: boolean;
  readonly isSameKey: (written: string, asked: string) => boolean;
}

function offsetOf(root: Node | null, path: readonly (string | number)[], looking: Looking): number {
  let node: unknown = root;
  let offset = 0;
  for (const [depth, part] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair =
        node.items.find(({ key }) => keyOf(key) === part) ??
        node.items.find(({ key }) => looking.isSameKey(keyOf(key), String(part)));
      if (pair === undefined) break;
      const isWithout = !(isScalar(pair.value) || isMap(pair.value) || isSeq(pair.value));
      node = pair.value;
      const place = (isLast && looking.isKeyWanted) || isWithout || !isScalar(node) ? pair.key : node;
      offset = (place as Node).range?.[0] ?? offset;
    } else if (isSeq(node) && typeof part === 'number' && node.items[part] !== undefined) {
      node = node.items[part];
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
