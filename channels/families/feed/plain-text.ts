// Markup to plain text a person can read, and the pictures in it. In: HTML however broken. Out: words, and image addresses.
// Bounded: markup nested or long beyond reason is stripped instead of parsed.

import { Parser } from 'htmlparser2';

export interface PlainText {
  readonly text: string;
  readonly images: readonly { readonly url: string; readonly alt: string | null }[];
}

const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'iframe', 'object', 'select']);
const BLOCKS = new Set(
  'p div section article aside header footer main ul ol dl dt dd table tr blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 hr form'.split(
    ' ',
  ),
);
const MAX_DEPTH = 300;
/** Longer words than this are cut; the raw keeps them all. */
export const MAX_MARKUP = 2_000_000;
const MAX_IMAGES = 10;

class TooDeep extends Error {}

export function plainText(markup: string): PlainText {
  const bounded = markup.length > MAX_MARKUP ? markup.slice(0, MAX_MARKUP) : markup;
  try {
    return parseMarkup(bounded);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { text: tidy(bounded.replace(/<[^<>]{0,2000}>/g, ' ')), images: [] };
  }
}

function parseMarkup(markup: string): PlainText {
  const parts: string[] = [];
  const images: { url: string; alt: string | null }[] = [];
  let depth = 0;
  let silence = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new TooDeep();
      if (SILENT.has(name)) silence += 1;
      if (silence > 0) return;
      if (name === 'br') parts.push('\n');
      if (BLOCKS.has(name)) parts.push('\n\n');
      if (name === 'li') parts.push('\n• ');
      if (name === 'td' || name === 'th') parts.push(' ');
      const { src, alt } = attributes;
      if (name === 'img' && src && images.length < MAX_IMAGES) images.push({ url: src, alt: alt || null });
    },
    ontext(text) {
      if (silence === 0) parts.push(text.replace(/\s+/g, ' '));
    },
    onclosetag(name) {
      depth -= 1;
      if (SILENT.has(name)) silence -= 1;
      else if (silence === 0 && BLOCKS.has(name)) parts.push('\n\n');
    },
  });
  parser.end(markup);
  return { text: tidy(parts.join('')), images };
}

/** Spaces and blank lines as a person would set them; control characters gone. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\ufeff\ufffe\uffff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
