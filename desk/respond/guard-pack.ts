// The guard as it runs under the agent's fingers: loaded after the inbox, with the pack of one language at a time. In: the
// situation as the case page carries it, and the draft. Out: everything the server would find, by the server's own code.

import type { Visibility } from '../../core/channel.ts';
import type { Picture } from '../../core/pictures.ts';
import type { SaidBefore } from '../../core/respond/freshness/said-before.ts';
import type { DraftPack } from '../../core/respond/packs/pack.ts';
import { type Judged, respond } from '../../core/respond/respond.ts';
import type { Situation } from '../../core/respond/situation.ts';
import type { ToneEar } from '../../core/respond/tone/heard-tone.ts';
import { type Told, toldEar } from '../../core/respond/tone/told-ear.ts';
import type { CasePage } from '../../wire/case.ts';
import { openNow } from './judge.ts';

export interface Moment {
  readonly page: Pick<CasePage, 'ways' | 'situation'>;
  readonly pack: DraftPack | null;
  readonly readLanguage: Situation['readLanguage'];
  readonly said: SaidBefore | null;
  readonly ear: ToneEar | null;
  /** How it sounds by what it means, as far as that was told. */
  readonly told: Told | null;
  /** A promise goes with the reply. */
  readonly hasPromise: boolean;
  /** Those that go along. */
  readonly pictures: readonly Picture[];
}

export function judgeDraft(text: string, visibility: Visibility, moment: Moment): Judged {
  return respond({ text, visibility, pictures: moment.pictures }, openNow(moment.page.ways), situationIn(moment));
}

export function situationIn({
  page,
  pack,
  readLanguage,
  said,
  ear,
  told,
  hasPromise,
}: Omit<Moment, 'pictures'>): Situation {
  const { situation } = page;
  return {
    ...situation,
    pack,
    readLanguage,
    said,
    ear: toldEar(ear, told),
    hasPromise: situation.hasPromise || hasPromise,
  };
}
