// Bytes of a feed to text. In: the body and its content type. Out: text without characters no database can keep.
// Servers and documents lie about their encoding; bytes that are valid UTF-8 beyond ASCII never are so by accident.

export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  return storable(decodeBytes(bytes, contentType));
}

/** NUL cannot be stored in PostgreSQL, half a surrogate pair cannot be sent as UTF-8. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const declared = [charsetOf(contentType), declaredInside(bytes)].filter((label) => label !== null);
  const escaped = declared.find((label) => label.startsWith('iso-2022'));
  if (escaped !== undefined) return new TextDecoder(escaped).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const narrow = declared.find((label) => label !== 'utf-8' && !label.startsWith('utf-16'));
    const isUtf8WithFaults = narrow === undefined && declared.length > 0;
    return new TextDecoder(isUtf8WithFaults ? 'utf-8' : (narrow ?? 'windows-1252')).decode(bytes);
  }
}

/** UTF-16 by its byte order mark, or by how a '<' looks in it. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return null;
}

function charsetOf(contentType: string | null): string | null {
  return knownLabel(/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
}

function declaredInside(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return knownLabel(/^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]);
}

/** The canonical name of an encoding this runtime can read; null for anything else. */
function knownLabel(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
