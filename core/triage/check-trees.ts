// An escalation that somebody always hears: steps that tell someone, an end, no loop, rotas with people in them.

import type { Fault } from '../protocol/fault.ts';
import { didYouMean } from '../protocol/nearest.ts';
import type { Protocol, Rota, Step, Tree } from '../protocol/protocol.ts';
import type { Path } from './check-links.ts';

export function treeFaults({ trees }: Protocol): readonly Fault[] {
  return [
    ...trees.flatMap((tree, at) => [...stepsFaults(tree, ['trees', at]), ...startFaults(tree, ['trees', at])]),
    ...loops(trees),
  ];
}

const monthMinutes = 31 * 1440;
const mostRepeats = 20;

function stepsFaults(tree: Tree, path: Path): readonly Fault[] {
  const faults: Fault[] = [];
  if (tree.steps.length === 0) {
    const words = `${tree.name} has no steps before its last one.`;
    faults.push({ path: [...path, 'steps'], code: 'no_steps', words, remedy: 'Add a step: who hears of it first?' });
  }
  tree.steps.forEach((step, at) => {
    faults.push(...stepFaults(step, [...path, 'steps', at]));
  });
  return [...faults, ...stepFaults(tree.last, [...path, 'last']), ...repeatFaults(tree, [...path, 'repeats'])];
}

function stepFaults({ tell, afterMinutes }: Step, path: Path): readonly Fault[] {
  const isLast = path.at(-1) === 'last';
  const faults: Fault[] = [];
  if (tell.length === 0) {
    const words = isLast ? 'The last step tells nobody, so nobody might ever hear of it.' : 'This step tells nobody.';
    const remedy = isLast
      ? 'Name somebody who always hears of it, such as the owners.'
      : 'Name somebody, or remove the step.';
    faults.push({ path: [...path, 'tell'], code: 'tells_nobody', words, remedy });
  }
  if (afterMinutes > monthMinutes) {
    const words = 'A step that waits for more than a month is never climbed.';
    faults.push({ path: [...path, 'afterMinutes'], code: 'too_long', words, remedy: 'Choose 0 minutes to 31 days.' });
  }
  return faults;
}

function repeatFaults({ repeats, steps }: Tree, path: Path): readonly Fault[] {
  if (repeats > mostRepeats) {
    const words = `The steps would be gone through ${repeats} times more.`;
    return [{ path, code: 'too_many', words, remedy: `Choose 0 to ${mostRepeats}; the last step follows them.` }];
  }
  if (repeats === 0 || steps.length === 0 || steps.some(({ afterMinutes }) => afterMinutes > 0)) return [];
  const words = 'The steps repeat without waiting, so the same people would be told again in the same minute.';
  return [{ path, code: 'no_wait', words, remedy: 'Let one of the steps wait some minutes, or do not repeat.' }];
}

function startFaults({ on, clocks }: Tree, path: Path): readonly Fault[] {
  if (on !== 'heard' || clocks.length === 0) return [];
  const words = 'What begins when words are heard has no clock to wait for.';
  return [
    {
      path: [...path, 'clocks'],
      code: 'no_clock_yet',
      words,
      remedy: 'Leave the clocks out, or begin at a warning or a breach.',
    },
  ];
}

/** Each loop once, at the first of its trees in the protocol. */
function loops(trees: readonly Tree[]): readonly Fault[] {
  const next = new Map(trees.map(({ name, thenTree }) => [name, thenTree]));
  const inLoop = new Set<string>();
  return trees.flatMap(({ name }, at) => {
    if (inLoop.has(name)) return [];
    const trail = [name];
    for (let then = next.get(name); then && !trail.includes(then); then = next.get(then)) trail.push(then);
    if (next.get(trail.at(-1) ?? '') !== name) return [];
    for (const one of trail) inLoop.add(one);
    const words = `These trees follow each other without an end: ${[...trail, name].join(' → ')}.`;
    return [
      { path: ['trees', at, 'thenTree'], code: 'loop', words, remedy: 'Let one of them end with its last step.' },
    ];
  });
}

export function rotaFaults({ rotas }: Protocol): readonly Fault[] {
  return rotas.flatMap((rota, at) => faultsOfRota(rota, ['rotas', at]));
}

function faultsOfRota({ name, people, timeZone, startsOn }: Rota, path: Path): readonly Fault[] {
  const faults: Fault[] = [];
  if (people.length === 0) {
    const words = `Nobody takes turns in ${name}.`;
    faults.push({ path: [...path, 'people'], code: 'no_people', words, remedy: 'Name at least one person.' });
  }
  if (!isTimeZone(timeZone)) {
    const words = `There is no time zone ${timeZone}.`;
    const remedy = `${didYouMean(timeZone, Intl.supportedValuesOf('timeZone'))} Zones are named like Europe/Madrid.`;
    faults.push({ path: [...path, 'timeZone'], code: 'unknown_time_zone', words, remedy });
  }
  if (!isDate(startsOn)) {
    const words = `${startsOn} is no day of the calendar.`;
    faults.push({
      path: [...path, 'startsOn'],
      code: 'no_date',
      words,
      remedy: 'Write the year, the month and the day: 2026-11-02.',
    });
  }
  return faults;
}

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/u.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
