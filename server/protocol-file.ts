// A protocol as a text for people, and back. In: YAML. Out: the protocol, or every fault with its line and the remedy.

import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Fault } from '../core/protocol/fault.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import { type FaultView, ProtocolShape } from '../wire/protocol.ts';
import { fromFileShape, namesInFile, ProtocolFile } from '../wire/protocol-file.ts';
import { readDays } from '../wire/protocol-text.ts';
import { keysOf, shapeFaults } from '../wire/shape-faults.ts';
import { toFileShape } from '../wire/write-protocol-file.ts';
import { readYaml } from './read-yaml.ts';

export interface ProtocolRead {
  readonly protocol: Protocol;
  /** The version the file says it was pulled from; null when it says none. */
  readonly base: number | null;
  /** Puts the line and column to faults of the protocol. */
  readonly place: (faults: readonly Fault[]) => readonly FaultView[];
}

const keysInFile = keysOf(ProtocolFile);

export function fromFile(text: string): ProtocolRead | { readonly faults: readonly FaultView[] } {
  const yaml = readYaml(text, isDayOf);
  if ('faults' in yaml) return { faults: yaml.faults.map((fault) => ({ ...fault, path: [], code: 'not_yaml' })) };
  const place = (faults: readonly Fault[], isInFile: boolean): readonly FaultView[] =>
    faults
      .map((fault) => {
        const path = isInFile ? fault.path : fault.path.map((part) => namesInFile[part] ?? part);
        return { ...fault, path: [...fault.path], ...yaml.placeOf(path, fault.code === 'unknown_key') };
      })
      .sort((one, other) => one.line - other.line || one.column - other.column);
  const given = yaml.data ?? {};
  const file = ProtocolFile.safeParse(given);
  if (!file.success) return { faults: place(shapeFaults(file.error, given, keysInFile), true) };
  const shape = fromFileShape(file.data);
  const protocol = ProtocolShape.safeParse(shape);
  // What is written well and still means nothing, such as 25:00.
  if (!protocol.success)
    return {
      faults: place(
        shapeFaults(protocol.error, shape, () => []),
        false,
      ),
    };
  return { protocol: protocol.data, base: file.data.version ?? null, place: (faults) => place(faults, false) };
}

/** `mon-fri` is where the hours of `tue` stand. */
function isDayOf(written: string, asked: string): boolean {
  return readDays(written)?.some((day) => day === asked) ?? false;
}

const banner = ` The rules of care. What is left out takes its default; docs/protocol.md explains every line.
 heed protocol check FILE says what is wrong; heed protocol push FILE lets it hold.`;

const notes: Readonly<Record<string, string>> = {
  version: ' The version this was pulled from: a push is refused when somebody has pushed since.',
  languages: ' Languages to expect; none: any.',
  undo: ' How long a sent reply can be taken back.',
  calendars: ' When it is open. The first calendar is the brand’s own.',
  keeps: ' Which location or team keeps which other calendar.',
  targets: ' How soon. The first that fits sets the clock, so the last for each clock has no conditions.',
  promises_warn_at: ' When a promise is about to be broken.',
  trees: ' Who hears of it, step by step, until somebody acknowledges, answers or closes.',
  rotas: ' Who takes turns.',
  routes: ' Who takes what. The first that fits proposes or assigns.',
  purposes: ' What each own profile is for.',
  notices: ' From which severity quiet hours are not kept, and when a late notice joins a digest.',
  voice: ' How the brand speaks. In the sign-off {agent} and {brand} are filled.',
  guard: ' What the guard makes of its findings: off, note, second_person or may_not_go.',
  approvals: ' Whose yes is needed before words leave. The first that fits holds.',
  let_be: ' Whether letting a matter be is suggested; never for a first complaint, whatever stands here.',
  let_be_reasons: ' Why a matter may be let be.',
};

export function toFile(protocol: Protocol): string {
  const document = new Document(toFileShape(protocol), { aliasDuplicateObjects: false, version: '1.2' });
  document.commentBefore = banner;
  visit(document, {
    Pair: (_, pair, ancestors) => {
      // Only the fields of the file itself are explained.
      if (ancestors.length > 2 || !isScalar(pair.key)) return;
      pair.key.commentBefore = notes[String(pair.key.value)] ?? null;
      pair.key.spaceBefore = true;
    },
    Seq: (_, list, ancestors) => {
      const parent = ancestors.at(-1);
      const isShort = list.items.every(isScalar) && list.items.length <= 12;
      if (isPair(parent) && isShort) list.flow = true;
    },
  });
  for (const list of ['calendars', 'targets', 'trees', 'rotas', 'routes', 'approvals']) {
    const items = document.get(list);
    if (!isSeq(items)) continue;
    items.items.forEach((item, at) => {
      if (isMap(item) && at > 0 && list !== 'targets') item.spaceBefore = true;
    });
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
