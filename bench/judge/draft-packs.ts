// The packs for drafts by language, for judging: the desk loads one at a time.

import { de } from '../../core/respond/packs/de.ts';
import { en } from '../../core/respond/packs/en.ts';
import { es } from '../../core/respond/packs/es.ts';
import { fr } from '../../core/respond/packs/fr.ts';
import type { DraftPack } from '../../core/respond/packs/pack.ts';
import { pt } from '../../core/respond/packs/pt.ts';

export const draftPacks: ReadonlyMap<string, DraftPack> = new Map(
  [de, en, es, fr, pt].map((pack) => [pack.language, pack]),
);
