// English, the desk's mother tongue: the sections in messages/en/ together. Keys are flat and carry their section's
// name, so that a search for a key finds its words and its use.

import { cases } from './en/case.ts';
import { composer } from './en/composer.ts';
import { doors } from './en/doors.ts';
import { inbox } from './en/inbox.ts';
import { keys } from './en/keys.ts';
import { parts } from './en/parts.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';
import { sources } from './en/sources.ts';
import { welcome } from './en/welcome.ts';

export const en = {
  ...cases,
  ...composer,
  ...doors,
  ...inbox,
  ...keys,
  ...parts,
  ...search,
  ...shell,
  ...sources,
  ...welcome,
} as const;
