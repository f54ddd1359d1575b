// Which language a draft is in. In: its words and the languages the brand answers in. Out: a code, or null when that is
// not sure. By the same detector that reads mentions; its table is large, so the desk loads this file after the rest.

import { readLanguage } from '../understand/language.ts';

/** Below this the detector hesitates between two, and a doubt is no finding. */
const sureFrom = 0.65;

export function readDraftLanguage(text: string, languages: readonly string[]): string | null {
  const { language, confidence, why } = readLanguage(text, { languages, earlier: null, hint: null });
  return why === 'detector' && confidence >= sureFrom ? language : null;
}
