// Locks on how a file is written: time and chance, sizes of files and of functions, names, manners.

import { basename, extname } from 'node:path';
import {
  code,
  importsOf,
  isCode,
  isData,
  isFree,
  isRoomPath,
  isTestPart,
  type Lock,
  roomOf,
  withoutComments,
} from './files.ts';

export const timeAndChance: Lock = (files) =>
  code(files)
    .filter(([path]) => roomOf(path) === 'core' && !isTestPart(path))
    .flatMap(([path, text]) =>
      [
        ...text.matchAll(
          /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bMath\.random\b|\brandomUUID\b|\bTemporal\.Now\b/g,
        ),
      ].map(([what]) => `${path} uses ${what}; time and chance are arguments`),
    );

const linesOf = (text: string) => text.trimEnd().split('\n').length;

export const sizes: Lock = (files) => {
  const counted = [...files]
    .filter(([path]) => isCode(path) && !isData(path))
    .map(([path, text]) => [path, linesOf(text)] as const);
  const lengths = counted.map(([, lines]) => lines).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return [
    ...counted.filter(([, lines]) => lines > 400).map(([path, lines]) => `${path} has ${lines} lines; the cap is 400`),
    ...(at(0.9) >= 200 ? [`nine files in ten have under 200 lines; here one in ten has ${at(0.9)} or more`] : []),
    ...(at(0.5) > 80 ? [`the median file has ${at(0.5)} lines; some 60 is the aim, 80 the limit`] : []),
  ];
};

export const names: Lock = (files) =>
  [...files.keys()]
    .filter((path) => isCode(path) && !isData(path))
    .flatMap((path) => {
      const [stem = ''] = basename(path).split('.');
      if (/^(utils?|helpers?|common|misc|managers?|base)$/i.test(stem)) return [`${path} has a name that says nothing`];
      if (stem === 'index') return [`${path} is a barrel`];
      const isComponent = extname(path) === '.tsx' && /^[A-Z][A-Za-z0-9]*$/.test(stem);
      return isComponent || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ? [] : [`${path} is not in kebab-case`];
    });

export const manners: Lock = (files) =>
  [...files]
    .filter(([path]) => isCode(path) && !isData(path) && !path.startsWith('house'))
    .flatMap(([path, text]) => {
      const bare = withoutComments(text);
      return [
        ...(/^export default\b/m.test(bare) && !/\.config\.ts$/.test(path) ? [`${path} has a default export`] : []),
        ...(/(:|\bas|<|,|\|)\s*any\b(?=[\s,;)>=|[\]])/.test(bare) ? [`${path} uses any`] : []),
        ...(/@ts-(ignore|nocheck|expect-error)/.test(text) ? [`${path} silences the compiler`] : []),
        ...(/\b(TODO|FIXME)\b/.test(text) ? [`${path} leaves something to do`] : []),
        ...(/^(#!.*\n)?(\/\/|\/\*)/.test(text) ? [] : [`${path} does not say on top what it is for`]),
        ...importsOf(path, bare)
          .filter((target) => isRoomPath(target) && target.includes('/') && extname(target) === '')
          .map((target) => `${path} imports ${target} without its ending`),
      ];
    });

/** A head that opens something at the end of its line: a function, a method, an arrow. */
const opensFunction = /\bfunction\b.*[{(]$|=>.*[{([]$|=>$|^ +(?:static |async |get |\*)*#?\w+\(.*\)(?:: .+)? \{$/;
const control = /^\s*(?:(?:if|for|while|switch|catch) \(|(?:else|do|try) \{|\})/;

interface Span {
  readonly head: string;
  readonly from: number;
  readonly to: number;
}

/** Read off the indentation, which Biome holds: a block ends where a closing bracket stands under its head. */
function functionsOf(lines: readonly string[]): readonly Span[] {
  const indents = lines.map((line) => line.search(/\S/));
  return lines.flatMap((head, from) => {
    if (!opensFunction.test(head) || control.test(head)) return [];
    const isOutside = (line: string, i: number) =>
      i > from && line !== '' && (indents[i] ?? 0) <= (indents[from] ?? 0) && !/^\s*[\])}].*(?:[{([]|=>)$/.test(line);
    const to = lines.findIndex(isOutside);
    return /^\s*[\])}]/.test(lines[to] ?? '') ? [{ head: head.trim(), from, to }] : [];
  });
}

/** Without the lines of the functions inside it: a factory of short functions is short. */
function ownLength({ from, to }: Span, spans: readonly Span[]): number {
  const inner = spans.filter((span) => span.from > from && span.to <= to);
  const lines = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return lines.filter((line) => !inner.some((span) => line > span.from && line < span.to)).length;
}

/** Markup is long by nature, and doubles and tests tell stories; everywhere else a function fits on a screen. */
export const shortFunctions: Lock = (files) => {
  const measured = code(files)
    .filter(([path]) => /\.(ts|mjs)$/.test(path) && !isTestPart(path) && !isFree(path) && !isData(path))
    .flatMap(([path, text]) => {
      const spans = functionsOf(text.split('\n'));
      return spans.map((span) => ({ name: `${path}: ${span.head}`, lines: ownLength(span, spans) }));
    });
  const long = measured.filter(({ lines }) => lines > 40);
  return [
    ...measured.filter(({ lines }) => lines > 60).map(({ name, lines }) => `${name} has ${lines} lines; the cap is 60`),
    ...(long.length * 100 > measured.length
      ? long.map(({ name, lines }) => `${name} has ${lines} lines; of a hundred functions one may have more than 40`)
      : []),
  ];
};
