// The page in the browser: keys are pressed in a draft, one after the other, and each is answered with all findings, all
// ticks and the phrases that fit. In: texts and signatures from the server. Out: a time a key, in milliseconds.

import { defaultProtocol } from '../core/protocol/default.ts';
import { readDraftLanguage } from '../core/respond/draft-language.ts';
import type { Ways } from '../core/respond/fits.ts';
import { findPhrases, rankPhrases } from '../core/respond/phrases/rank.ts';
import type { Situation } from '../core/respond/situation.ts';
import { en, openSaid, openTone, respond } from './measure-guard-bundle.ts';
import type { GuardTexts } from './measure-guard-texts.ts';

export interface Keys {
  /** The draft grows by a letter at its end. */
  readonly typed: readonly number[];
  /** A letter is put in somewhere in a draft of 280. */
  readonly changed: readonly number[];
  readonly rankMs: number;
  readonly findings: number;
}

const limit = { max: 300, unit: 'graphemes' } as const;
const ways: Ways = { public: 'interface', private: 'none', publicLimit: limit, privateLimit: null, addressee: null };
const { voice, guard, languages } = defaultProtocol();

async function situation(answers: GuardTexts['answers']): Promise<Situation> {
  const said = openSaid(new Uint8Array(await (await fetch('/said')).arrayBuffer()));
  if (said === null) throw new Error('the signatures could not be read');
  return {
    matter: {
      kind: 'complaint',
      feeling: 'negative',
      language: 'en',
      customerName: 'Ines Carvalho',
      customerHandle: 'ines.c',
      words: [
        'My lamp was meant to come on Tuesday. It is Friday, nobody answers, and the shop on Mill Road sent me away twice.',
      ],
      publicReplies: 2,
    },
    agentName: 'Mara Lind',
    brandName: 'Kestrel & Crumb',
    voice,
    guard,
    pack: en,
    languages,
    readLanguage: (text) => readDraftLanguage(text, languages),
    links: 'demoted',
    hasPromise: false,
    answers,
    said,
    ear: openTone(new Uint8Array(await (await fetch('/tone')).arrayBuffer())),
    ownContacts: ['help@kestrel.example', '020 7946 0000'],
  };
}

async function measure(): Promise<Keys> {
  const { drafts, phrases, answers } = JSON.parse(await (await fetch('/texts')).text(), dated) as GuardTexts;
  const moment = await situation(answers);
  const from = performance.now();
  const ranked = rankPhrases(phrases, {
    language: 'en',
    kind: 'complaint',
    channel: 'test',
    words: moment.matter.words,
    address: 'either',
    tone: 'warm',
    room: 280,
    values: {},
    nowMs: Date.now(),
    closeness: (text) => moment.said?.closest(text)?.closeness ?? 0,
  });
  const rankMs = performance.now() - from;
  let findings = 0;
  const press = (text: string): number => {
    const at = performance.now();
    findings += respond({ text, visibility: 'public' }, ways, moment).findings.length;
    findPhrases(ranked, { use: null, search: text.slice(text.lastIndexOf(' ') + 1), most: 20 });
    return performance.now() - at;
  };
  const typed = drafts.flatMap((text) => Array.from(text, (_, end) => press(text.slice(0, end + 1))));
  const changed = drafts.flatMap((text) =>
    Array.from(text, (_, at) => press(`${text.slice(0, at)}${'etaoin'[at % 6]}${text.slice(at + 1)}`)),
  );
  return { typed, changed, rankMs, findings };
}

function dated(name: string, value: unknown): unknown {
  return name === 'lastAt' && typeof value === 'string' ? new Date(value) : value;
}

Object.assign(globalThis, { measure });
