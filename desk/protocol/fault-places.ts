// Which tab a fault belongs to, and which faults belong to a field. In: paths into the protocol. Out: where to show them.

import type { Fault } from '../../core/protocol/fault.ts';

export const tabs = ['hours', 'targets', 'escalation', 'rotas', 'voice', 'dry-run', 'versions'] as const;
export type Tab = (typeof tabs)[number];

type Path = readonly (string | number)[];

const tabOfField: Readonly<Record<string, Tab>> = {
  calendars: 'hours',
  keeps: 'hours',
  targets: 'targets',
  promiseWarnAtShare: 'targets',
  undoSeconds: 'targets',
  trees: 'escalation',
  notices: 'escalation',
  voice: 'voice',
  guard: 'voice',
  approvals: 'voice',
  letBe: 'voice',
  letBeReasons: 'voice',
};

export const isTab = (name: string): name is Tab => tabs.some((tab) => tab === name);

export const tabOf = ({ path }: Fault): Tab => tabOfField[String(path[0])] ?? 'rotas';

/** Those of the field itself and of whatever stands within it. */
export const faultsWithin = (faults: readonly Fault[], path: Path): readonly Fault[] =>
  faults.filter((fault) => path.every((part, at) => fault.path[at] === part));

/** Those of the field itself. */
export const faultsAt = (faults: readonly Fault[], path: Path): readonly Fault[] =>
  faultsWithin(faults, path).filter((fault) => fault.path.length === path.length);

/** Those within `path` that no field named in `shown` shows: they stand at the end of the card. */
export function faultsBeside(faults: readonly Fault[], path: Path, shown: readonly string[]): readonly Fault[] {
  return faultsWithin(faults, path).filter((fault) => !shown.includes(String(fault.path[path.length])));
}
