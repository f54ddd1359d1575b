// The words of a language the guard knows, read when somebody first writes in it.

import type { DraftPack } from '../../core/respond/packs/pack.ts';

const packs: Readonly<Record<string, () => Promise<DraftPack>>> = {
  en: async () => (await import('../../core/respond/packs/en.ts')).en,
  es: async () => (await import('../../core/respond/packs/es.ts')).es,
  fr: async () => (await import('../../core/respond/packs/fr.ts')).fr,
  de: async () => (await import('../../core/respond/packs/de.ts')).de,
  pt: async () => (await import('../../core/respond/packs/pt.ts')).pt,
};

export const hasPack = (language: string): boolean => Object.hasOwn(packs, language);

export async function packOf(language: string): Promise<DraftPack | null> {
  return hasPack(language) ? ((await packs[language]?.()) ?? null) : null;
}
