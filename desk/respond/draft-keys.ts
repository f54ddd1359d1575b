// What a key means while one writes. In: the key press, the caret. Out: the act, or null for a key that writes.

import { type Step, steps } from '../../core/respond/cater.ts';
import { opensPhrases } from './phrase-moment.ts';

export type DraftKey =
  | { readonly is: 'leave' | 'send' | 'send_other' | 'ask' | 'use' | 'walk' | 'phrases' | 'answers' }
  | { readonly is: 'step'; readonly step: Step };

interface Pressed {
  readonly key: string;
  /** Where the key is: Alt with a digit writes another sign on some keyboards. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

export function draftKey(pressed: Pressed, text: string, caret: number): DraftKey | null {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing } = pressed;
  if (isComposing) return null;
  const isMod = ctrlKey || metaKey;
  if (key === 'Escape') return { is: 'leave' };
  if (key === 'Enter' && isMod && altKey) return { is: 'ask' };
  if (key === 'Enter' && isMod) return { is: shiftKey ? 'send_other' : 'send' };
  if (altKey && !isMod) return withAlt(key, code);
  if (isMod || altKey || !opensPhrases(text, caret)) return null;
  if (key === '/') return { is: 'phrases' };
  return key === '?' && beginsSentence(text, caret) ? { is: 'answers' } : null;
}

/** French puts a space before its question mark, so a space alone makes no empty spot. */
const beginsSentence = (text: string, caret: number): boolean =>
  /(?:^|[\n.!?…,;:])\s*$/u.test(text.slice(Math.max(0, caret - 200), caret));

function withAlt(key: string, code: string): DraftKey | null {
  if (key === 'Enter') return { is: 'use' };
  if (key === 'ArrowDown') return { is: 'walk' };
  const step = steps[Number(/^Digit(\d)$/u.exec(code)?.[1]) - 1];
  return step === undefined ? null : { is: 'step', step };
}
