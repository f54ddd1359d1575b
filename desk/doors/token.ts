// One-time tokens arrive behind the # of a link, which browsers never send to a server and never write to its logs.
// In: what a person has, a whole link or the token alone. Out: the token, or null.

export function tokenIn(given: string): string | null {
  const afterHash = given.includes('#') ? given.slice(given.lastIndexOf('#') + 1) : given;
  const token = afterHash.trim();
  return /^[\w.~-]{8,200}$/u.test(token) ? token : null;
}
