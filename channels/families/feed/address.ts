// Addresses as people type them and as feeds write them. In: text. Out: a web address, or null.

/** `example.org`, `feed://…` and `feed:https://…` as a person may paste them. */
export function readTypedAddress(typed: string): string | null {
  const trimmed = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  return trimmed === '' ? null : webAddress(address, undefined);
}

/** An absolute http or https address; `javascript:` and kin are none. */
export function webAddress(address: string | null | undefined, base: string | undefined): string | null {
  if (!address || address.length > 4_096) return null;
  const url = URL.parse(address.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Google's alerts link to `google.com/url?…&url=REAL&…`; the real address is what people know the page by. */
export function unwrapRedirect(address: string): string {
  const url = URL.parse(address);
  if (
    url === null ||
    !/^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/.test(url.hostname) ||
    url.pathname !== '/url'
  ) {
    return address;
  }
  return webAddress(url.searchParams.get('url') ?? url.searchParams.get('q'), undefined) ?? address;
}
