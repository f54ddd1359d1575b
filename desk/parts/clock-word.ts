// What a clock is called: what somebody still waits for.

import type { ClockKind } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';

const words = {
  first_reply: 'inbox.clockFirst',
  next_reply: 'inbox.clockNext',
  resolution: 'inbox.clockMatter',
  promise: 'inbox.clockPromise',
} as const satisfies Record<ClockKind, string>;

export const clockWord = (clock: ClockKind): string => say(words[clock]);

export const isClockKind = (code: string): code is ClockKind => Object.hasOwn(words, code);
