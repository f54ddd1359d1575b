// A moment to judge drafts in: somebody whose teapot came broken, and a brand with the default protocol.

import { defaultProtocol } from '../protocol/default.ts';
import type { Voice } from '../protocol/voice.ts';
import { weighing } from '../weighted/weighing.ts';
import type { Ways } from './fits.ts';
import { en } from './packs/en.ts';
import { type Judged, respond } from './respond.ts';
import type { Situation } from './situation.ts';

export const anyWay: Ways = {
  public: 'interface',
  private: 'interface',
  publicLimit: null,
  privateLimit: null,
  addressee: null,
  weighing,
};

const { voice, guard } = defaultProtocol();

type Changes = Partial<Omit<Situation, 'matter' | 'voice'>> & {
  readonly matter?: Partial<Situation['matter']>;
  readonly voice?: Partial<Voice>;
};

export function situationWith(changes: Changes = {}): Situation {
  return {
    agentName: 'Lea Stern',
    brandName: 'Casa Lola',
    guard,
    pack: en,
    languages: [],
    readLanguage: null,
    links: null,
    hasPromise: false,
    answers: [],
    said: null,
    ear: null,
    ownContacts: [],
    ...changes,
    voice: { ...voice, ...changes.voice },
    matter: {
      kind: 'complaint',
      feeling: 'negative',
      language: 'en',
      customerName: 'Dana Miller',
      customerHandle: 'danam',
      words: ['My blue teapot arrived broken on Tuesday, order 5512, and nobody picks up the phone.'],
      publicReplies: 0,
      ...changes.matter,
    },
  };
}

export function judgeIn(text: string, changes: Changes = {}): Judged {
  return respond({ text, visibility: 'public' }, anyWay, situationWith(changes));
}
