// The moment in which a draft is written, put together for the guard: as plain data for the desk, which adds the pack,
// the detector and what was said before by itself, and whole for the server, which decides by the same code.

import type { Case } from '../../core/case.ts';
import type { Manifest } from '../../core/channel.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { readDraftLanguage } from '../../core/respond/draft-language.ts';
import type { Situation } from '../../core/respond/situation.ts';
import type { Tx } from '../../store/database.ts';
import { momentOf, wordsOfCustomer } from '../../store/respond/moment.ts';
import type { SituationView } from '../../wire/situation.ts';
import type { World } from '../world.ts';
import { answersTo } from './find-answers.ts';
import { hasPack, packOf } from './pack-of.ts';
import { earFor } from './sound-of.ts';

export interface About {
  readonly brandId: string;
  /** Who writes. */
  readonly personId: string;
  readonly of: Case;
  /** What is answered: where it was said, and by whom. */
  readonly mention: { readonly threadId: string; readonly identityId: string; readonly channel: string } | null;
  readonly protocol: Protocol;
}

/** The newest words tell what a matter is about; a long complaint says it at its beginning. */
const newest = { most: 10, length: 2000 };

/** As it goes to the desk with the page of the case. */
export async function situationView(
  tx: Tx,
  { manifests, sentences }: Pick<World, 'manifests' | 'sentences'>,
  about: About,
): Promise<SituationView> {
  const { brandId, personId, of, mention, protocol } = about;
  const { threadId, identityId } = mention ?? of;
  const asked = { brandId, personId, caseId: of.id, identityId, threadId };
  const moment = await momentOf(tx, asked);
  const words = await wordsOfCustomer(tx, asked, newest);
  const { language } = of.face;
  const wanted = { words: words.at(-1) ?? '', locationId: of.locationId, language };
  const own = moment === null ? null : { ...moment, ownContacts: [...moment.ownContacts] };
  return {
    matter: {
      kind: of.face.kind,
      feeling: of.face.feeling,
      language,
      customerName: own?.customerName ?? null,
      customerHandle: own?.customerHandle ?? null,
      words,
      publicReplies: own?.publicReplies ?? 0,
    },
    agentName: own?.agentName ?? '',
    brandName: own?.brandName ?? '',
    voice: { ...protocol.voice, preferred: [...protocol.voice.preferred], banned: [...protocol.voice.banned] },
    guard: { ...protocol.guard, levels: { ...protocol.guard.levels } },
    languages: [...protocol.languages],
    links: linksOn(manifests.get(mention?.channel ?? of.channel)),
    hasPromise: of.promises.length > 0,
    answers: await answersTo(tx, { sentences }, brandId, wanted),
    ownContacts: own?.ownContacts ?? [],
  };
}

function linksOn(manifest: Manifest | undefined): Situation['links'] {
  return manifest?.links ?? null;
}

export interface Written extends About {
  readonly text: string;
  readonly now: Date;
  /** A promise goes with the reply. */
  readonly hasPromise: boolean;
}

/** As the server judges by it. */
export async function situationOf(tx: Tx, world: World, written: Written): Promise<Situation> {
  const view = await situationView(tx, world, written);
  const readLanguage = (text: string) => readDraftLanguage(text, view.languages);
  const language = readLanguage(written.text);
  const isKnown = language !== null && hasPack(language);
  return {
    ...view,
    hasPromise: view.hasPromise || written.hasPromise,
    pack: await packOf(isKnown ? language : (view.matter.language ?? view.languages[0] ?? 'en')),
    readLanguage,
    said: await world.said.before(tx, written.brandId, written.now),
    ear: await earFor(world, written.text),
  };
}
