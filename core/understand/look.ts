// What a text gives its heads to look at: its language, its tokens and their features. In: a mention's words and what is
// known of its writer. The same for training, judging and reading.

import type { Heard } from '../mention.ts';
import { de } from './cues/de.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { fr } from './cues/fr.ts';
import { it } from './cues/it.ts';
import { pt } from './cues/pt.ts';
import { type Features, readFeatures } from './features.ts';
import { guessLanguage, type LanguageRead, readLanguage } from './language.ts';
import { beginsCue, buildLexicon, findHits, type Lexicon } from './lexicon.ts';
import { type Token, tokenise } from './tokenise.ts';
import { unmask } from './unmask.ts';
import { weigh } from './weigh.ts';

export type Understandable = Pick<Heard, 'text' | 'title' | 'rating' | 'languageHint' | 'kind'>;

export interface KnownOfWriter {
  /** The languages the desk works in, ISO 639-1; empty: any. */
  readonly languages: readonly string[];
  /** What this writer wrote in before, for texts too short to tell. */
  readonly earlierLanguage: string | null;
}

const cuePacks = { en, es, fr, de, pt, it };
const packs = new Map(Object.entries(cuePacks).map(([code, pack]) => [code, buildLexicon(pack)]));
/** Of all languages: people insult in more than one, and short texts are taken for another. */
const addressing = new Set(Object.values(cuePacks).flatMap((pack) => pack.addressing.split(', ')));
const english = packs.get('en') as Lexicon;
/** Longer texts are read by their beginning, so that one mention cannot hold up the others. */
const MOST_CHARACTERS = 8_000;

export interface Seen {
  readonly spoken: LanguageRead;
  /** The language its words were looked up in: a guess where nobody can tell. */
  readonly tongue: string | null;
  readonly tokens: readonly Token[];
  readonly features: Features;
  /** Where the text ends and the title begins. */
  readonly textLength: number;
}

/** Its features are overwritten by the next call. */
export function look(mention: Understandable, context: KnownOfWriter): Seen {
  const body = mention.text.slice(0, MOST_CHARACTERS);
  // A review says half of it in its title; spans are into the text only, so the title stands after it.
  const whole = mention.title ? `${body}\n${mention.title}` : body;
  const known = { languages: context.languages, earlier: context.earlierLanguage, hint: mention.languageHint };
  const spoken = readLanguage(whole, known);
  const tongue = spoken.language ?? guessLanguage(whole, context.languages);
  const lexicon = packs.get(tongue ?? 'en') ?? english;
  const tokens = unmask(whole, tokenise(whole, lexicon.pack.cutsAtApostrophe), (word) => beginsCue(lexicon, word));
  const scales = weigh(tokens, findHits(tokens, lexicon), addressing);
  return { spoken, tongue, tokens, features: readFeatures(whole, tokens, scales, tongue), textLength: body.length };
}
