// A short sign of what was shown, for cursors: another one when any part is another, so that what has not changed is not
// heard again. FNV-1a of 32 bits over UTF-16 units. In: the parts in a fixed order. Out: a few letters and digits.

export function signOfParts(parts: readonly unknown[]): string {
  let hash = 2_166_136_261;
  for (const part of parts) {
    const words = String(part ?? '');
    for (let n = 0; n < words.length; n += 1) hash = Math.imul(hash ^ words.charCodeAt(n), 16_777_619);
    // What ends one part and begins the next is a difference, too.
    hash = Math.imul(hash ^ 0x1f, 16_777_619);
  }
  return (hash >>> 0).toString(36);
}
