// German phrases, a starting set to write from: Sie and du; formal lines name nobody by the first name, because with Sie that sounds wrong. Data.

import { acknowledge } from './de/acknowledge.ts';
import { close } from './de/close.ts';
import { concentrate } from './de/concentrate.ts';
import { explain } from './de/explain.ts';
import { hold } from './de/hold.ts';
import { offline } from './de/offline.ts';
import { resolve } from './de/resolve.ts';
import { thank } from './de/thank.ts';
import { inOrderOfReply } from './phrase.ts';

export const de = inOrderOfReply({ concentrate, acknowledge, thank, explain, resolve, hold, offline, close });
