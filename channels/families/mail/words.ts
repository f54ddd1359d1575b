// What a person wrote in a mail. In: its plain text or its HTML. Out: the words, as lines with where their links lead, and
// without the history that mail programs put under them.

import { Parser } from 'htmlparser2';

/** A line as a person sees it; `links` are the addresses behind it, in order. */
export interface Line {
  readonly text: string;
  readonly links: readonly string[];
  /** Words of its pictures ("4 out of 5 bubbles"). */
  readonly alts: readonly string[];
}

const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'select']);
const BLOCKS = new Set(
  'p div section article header footer ul ol li dl dt dd table tbody tr td th blockquote pre h1 h2 h3 h4 h5 h6 hr center'.split(
    ' ',
  ),
);
/** Deeper than this nothing is quoted more deeply. */
const MOST_QUOTES = 20;
const MOST_LINES = 20_000;
/** Newsletters nest some forty tables; a hostile mail nests thousands, and is stripped instead of parsed. */
const MOST_DEPTH = 400;

/** HTML as lines: what is quoted begins with `>`, as in plain text. */
export function linesOfHtml(html: string): readonly Line[] {
  const writer = new LineWriter();
  const parser = new Parser(writer, { decodeEntities: true, lowerCaseTags: true });
  try {
    parser.write(html);
    parser.end();
    return writer.done();
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return linesOfText(html.replace(/<[^<>]{0,2000}>/gu, ' ').replace(/[^\S\n]+/gu, ' '));
  }
}

class TooDeep extends Error {}

export function linesOfText(text: string): readonly Line[] {
  return text
    .split(/\r\n?|\n/u)
    .slice(0, MOST_LINES)
    .map((line) => ({ text: line, links: line.match(/https?:\/\/[^\s<>"')\]]+/giu) ?? [], alts: [] }));
}

class LineWriter {
  private readonly lines: Line[] = [];
  private pieces: string[] = [];
  private links: string[] = [];
  private alts: string[] = [];
  /** For each open element whether it says nothing to a reader. */
  private readonly open: boolean[] = [];
  private silence = 0;
  private quotes = 0;

  onopentag(name: string, { href, alt, style }: Record<string, string>): void {
    // Newsletters hide a first line for the list of mails, and say what stands below once more.
    const isSilent = SILENT.has(name) || /display\s*:\s*none/iu.test(style ?? '');
    if (this.open.push(isSilent) > MOST_DEPTH) throw new TooDeep();
    if (isSilent) this.silence += 1;
    if (name === 'br' || BLOCKS.has(name)) this.endLine(name !== 'br');
    if (name === 'blockquote') this.quotes += 1;
    if (this.silence > 0) return;
    if (name === 'a' && href !== undefined && /^https?:\/\//iu.test(href)) this.links.push(href.trim());
    if (name === 'img' && alt) this.alts.push(alt.slice(0, 300));
  }

  ontext(text: string): void {
    if (this.silence === 0) this.pieces.push(text);
  }

  onclosetag(name: string): void {
    if (BLOCKS.has(name)) this.endLine(true);
    if (this.open.pop()) this.silence -= 1;
    if (name === 'blockquote') this.quotes = Math.max(0, this.quotes - 1);
  }

  done(): readonly Line[] {
    this.endLine(true);
    return this.lines;
  }

  /** A block that held nothing leaves no line; paragraphs are a blank line apart. */
  private endLine(isBlock: boolean): void {
    const words = this.pieces.join('').replace(/\s+/gu, ' ').trim();
    const isEmpty = words === '' && this.links.length === 0 && this.alts.length === 0;
    const { links, alts } = this;
    [this.pieces, this.links, this.alts] = [[], [], []];
    if (this.lines.length >= MOST_LINES || (isEmpty && (isBlock || this.lines.length === 0))) return;
    const quoted = '>'.repeat(Math.min(this.quotes, MOST_QUOTES));
    this.lines.push({ text: quoted === '' ? words : `${quoted} ${words}`, links, alts });
  }
}

/** "On Monday, Ada wrote:" in the languages mail programs speak most; others are known by the quote that follows. */
const introductions =
  /^(?:on|am|le|el|il|em|op|den|w dniu|dne)\b.{5,300}(?:wrote|schrieb.{0,120}|a écrit|escribió|ha scritto|escreveu|schreef.{0,120}|skrev.{0,120}|napisał\(?a?\)?|napsal\(?a?\)?)\s?:$/isu;
const divider =
  /^_{10,}$|^[-_ ]{2,}\s*(?:original message|forwarded message|mensaje original|message d['’]origine|ursprüngliche nachricht|weitergeleitete nachricht|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna|reply above this line.*)\s*[-_ ]{2,}$/iu;
const headerLine =
  /^\*?(?:from|sent|to|date|subject|cc|von|gesendet|an|datum|betreff|de|envoyé|à|objet|enviado|para|asunto|assunto|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|från|skickat|till|ämne|od|wysłano|do|temat)\s?:\*?\s/iu;

/** A line that leads into what is answered; a longer one is none, and costs patterns its length squared. */
const longestLead = 500;

/** The words a person wrote themselves, without the quoted history and the signature; all of them where nothing is left. */
export function ownWords(lines: readonly string[]): string {
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').trimEnd();
    if (line === '--' || lines[i] === '-- ' || isDivider(line.trim()) || isHeaderBlock(lines, i)) break;
    if (/^\s{0,2}>/u.test(line)) continue;
    const intro = introductionAt(lines, i);
    if (intro === null) kept.push(line);
    else if (intro.isMarked) i = intro.last;
    // Not marked as a quote: all that follows is.
    else break;
  }
  const own = tidy(kept.join('\n'));
  return own === '' ? tidy(lines.join('\n')) : own;
}

function isDivider(line: string): boolean {
  return line.length <= longestLead && divider.test(line);
}

/** Two header lines under "From:", as Outlook puts them before what is answered. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!headerLine.test(`${lines[at]?.trim()} `)) return false;
  return lines.slice(at + 1, at + 5).filter((line) => headerLine.test(`${line.trim()} `)).length >= 2;
}

function introductionAt(lines: readonly string[], at: number): { last: number; isMarked: boolean } | null {
  const first = (lines[at] ?? '').trim();
  if (first === '') return null;
  const second = (lines[at + 1] ?? '').trim();
  const next = (after: number) => lines.slice(after + 1, after + 4).find((line) => line.trim() !== '') ?? '';
  const isMarked = (after: number) => /^\s{0,2}>/u.test(next(after));
  if (isIntroduction(first, isMarked(at))) return { last: at, isMarked: isMarked(at) };
  // Long introductions are broken onto a second line, which alone is none.
  if (date.test(second) || !isIntroduction(`${first} ${second}`, isMarked(at + 1))) return null;
  return date.test(first) ? { last: at + 1, isMarked: isMarked(at + 1) } : null;
}

const date = /\d{1,2}[:.]\d\d|\b20\d\d\b/u;

/** In a language that is not known, only the quote that follows tells. */
function isIntroduction(line: string, isMarked: boolean): boolean {
  if (line.length > longestLead || !/[:：]$/u.test(line)) return false;
  return (isMarked && /\d/u.test(line)) || introductions.test(line);
}

function tidy(text: string): string {
  return (
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\ufeff]|\u034f/gu, '')
      // Only from the beginning of a run of blanks: otherwise a long one costs its length squared.
      .replace(/(?<![^\S\n])[^\S\n]+\n/gu, '\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim()
  );
}
