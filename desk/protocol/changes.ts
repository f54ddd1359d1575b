// What a draft changes, told in the sentences of the rules. In: the protocol in force and the draft. Out: the things
// that differ, each with its lines taken away and added.

import type { Calendar } from '../../core/protocol/calendar.ts';
import { weekdays } from '../../core/protocol/calendar.ts';
import type { Protocol, Target, Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { compareLines, type Line } from './compare-lines.ts';
import { sayCountry, sayLanguage, sayList, sayMinutes } from './list-words.ts';
import type { Naming } from './naming.ts';
import { rotaWords, routeWords, spansWords, stepWords, targetWords, triggerWords } from './rule-words.ts';
import { approvalWords, guardLines, letBeLines, voiceLines } from './voice-words.ts';

export interface Change {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Lines that stayed are part of what it says. */
  readonly isOrder: boolean;
}

interface Thing {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Each protocol is told with its own names: a calendar may be called otherwise before and after. */
export function changesOf(was: Protocol, now: Protocol, naming: (protocol: Protocol) => Naming): readonly Change[] {
  const before = thingsOf(was, naming(was));
  const after = thingsOf(now, naming(now));
  const titles = new Map([...before, ...after].map(({ key, title }) => [key, title]));
  const changed = [...titles].flatMap(([key, title]) => {
    const lines = compareLines(linesOf(before, key), linesOf(after, key));
    return lines.every(({ sign }) => sign === ' ') ? [] : [{ key, title, lines, isOrder: false }];
  });
  return [...changed, ...ordersChanged(was, now)];
}

const linesOf = (things: readonly Thing[], key: string): readonly string[] =>
  things.find((thing) => thing.key === key)?.lines ?? [];

function thingsOf(protocol: Protocol, naming: Naming): readonly Thing[] {
  return [
    ...protocol.calendars.map((calendar) => thing('calendar', calendar.slug, calendarLines(calendar), calendar.name)),
    thing('keeps', '', keepsLines(protocol, naming)),
    ...protocol.targets.map((target) => thing('target', target.name, targetLines(target, naming))),
    ...protocol.trees.map((tree) => thing('tree', tree.name, treeLines(tree, naming))),
    ...protocol.rotas.map((rota) => thing('rota', rota.slug, [rota.name, rotaWords(rota, naming)], rota.name)),
    ...protocol.routes.map((route) => thing('route', route.name, [routeWords(route, naming)])),
    thing(
      'purposes',
      '',
      Object.entries(protocol.purposes).map(([profile, purpose]) => `${profile}: ${purpose}`),
    ),
    ...voiceThings(protocol, naming),
    thing('rest', '', restLines(protocol)),
  ];
}

function voiceThings(protocol: Protocol, naming: Naming): readonly Thing[] {
  return [
    thing('voice', '', voiceLines(protocol.voice)),
    thing('guard', '', guardLines(protocol.guard)),
    ...protocol.approvals.map((rule) => thing('approval', rule.name, [approvalWords(rule, naming)])),
    thing('letBe', '', letBeLines(protocol.letBe)),
    thing(
      'reasons',
      '',
      protocol.letBeReasons.map(({ code, words }) => `${code}: ${words}`),
    ),
  ];
}

type Sort =
  | 'calendar'
  | 'keeps'
  | 'target'
  | 'tree'
  | 'rota'
  | 'route'
  | 'purposes'
  | 'voice'
  | 'guard'
  | 'approval'
  | 'letBe'
  | 'reasons'
  | 'rest';

function thing(sort: Sort, id: string, lines: readonly string[], name = id): Thing {
  return { key: `${sort} ${id}`, title: say(`protocol.thing.${sort}`, { name }), lines };
}

function targetLines(target: Target, naming: Naming): readonly string[] {
  const { time, calendar, warnAtShare } = target;
  const idle = time === 'wall' && calendar !== null ? naming.calendar(calendar) : null;
  return [
    targetWords(target, naming),
    say('protocol.warnShare', { share: warnAtShare }),
    ...(idle === null ? [] : [say('protocol.idleCalendar', { calendar: idle })]),
  ];
}

function calendarLines({ name, timeZone, hours, holidays, days }: Calendar): readonly string[] {
  return [
    say('protocol.calendarLine', { name, zone: timeZone }),
    ...weekdays.map((day) =>
      say('protocol.dayLine', { day: say(`protocol.day.${day}`), hours: spansWords(hours[day]) }),
    ),
    ...(holidays === null
      ? [say('protocol.noHolidays')]
      : [
          say('protocol.holidaysOf', {
            place: [sayCountry(holidays.country), holidays.state, holidays.region]
              .filter((part) => part !== null)
              .join(' '),
          }),
          ...holidays.open.map((day) => say('protocol.openOn', { day })),
        ]),
    ...days.map((day) => say('protocol.ownDayLine', { date: day.date, name: day.name, hours: spansWords(day.hours) })),
  ];
}

function keepsLines({ keeps }: Protocol, naming: Naming): readonly string[] {
  const line = (who: string, calendar: string): string =>
    say('protocol.keepsLine', { who, calendar: naming.calendar(calendar) });
  return [
    ...Object.entries(keeps.locations).map(([slug, calendar]) => line(naming.location(slug), calendar)),
    ...Object.entries(keeps.teams).map(([slug, calendar]) =>
      line(say('protocol.recipient.team', { name: naming.team(slug) }), calendar),
    ),
  ];
}

function treeLines(tree: Tree, naming: Naming): readonly string[] {
  return [
    triggerWords(tree, naming),
    say('protocol.severityLine', { severity: say(`protocol.severity.${tree.severity}`) }),
    ...tree.steps.map((step) => stepWords(step, naming)),
    say('protocol.tree.repeats', { count: tree.repeats }),
    say('protocol.tree.lastLine', { words: stepWords(tree.last, naming) }),
    tree.thenTree === null ? say('protocol.tree.ends') : say('protocol.tree.then', { name: tree.thenTree }),
  ];
}

function restLines(protocol: Protocol): readonly string[] {
  const { languages, undoSeconds, promiseWarnAtShare, notices } = protocol;
  return [
    say('protocol.languagesLine', {
      list: languages.length === 0 ? say('protocol.anyLanguage') : sayList(languages.map(sayLanguage)),
    }),
    say('protocol.undoLine', { count: undoSeconds }),
    say('protocol.promiseLine', { share: promiseWarnAtShare }),
    say('protocol.quietLine', { severity: say(`protocol.severity.${notices.breaksQuietFrom}`) }),
    say('protocol.lateLine', { span: sayMinutes(notices.lateMinutes) }),
  ];
}

/** Order counts where the first that fits wins, and the first calendar is the brand's own. */
function ordersChanged(was: Protocol, now: Protocol): readonly Change[] {
  const orders = {
    calendars: [was.calendars.map(({ name }) => name), now.calendars.map(({ name }) => name)],
    targets: [was.targets.map(({ name }) => name), now.targets.map(({ name }) => name)],
    trees: [was.trees.map(({ name }) => name), now.trees.map(({ name }) => name)],
    routes: [was.routes.map(({ name }) => name), now.routes.map(({ name }) => name)],
    rotas: [was.rotas.map(({ name }) => name), now.rotas.map(({ name }) => name)],
    approvals: [was.approvals.map(({ name }) => name), now.approvals.map(({ name }) => name)],
  } as const;
  return (['calendars', 'targets', 'trees', 'routes', 'rotas', 'approvals'] as const).flatMap((sort) => {
    const [before, after] = orders[sort];
    const lines = compareLines(
      before.filter((name) => after.includes(name)),
      after.filter((name) => before.includes(name)),
    );
    if (lines.every(({ sign }) => sign === ' ')) return [];
    return [{ key: `order ${sort}`, title: say(`protocol.order.${sort}`), lines, isOrder: true }];
  });
}
