// What was left in a draft by mistake: holes of a template, tags of a page it was pasted from, characters nobody sees.
// In: the draft. Out: findings with the words. Each expression is bounded, so that no text can make it slow.

import type { Span } from '../finding.ts';
import { type PlainText, spanIn } from '../plain-text.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Found } from './levels.ts';

/** What stands between square brackets when somebody was to fill it in. */
const ASKS =
  'name|date|datum|day|time|uhrzeit|insert|your|customer|client|kunde|kundin|vorname|nachname|first|last|order|number|' +
  'nummer|amount|betrag|link|url|agent|brand|firma|company|nombre|cliente|fecha|hora|pedido|número|nom|prénom|prenom|' +
  'heure|commande|nome|data|encomenda|xx';
const HOLES = new RegExp(
  [
    String.raw`\{{1,3}[^{}\n]{1,60}\}{1,3}`,
    String.raw`<{2,3}[^<>\n]{1,60}>{2,3}`,
    '<(?:[A-Z][A-Z_ ]{2,30}|[a-z]{2,15}[_ ](?:name|date|number))>',
    String.raw`\[(?:[A-ZÀ-Þ][A-ZÀ-Þ_ ]{2,40}|[a-z]{2,20}_[a-z_]{2,20}|(?:[^[\]\n]{0,25}[\s'_-])?(?:${ASKS})(?:[\s_-][^[\]\n]{0,25})?)\](?!\()`,
    String.raw`%[A-Za-z]{2,15}_[A-Za-z_]{2,20}%|\$\{[^{}\n]{1,40}\}`,
    String.raw`(?<![\p{L}\d])X{3,}(?![\p{L}\d])|(?<![\p{L}\d])X{2,4}(?:[.:/-]X{2,4})+`,
    String.raw`_{3,}|(?<![.\p{L}])\.{6,}|(?<!\p{L})lorem ipsum`,
  ].join('|'),
  'giu',
);
/** The expression ignores capitals for the sake of "[Name]"; these mean something only in capitals. */
const KISSES = /^x{3,}$/u;
const LETTER = /[\p{L}_.X]/u;
const mostHoles = 50;

/** Where something was to be filled in. In places of the plain text. */
export function holesIn(text: string): Span[] {
  const holes: Span[] = [];
  if (!/[{[<%_$Xx.]/u.test(text)) return holes;
  for (const { 0: words, index } of text.matchAll(HOLES)) {
    if (KISSES.test(words) || !LETTER.test(words) || isPlainBracket(words)) continue;
    holes.push({ start: index, end: index + words.length });
    if (holes.length === mostHoles) break;
  }
  return holes;
}

/** "[sic]" or "<b>": only capitals make a hole of a lone word that asks for nothing. */
function isPlainBracket(words: string): boolean {
  const inner = /^[[<]([\p{L} ]+)[\]>]$/u.exec(words)?.[1];
  if (inner === undefined || inner === inner.toUpperCase()) return false;
  return !new RegExp(String.raw`(?:^|\s)(?:${ASKS})(?:\s|$)`, 'iu').test(inner);
}

const TAGS =
  /<(?:\/?(?:a|b|i|u|p|s|br|hr|em|div|img|pre|code|span|font|strong|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|o:p|html|head|body|meta|link|style|script|iframe|object|svg|form|input|button|blockquote)(?:\s[^<>]{0,300})?\/?|!--[^<>]{0,300}--)>/giu;
const ENTITIES =
  /&(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|hellip|ndash|mdash|euro|[aeiou](?:uml|acute|grave|circ)|#\d{1,6}|#x[0-9a-f]{1,5});/giu;
const characters: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
};

export function leftovers({ plain }: ReadDraft): Found[] {
  const at = (spans: readonly Span[]) => spans.map(({ start, end }) => spanIn(plain, start, end));
  const found: Found[] = [];
  const holes = holesIn(plain.text);
  if (holes.length > 0) {
    const [first] = holes;
    const words = plain.text.slice(first?.start, first?.end);
    found.push({ code: 'placeholder', spans: at(holes), detail: { words }, better: null });
  }
  if (/[<&]/u.test(plain.text)) found.push(...markupIn(plain));
  return [...found, ...hiddenIn(plain)];
}

function markupIn(plain: PlainText): Found[] {
  const wordings = new Map<string, Span[]>();
  const add = (wording: string, index: number, length: number) => {
    const spans = wordings.get(wording) ?? [];
    if (spans.length < mostHoles) wordings.set(wording, [...spans, spanIn(plain, index, index + length)]);
  };
  for (const { 0: tag, index } of plain.text.matchAll(TAGS)) add('', index, tag.length);
  for (const { 0: entity, index } of plain.text.matchAll(ENTITIES)) {
    add(characters[entity.slice(1, -1).toLowerCase()] ?? '', index, entity.length);
  }
  return [...wordings].map(([text, spans]) => ({
    code: 'markup',
    spans,
    detail: { count: spans.length },
    better: { is: 'wording', text },
  }));
}

function hiddenIn({ hidden }: PlainText): Found[] {
  const found: Found[] = [];
  for (const kind of ['invisible', 'direction', 'lookalike'] as const) {
    const ones = hidden.filter((one) => one.kind === kind);
    const [first] = ones;
    if (first === undefined) continue;
    const spans = ones.map(({ start, end }) => ({ start, end }));
    found.push({
      code: 'hidden_characters',
      spans,
      detail: { kind, count: ones.length },
      better: { is: 'wording', text: first.plain },
    });
  }
  return found;
}
