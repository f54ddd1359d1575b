// Every rule as a sentence a lead would say: targets, steps, routes, rotas. Screens, the picture and the list of
// changes all use these, so that one rule reads the same everywhere.

import type { Span } from '../../core/protocol/calendar.ts';
import type { Recipient, Rota, Route, Step, Target, Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { conditionWords } from './condition-words.ts';
import { sayList, sayMinutes, sentenceCase } from './list-words.ts';
import type { Naming } from './naming.ts';

export function targetWords(target: Target, naming: Naming): string {
  const hasDays = target.time === 'wall';
  return sentenceCase(
    say(`protocol.target.${target.clock}`, {
      who: conditionWords(target.when, naming, true),
      time: timeWords(target, naming),
      within: sayMinutes(target.withinMinutes, hasDays),
      warn: sayMinutes(warnMinutes(target), hasDays),
    }),
  );
}

const warnMinutes = (target: Target): number => Math.round(target.withinMinutes * target.warnAtShare);

function timeWords({ time, calendar }: Target, naming: Naming): string {
  if (time === 'wall') return say('protocol.time.wall');
  if (calendar === null) return say('protocol.time.business');
  return say('protocol.time.of', { calendar: naming.calendar(calendar) });
}

export function recipientWords(recipient: Recipient, naming: Naming): string {
  if ('role' in recipient) return say(`protocol.recipient.${recipient.role}`);
  if ('person' in recipient) return naming.person(recipient.person) || say('protocol.recipient.nobodyYet');
  if ('team' in recipient) return say('protocol.recipient.team', { name: naming.team(recipient.team) });
  if ('rota' in recipient) return say('protocol.recipient.rota', { name: naming.rota(recipient.rota) });
  return recipient.address || say('protocol.recipient.nobodyYet');
}

/** As it stands alone: an address is written as it is. */
export function recipientTitle(recipient: Recipient, naming: Naming): string {
  const words = recipientWords(recipient, naming);
  return 'address' in recipient && recipient.address !== '' ? words : sentenceCase(words);
}

function tellWords(tell: readonly Recipient[], naming: Naming): string {
  if (tell.length === 0) return say('protocol.recipient.nobody');
  return sayList(tell.map((recipient) => recipientWords(recipient, naming)));
}

export function waitWords({ afterMinutes, calendar }: Step, naming: Naming): string {
  if (afterMinutes === 0 && calendar !== null) {
    return say('protocol.step.whenOpen', { calendar: naming.calendar(calendar) });
  }
  if (afterMinutes === 0) return say('protocol.step.atOnce');
  if (calendar === null) return say('protocol.step.after', { span: sayMinutes(afterMinutes) });
  return say('protocol.step.afterOpen', {
    span: sayMinutes(afterMinutes, false),
    calendar: naming.calendar(calendar),
  });
}

export function stepWords(step: Step, naming: Naming): string {
  return sentenceCase(say('protocol.step.words', { wait: waitWords(step, naming), who: tellWords(step.tell, naming) }));
}

export function triggerWords(tree: Tree, naming: Naming): string {
  const who = conditionWords(tree.when, naming);
  if (tree.on === 'heard') return say('protocol.trigger.heard', { who });
  const clocks =
    tree.clocks.length === 0
      ? say('protocol.clocks.any')
      : sayList(
          tree.clocks.map((clock) => say(`protocol.clocks.${clock}`)),
          'disjunction',
        );
  return say(`protocol.trigger.${tree.on}`, { who, clocks });
}

export function routeWords(route: Route, naming: Naming): string {
  const to =
    'team' in route.to
      ? say('protocol.recipient.team', { name: naming.team(route.to.team) })
      : naming.person(route.to.person) || say('protocol.recipient.nobodyYet');
  return sentenceCase(say(`protocol.route.${route.how}`, { who: conditionWords(route.when, naming), to }));
}

export function rotaWords(rota: Rota, naming: Naming): string {
  const people = rota.people.length === 0 ? say('protocol.recipient.nobody') : sayList(rota.people.map(naming.person));
  return say(`protocol.rota.${rota.every}`, { people, at: rota.handoverAt, from: rota.startsOn, zone: rota.timeZone });
}

export function spansWords(spans: readonly Span[]): string {
  if (spans.length === 0) return say('protocol.closed');
  return sayList(spans.map(({ from, to }) => say('protocol.span', { from, to })));
}
