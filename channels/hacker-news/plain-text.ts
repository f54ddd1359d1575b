// Words of Hacker News, which are a little HTML, as plain text. Its own links are shown cut short, so their address is
// taken instead. In: what the place gave. Out: what a reader sees.

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export function plainText(markup: string): string {
  if (!/[<&]/u.test(markup)) return tidy(markup);
  const text = markup
    .replace(/<a\s[^<>]{0,200}?href="([^"<>]{1,4000})"[^<>]{0,200}>([^<>]{0,4000})<\/a>/giu, (_, href, shown) =>
      /\.{3}$/u.test(shown) || shown === href ? href : isAddress(shown) ? href : `${shown} (${href})`,
    )
    .replace(/<(?:p|pre|\/pre)>/giu, '\n\n')
    .replace(/<br\s?\/?>/giu, '\n')
    .replace(/<\/?(?:i|b|em|strong|code|a|p|pre)(?:\s[^<>]{0,4000})?>/giu, '');
  return tidy(text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/giu, decoded));
}

function isAddress(shown: string): boolean {
  return /^https?:/iu.test(shown);
}

function decoded(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '')
    .replace(/[^\S\n]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
