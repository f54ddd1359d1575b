// English that is learned late: the sections of pages most people never open. Together here for the types, the tests
// and the languages; each page learns its own section when it is loaded (say.ts).

import { answers } from './en/answers.ts';
import { approval } from './en/approval.ts';
import { assist } from './en/assist.ts';
import { clocks } from './en/clocks.ts';
import { connecting } from './en/connecting.ts';
import { findings } from './en/findings.ts';
import { heads } from './en/heads.ts';
import { hiding } from './en/hiding.ts';
import { joining } from './en/joining.ts';
import { known } from './en/known.ts';
import { notices } from './en/notices.ts';
import { offline } from './en/offline.ts';
import { people } from './en/people.ts';
import { phrases } from './en/phrases.ts';
import { pictures } from './en/pictures.ts';
import { protocol } from './en/protocol.ts';
import { readings } from './en/readings.ts';
import { record } from './en/record.ts';
import { silence } from './en/silence.ts';
import { topics } from './en/topics.ts';
import { voice } from './en/voice.ts';
import { voices } from './en/voices.ts';

export const late = {
  ...answers,
  ...approval,
  ...clocks,
  ...connecting,
  ...record,
  ...notices,
  ...offline,
  ...people,
  ...phrases,
  ...pictures,
  ...protocol,
  ...findings,
  ...assist,
  ...voice,
  ...hiding,
  ...joining,
  ...known,
  ...silence,
  ...heads,
  ...readings,
  ...topics,
  ...voices,
} as const;
