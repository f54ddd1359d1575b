// The guard: everything there is to say of a draft before it leaves, each with its words and how grave it is. In: the
// draft as read, where it goes, the situation. Out: findings, the gravest first.

import type { Weighing } from '../../channel.ts';
import type { Tick } from '../coach.ts';
import type { Finding } from '../finding.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import { voiceOf } from './brand-voice.ts';
import { leftovers } from './holes.ts';
import { type Found, weighed } from './levels.ts';
import { namesIn } from './names.ts';
import { promisesIn } from './promises.ts';
import { surroundingsOf } from './surroundings.ts';
import { soundOf } from './tone.ts';

export interface Where {
  readonly isPublic: boolean;
  /** Characters left, as the channel counts; infinite where nothing is counted. */
  readonly left: number;
  /** As the platform finds them; null where nothing depends on them. */
  readonly findLinks: Weighing['findLinks'] | null;
  /** Pictures with nothing said about them, where the platform would tell it. */
  readonly untold: number;
}

export function guard(read: ReadDraft, where: Where, steps: readonly Tick[], situation: Situation): Finding[] {
  if (read.plain.text.trim() === '') return [];
  const found: Found[] = [
    ...leftovers(read),
    ...soundOf(read, situation).filter((one) => one.code !== 'canned_form' || !isPersonal(steps)),
    ...voiceOf(read, situation, where.left),
    ...namesIn(read, situation),
    ...promisesIn(read, situation),
    ...surroundingsOf(read, where, situation),
    ...untoldPictures(where.untold),
  ];
  return weighed(found, situation.guard);
}

/** Who cannot see a picture is left out of what it says. */
function untoldPictures(count: number): Found[] {
  return count === 0 ? [] : [{ code: 'picture_without_alt', spans: [], detail: { count }, better: null }];
}

/** A worn phrase in a reply that speaks of this customer's own matter is a habit, and not a template. */
function isPersonal(steps: readonly Tick[]): boolean {
  return steps.some(({ step, isMet }) => step === 'concentrate' && isMet);
}
