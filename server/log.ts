// The log: JSON lines for machines, short lines for a person at a terminal, or none.

import { type Logger, pino } from 'pino';

export type LogStyle = 'pretty' | 'json' | 'silent';

export function createLog(style: LogStyle): Logger {
  if (style === 'silent') return pino({ level: 'silent' });
  if (style === 'json') return pino({ level: 'info' });
  // A person wants to know what needs attention, not every poll.
  return pino({ level: 'warn' }, { write: (line: string) => process.stdout.write(`${toPerson(line)}\n`) });
}

interface Line {
  readonly time?: number;
  readonly level?: number;
  readonly msg?: string;
  readonly channel?: string;
  readonly err?: { readonly message?: string };
}

const errorLevel = 50;

function toPerson(line: string): string {
  const { time, level, msg, channel, err } = JSON.parse(line) as Line;
  const at = new Date(time ?? 0).toTimeString().slice(0, 8);
  const parts = [
    msg,
    channel === undefined ? '' : `(${channel})`,
    err?.message === undefined ? '' : `: ${err.message}`,
  ];
  return `${at}  ${(level ?? 0) >= errorLevel ? 'error: ' : ''}${parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(' : ', ': ')
    // What a platform said must not steer the terminal.
    .replace(/[\u0000-\u001f\u007f-\u009f]/gu, ' ')}`;
}
