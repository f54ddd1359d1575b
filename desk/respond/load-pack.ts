// The pack of a language, each a chunk of its own, null for a language without one: then only form is judged; and its ear
// for tone, null for a language without one and where its weights did not come: then only cues are.

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

const ears: Readonly<Record<string, URL>> = {
  en: new URL('../../core/respond/tone/ears/en.bin', import.meta.url),
  es: new URL('../../core/respond/tone/ears/es.bin', import.meta.url),
  fr: new URL('../../core/respond/tone/ears/fr.bin', import.meta.url),
  de: new URL('../../core/respond/tone/ears/de.bin', import.meta.url),
  pt: new URL('../../core/respond/tone/ears/pt.bin', import.meta.url),
  it: new URL('../../core/respond/tone/ears/it.bin', import.meta.url),
};

export async function loadEar(language: string): Promise<ToneEar | null> {
  const weights = ears[language];
  if (weights === undefined) return null;
  const [{ openTone }, response] = await Promise.all([
    import('../../core/respond/tone/open-tone.ts'),
    fetch(weights).catch(() => null),
  ]);
  return response?.ok === true ? openTone(new Uint8Array(await response.arrayBuffer())) : null;
}
