// One text, one label, as the product reads it. In: a head, a domain, weights. Out: a function from a text to the label the
// judge's commands print. The way a text takes is the one of core/understand, whatever the weights.

import { answer, choose, kindOf } from '../../core/understand/decide.ts';
import { guessLanguage } from '../../core/understand/language.ts';
import { look } from '../../core/understand/look.ts';
import { score } from '../../core/understand/score.ts';
import type { Weights } from '../../core/understand/weights.ts';
import { shippedEar, shippedMeaning } from '../../server/ear.ts';
import { toneOf } from './tone-of.ts';

export interface Models {
  readonly mention: Weights;
  /** Null where the set it is learned from is not here. */
  readonly airline: Weights | null;
}

export interface Asked {
  readonly head: string;
  /** ISO 639-1; empty: any of those the desk is judged in. */
  readonly language: string;
  readonly domain: string;
}

/** The languages of the sets; a desk is set to those its customers speak. */
export const judgedLanguages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar'];
const margins = new Float64Array(64);

/** Reasons of Heed's own list as the airline set would name them, for weights that do not know the set's labels. */
const airlineReason: Readonly<Record<string, string>> = {
  delivery: 'lost luggage',
  product: 'bad flight',
  service: 'customer service issue',
  billing: 'customer service issue',
  account: 'flight booking problems',
  technical: 'flight booking problems',
  booking: 'cancelled flight',
  waiting: 'late flight',
  safety: 'bad flight',
  other: "can't tell",
};

/** Throws an Error in words for a head nobody knows. */
export function labeller(models: Models, { head, language, domain }: Asked): (text: string) => string {
  const weights = domain === 'airline' && models.airline !== null ? models.airline : models.mention;
  const read = (text: string): string | null => {
    const known = { languages: language === '' ? judgedLanguages : [language], earlierLanguage: null };
    const mention = { text, title: null, rating: null, languageHint: language || null, kind: 'post' as const };
    const { features, tongue } = look(mention, known);
    score(weights, features, margins);
    return tongue;
  };
  const likeliest = (name: string) => (text: string) => {
    const spoken = read(text);
    return choose<string>(weights.heads.get(name), margins, spoken)?.label ?? '';
  };
  const yesOrNo = (name: string, yes: string, no: string) => (text: string) => {
    const spoken = read(text);
    return answer(weights.heads.get(name), margins, spoken)?.isYes ? yes : no;
  };
  switch (head) {
    case 'language':
      return (text) => read(text) ?? 'und';
    case 'feeling':
    case 'emotion':
      return likeliest(head);
    case 'reason': {
      const own = likeliest('reason');
      const isMapped = domain === 'airline' && weights === models.mention;
      return isMapped ? (text) => airlineReason[own(text)] ?? "can't tell" : own;
    }
    case 'kind':
      return (text) => kindOf(weights, margins, read(text)).label;
    case 'offence':
      return yesOrNo('abuse', 'offensive', 'not-offensive');
    case 'irony':
      return yesOrNo('irony', 'irony', 'non_irony');
    case 'urgency':
      return yesOrNo('urgency', 'urgent', 'normal');
    case 'tone': {
      // The same weights for either model: there is no public set of drafts.

      return (text) =>
        toneOf(
          { words: shippedEar, meaning: shippedMeaning() },
          text,
          language || (guessLanguage(text, judgedLanguages) ?? 'en'),
        );
    }
    default:
      throw new Error(`there is no head "${head}"`);
  }
}
