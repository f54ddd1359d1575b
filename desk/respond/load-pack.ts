// The pack of a language, each a chunk of its own; null for a language without one: then only form is judged.

import type { DraftPack } from '../../core/respond/packs/pack.ts';

const packs: Readonly<Record<string, () => Promise<DraftPack>>> = {
  en: async () => (await import('../../core/respond/packs/en.ts')).en,
  es: async () => (await import('../../core/respond/packs/es.ts')).es,
  fr: async () => (await import('../../core/respond/packs/fr.ts')).fr,
  de: async () => (await import('../../core/respond/packs/de.ts')).de,
  pt: async () => (await import('../../core/respond/packs/pt.ts')).pt,
};

export const hasPack = (language: string): boolean => Object.hasOwn(packs, language);

export async function loadPack(language: string): Promise<DraftPack | null> {
  return (await packs[language]?.()) ?? null;
}
