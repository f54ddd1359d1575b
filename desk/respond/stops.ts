// What stops a reply, in words. In: what the server refused, or what was found here. Out: the stop, and whether one more
// press of the same key waves it through.

import type { Finding } from '../../core/respond/finding.ts';
import type { CasePage } from '../../wire/case.ts';
import { isApiError } from '../api.ts';
import { say } from '../messages/say.ts';
import { troubleOf } from '../trouble.ts';
import { sayFinding } from './finding-words.ts';

export interface Stop {
  readonly words: string;
  /** What one more press means: over newer words, or over these notes. Null: no press helps. */
  readonly waits: 'anyway' | 'notes' | null;
  /** The notes that are shown: only those can be overruled. */
  readonly notes: readonly Finding['code'][];
  /** What was waved through before stays so. */
  readonly isAnyway: boolean;
  readonly atMs: number;
  /** Gone by itself once every picture is there. */
  readonly isComing?: true;
}

const stop = (words: string, part: Partial<Stop> = {}): Stop => ({
  words,
  waits: null,
  notes: [],
  isAnyway: false,
  atMs: Date.now(),
  ...part,
});

export const conflict = (words: string): Stop => stop(words, { waits: 'anyway', isAnyway: true });

/** `is`: what one more press does with them, which is never more than the person may. */
export const notesStop = (codes: readonly Finding['code'][], isAnyway: boolean, is: 'send' | 'ask'): Stop =>
  stop(say(is === 'ask' ? 'assist.notesAsk' : 'assist.notesStop', { count: codes.length }), {
    waits: 'notes',
    notes: codes,
    isAnyway,
  });

export const comingStop = (): Stop => stop(say('pictures.stillComing'), { isComing: true });

export const graveStop = (finding: Pick<Finding, 'code' | 'detail'>): Stop =>
  stop(say('assist.graveStop', { words: sayFinding(finding) }));

export function stopOf(thrown: unknown, page: CasePage, isAnyway: boolean, is: 'send' | 'ask'): Stop {
  if (isApiError(thrown, 'conflict') || isApiError(thrown, 'lease_held')) {
    return conflict(
      thrown.message === '' ? say('composer.changedWords', { name: page.row.customer.name }) : thrown.message,
    );
  }
  if (isApiError(thrown, 'notes')) return serverNotes(findingsIn(thrown).filter(isNote), isAnyway, is);
  if (isApiError(thrown, 'offline')) return stop(say('composer.notReached'));
  return stop(troubleOf(thrown));
}

/** A finding as the server tells of it. */
export type Told = Pick<Finding, 'code' | 'level' | 'detail'>;

const isNote = ({ level }: Told): boolean => level === 'note';

/** What the server found and this desk had not, such as words said before a moment ago: said in full, as nothing shows it. */
function serverNotes(notes: readonly Told[], isAnyway: boolean, is: 'send' | 'ask'): Stop {
  const shown = notesStop([...new Set(notes.map(({ code }) => code))], isAnyway, is);
  return { ...shown, words: [...new Set(notes.map(sayFinding)), shown.words].join(' ') };
}

/** What the guard found on the server, told with its refusal. */
export function findingsIn(thrown: unknown): readonly Told[] {
  if (!isApiError(thrown)) return [];
  const { detail } = thrown;
  if (typeof detail !== 'object' || detail === null || !('findings' in detail)) return [];
  return detail.findings as readonly Told[];
}
