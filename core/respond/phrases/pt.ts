// The starting set of Portuguese phrases. Data: ranked by fit, taken with one key, and a start to write from. Informal
// speaks to *você*; formal leaves the pronoun out, or says *o senhor*, as both sides of the ocean do.

import { inOrderOfReply } from './phrase.ts';
import { acknowledge } from './pt/acknowledge.ts';
import { close } from './pt/close.ts';
import { concentrate } from './pt/concentrate.ts';
import { explain } from './pt/explain.ts';
import { hold } from './pt/hold.ts';
import { offline } from './pt/offline.ts';
import { resolve } from './pt/resolve.ts';
import { thank } from './pt/thank.ts';

export const pt = inOrderOfReply({ concentrate, acknowledge, thank, explain, resolve, hold, offline, close });
