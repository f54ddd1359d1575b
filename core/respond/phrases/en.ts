// The starting phrases in English, one thought each: what comes out is a line to write on from, never a whole reply.
// Data. English has one form of address, so every phrase fits either.

import { acknowledge } from './en/acknowledge.ts';
import { close } from './en/close.ts';
import { concentrate } from './en/concentrate.ts';
import { explain } from './en/explain.ts';
import { hold } from './en/hold.ts';
import { offline } from './en/offline.ts';
import { resolve } from './en/resolve.ts';
import { smallTalk } from './en/small-talk.ts';
import { thank } from './en/thank.ts';
import { inOrderOfReply } from './phrase.ts';

export const en = [
  ...inOrderOfReply({ concentrate, acknowledge, thank, explain, resolve, hold, offline, close }),
  ...smallTalk,
];
