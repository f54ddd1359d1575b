// HTML of any flavour to plain text: lines kept, links whole, hidden words left out. Comes in: what a server wrote;
// goes out: what a person would read.

import { Parser } from 'htmlparser2';

const BLOCKS = new Set(['p', 'div', 'blockquote', 'ul', 'ol', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);
const UNSEEN = new Set(['script', 'style', 'template', 'title', 'head']);
/** Elements without an end tag; they must not stay on the stack of open ones. */
const VOID = new Set(['br', 'img', 'hr', 'wbr', 'input', 'meta', 'link']);

/** An element still open, with what it inherits, so that no step depends on how deep a hostile page nests. */
interface Open {
  readonly isUnseen: boolean;
  readonly isVerbatim: boolean;
  readonly isInLink: boolean;
  /** Which piece a link begins with. */
  readonly link: { readonly href: string; readonly isName: boolean; readonly from: number } | null;
}
const OUTSIDE: Open = { isUnseen: false, isVerbatim: false, isInLink: false, link: null };

export interface PlainTextOptions {
  /** Leave out the "RE: link" paragraph servers add for readers that know no quotes. */
  readonly withoutQuoteLine?: boolean;
}

export function plainText(html: string, options: PlainTextOptions = {}): string {
  const writer = new Writer(options);
  const parser = new Parser(writer, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  return writer.done();
}

/** Collects pieces while the parser walks and joins them once: a hostile 100 kB post costs what it weighs. */
class Writer {
  private readonly pieces: string[] = [];
  private readonly open: Open[] = [];
  private readonly options: PlainTextOptions;

  constructor(options: PlainTextOptions) {
    this.options = options;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const around = this.open.at(-1) ?? OUTSIDE;
    if (BLOCKS.has(name)) this.breakLines(2);
    else if (name === 'li' || name === 'tr' || name === 'hr') this.breakLines(1);
    if (name === 'li') this.write('- ');
    if (name === 'br') this.write('\n');
    if (name === 'img') this.write(attributes['alt'] ?? '');
    if (VOID.has(name)) return;
    const classes = (attributes['class'] ?? '').split(/\s+/);
    const href = attributes['href'] ?? '';
    const isLink = name === 'a' && /^https?:\/\//i.test(href) && !around.isInLink;
    const isName = classes.some((c) => c === 'mention' || c === 'hashtag' || c === 'u-url');
    const isHidden = classes.includes('invisible') && !around.isInLink;
    const isQuoteLine = classes.includes('quote-inline') && this.options.withoutQuoteLine === true;
    this.open.push({
      isUnseen: around.isUnseen || UNSEEN.has(name) || isHidden || isQuoteLine,
      isVerbatim: around.isVerbatim || name === 'pre',
      isInLink: around.isInLink || isLink,
      link: isLink ? { href, isName, from: this.pieces.length } : null,
    });
  }

  ontext(piece: string): void {
    this.write(this.open.at(-1)?.isVerbatim ? piece : piece.replace(/[\t\n\r\f ]+/g, ' '));
  }

  onclosetag(name: string): void {
    if (VOID.has(name)) return;
    const closed = this.open.pop();
    if (closed?.link && !closed.isUnseen) this.closeLink(closed.link);
    if (BLOCKS.has(name)) this.breakLines(2);
    else if (name === 'li' || name === 'tr') this.breakLines(1);
    else if (name === 'td' || name === 'th') this.write(' ');
  }

  done(): string {
    return (
      this.pieces
        .join('')
        // Only from the beginning of a run of blanks: otherwise a long one costs its length squared.
        .replace(/(?<![ \t])[ \t]+\n/g, '\n')
        .replace(/\n +/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    );
  }

  /** Servers shorten the words of a link; its address is what was written. A worded link keeps both. */
  private closeLink(link: NonNullable<Open['link']>): void {
    const label = this.pieces.slice(link.from).join('').trim();
    if (link.isName || /^[@#]/.test(label)) return;
    const bare = (url: string) => url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
    const shown = bare(label.replace(/(…|\.\.\.)$/, ''));
    const isItsAddress = bare(link.href).startsWith(shown);
    this.pieces.length = link.from;
    this.write(isItsAddress ? link.href : `${label} (${link.href})`);
  }

  private write(piece: string): void {
    if (piece !== '' && !this.open.at(-1)?.isUnseen) this.pieces.push(piece);
  }

  private breakLines(count: number): void {
    if (this.pieces.length === 0) return;
    const has = /\n*$/.exec(this.pieces.slice(-2).join('').slice(-2))?.[0].length ?? 0;
    this.write('\n'.repeat(Math.max(0, count - has)));
  }
}
