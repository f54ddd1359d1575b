// The starting set of Spanish phrases, in words both sides of the ocean use. Data: ranked by fit, taken with one key,
// and a start to write from. Informal speaks to *tú*, formal to *usted*.

import { acknowledge } from './es/acknowledge.ts';
import { close } from './es/close.ts';
import { concentrate } from './es/concentrate.ts';
import { explain } from './es/explain.ts';
import { hold } from './es/hold.ts';
import { offline } from './es/offline.ts';
import { resolve } from './es/resolve.ts';
import { thank } from './es/thank.ts';
import { inOrderOfReply } from './phrase.ts';

export const es = inOrderOfReply({ concentrate, acknowledge, thank, explain, resolve, hold, offline, close });
