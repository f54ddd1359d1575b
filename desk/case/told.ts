// One event of the record with what its sentence may need of it. In: the event and who is known. Out: its texts, figures,
// instants and people in words; what is missing is empty, never a fault.

import type { EventLine } from '../../wire/case.ts';
import { record } from '../messages/en/record.ts';
import { sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { clockWord, isClockKind } from '../parts/clock-word.ts';

learn(record);

export interface Knowing {
  /** The customer. */
  readonly name: string;
  /** Who reads. */
  readonly me?: string | undefined;
  /** Colleagues by id, as far as they are known. */
  readonly nameOf: (personId: string) => string | undefined;
}

export class Told {
  readonly event: EventLine;
  readonly knowing: Knowing;

  constructor(event: EventLine, knowing: Knowing) {
    this.event = event;
    this.knowing = knowing;
  }

  text(name: string): string | null {
    const value = this.event.detail[name];
    return typeof value === 'string' ? value : null;
  }

  figure(name: string): number {
    const value = this.event.detail[name];
    return typeof value === 'number' ? value : 0;
  }

  is(name: string): boolean {
    return this.event.detail[name] === true;
  }

  /** An instant as it reads beside the event's own. */
  when(name: string): string {
    const value = this.text(name);
    return value === null ? '' : sayWhen(new Date(value), new Date(this.event.at));
  }

  clock(): string {
    const clock = this.text('clock');
    return clock !== null && isClockKind(clock) ? clockWord(clock) : '';
  }

  by(): string {
    return this.event.by?.name ?? say('record.somebody');
  }

  /** The person it happened to. */
  to(): string {
    const id = this.text('subjectId');
    return (id === null ? undefined : this.knowing.nameOf(id)) ?? say('record.somebody');
  }
}
