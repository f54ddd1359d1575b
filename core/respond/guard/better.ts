// What a pack says behind its arrow: words to put in, or what to do. Told apart by how it is written.

import type { Finding } from '../finding.ts';

/** What the packs use to begin an instruction with, in their five languages. */
const asks = /^(?:say|use|leave|write it|name|diga|nombre|nomeie|nenn|olá, e|hola, y)\b/iu;
/** "… : name the very thing", "(nommez-la)": the words of an example, and what to do with it. */
const explains = /\(.+\)$|\p{L}: \p{L}/u;

export function betterOf(text: string): NonNullable<Finding['better']> {
  const isAdvice = asks.test(text) || explains.test(text);
  return { is: isAdvice ? 'advice' : 'wording', text };
}
