// A mirrored test language, never chosen by a browser on its own: set localStorage `heed.locale` to `ar-XB`. It shows
// at a glance which words bypass the message files, and whether a page holds when the reading direction turns.

import { en } from '../en.ts';
import { late } from '../late.ts';
import type { Messages } from '../say.ts';

export const direction = 'rtl';

const RIGHT_TO_LEFT = '\u202e';
const POP = '\u202c';

/** Every sentence written backwards; ICU braces stay, so plurals and values work. */
export const messages: Partial<Messages> = Object.fromEntries(
  Object.entries({ ...en, ...late }).map(([key, words]) => [
    key,
    words.includes('{') ? words : RIGHT_TO_LEFT + words + POP,
  ]),
);
