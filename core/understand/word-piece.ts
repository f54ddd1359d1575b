// Text as the numbers of a vocabulary, the way BERT cuts it: cleaned, parted at blanks, signs and Han characters, then each
// word into its longest known pieces. In: text. Out: ids, framed and cut to a longest length. In linear time.

export interface WordPieceOptions {
  /** Lower case, and without accents: as `uncased` vocabularies want it. */
  readonly lowerCase: boolean;
  /** The most ids a text becomes, its frame included. */
  readonly longest: number;
}

export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  /** Characters of the longest piece: nothing longer is looked for. */
  readonly longestPiece: number;
  readonly unknown: number;
  readonly start: number;
  readonly end: number;
  readonly padding: number;
}

/** A word of more characters than this is not cut: it is unknown, as in BERT. */
const longestWord = 100;

/** One piece a line, its id the number of the line. Null without the four pieces that every text needs. */
export function openVocabulary(file: string): Vocabulary | null {
  const lines = file.split('\n').map((line) => line.replace(/\r$/u, ''));
  if (lines.at(-1) === '') lines.pop();
  const ids = new Map<string, number>();
  let longestPiece = 1;
  for (const [id, piece] of lines.entries()) {
    if (!ids.has(piece)) ids.set(piece, id);
    longestPiece = Math.max(longestPiece, [...piece].length);
  }
  const [unknown, start, end, padding] = ['[UNK]', '[CLS]', '[SEP]', '[PAD]'].map((piece) => ids.get(piece));
  if (unknown === undefined || start === undefined || end === undefined || padding === undefined) return null;
  return { ids, longestPiece, unknown, start, end, padding };
}

export function wordPieces(text: string, vocabulary: Vocabulary, { lowerCase, longest }: WordPieceOptions): number[] {
  const found: number[] = [vocabulary.start];
  for (const word of wordsOf(text, lowerCase)) {
    found.push(...piecesOf(word, vocabulary));
    if (found.length >= longest) break;
  }
  return [...found.slice(0, longest - 1), vocabulary.end];
}

const blank = /\s/u;
/** Controls, marks of direction, joiners, private and lone halves: gone. */
const unseen = /[\p{C}\ufffd]/u;
const accent = /\p{Mn}/gu;
/** Unicode's signs, and those of ASCII that Unicode calls symbols. */
const sign = /[\p{P}$+<=>^`|~]/u;
/** What is written without blanks between words, as far as BERT knows it. */
const han = /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;

/** Each sign and each Han character is a word of its own. */
function* wordsOf(text: string, lowerCase: boolean): Generator<string> {
  // Accents come off after lower case, which may part letters from them.
  const plain = lowerCase ? text.toLowerCase().normalize('NFD').replace(accent, '') : text.normalize('NFC');
  let word = '';
  for (const character of plain) {
    if (blank.test(character)) {
      if (word !== '') yield word;
      word = '';
    } else if (unseen.test(character)) {
    } else if (sign.test(character) || han.test(character)) {
      if (word !== '') yield word;
      word = '';
      yield character;
    } else word += character;
  }
  if (word !== '') yield word;
}

function piecesOf(word: string, { ids, longestPiece, unknown }: Vocabulary): number[] {
  const characters = [...word];
  if (characters.length > longestWord) return [unknown];
  const found: number[] = [];
  for (let at = 0; at < characters.length; ) {
    let until = Math.min(characters.length, at + longestPiece);
    let id: number | undefined;
    for (; until > at; until -= 1) {
      id = ids.get(`${at === 0 ? '' : '##'}${characters.slice(at, until).join('')}`);
      if (id !== undefined) break;
    }
    if (id === undefined) return [unknown];
    found.push(id);
    at = until;
  }
  return found;
}
