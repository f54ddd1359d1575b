// A home page as people type it ("kaffee.example", perhaps with spaces) in; an address with its scheme, or null, out.

export function homePageIn(typed: string): string | null {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  return /^[a-z][a-z\d+.-]*:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`;
}
