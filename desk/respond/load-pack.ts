// The pack of a language, each a chunk of its own, null for a language without one: then only form is judged; and the ear
// for tone with its weights, null where they did not come: then only cues are.

import type { DraftPack } from '../../core/respond/packs/pack.ts';
import type { ToneEar } from '../../core/respond/tone/heard-tone.ts';

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

const weights = new URL('../../core/respond/tone/tone.bin', import.meta.url);

export async function loadEar(): Promise<ToneEar | null> {
  const [{ openTone }, response] = await Promise.all([
    import('../../core/respond/tone/open-tone.ts'),
    fetch(weights).catch(() => null),
  ]);
  return response?.ok === true ? openTone(new Uint8Array(await response.arrayBuffer())) : null;
}
