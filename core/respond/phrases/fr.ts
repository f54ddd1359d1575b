// French phrases, a starting set to write from: vous and tu. Data.

import { acknowledge } from './fr/acknowledge.ts';
import { close } from './fr/close.ts';
import { concentrate } from './fr/concentrate.ts';
import { explain } from './fr/explain.ts';
import { hold } from './fr/hold.ts';
import { offline } from './fr/offline.ts';
import { resolve } from './fr/resolve.ts';
import { thank } from './fr/thank.ts';
import { inOrderOfReply } from './phrase.ts';

export const fr = inOrderOfReply({ concentrate, acknowledge, thank, explain, resolve, hold, offline, close });
