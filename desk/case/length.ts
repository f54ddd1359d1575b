// Whether words are so long that their beginning should stand alone until somebody asks for the rest. In: the words.

/** About a screen of a phone. Platforms with short posts never reach it; articles and letters do. */
const mostCharacters = 1_500;
const mostLines = 24;

export function isLong(text: string): boolean {
  return text.length > mostCharacters || lineBreaks(text, mostLines) >= mostLines;
}

/** Counted no further than asked. */
function lineBreaks(text: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && count < most; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
