// What a platform or an error said, on its way into a column: bounded, and without what PostgreSQL's text cannot hold.
// Unbounded or unstorable words would make the very statement fail that puts a failure on record.

export function told(words: string, max = 1000): string {
  return words.slice(0, max).toWellFormed().replaceAll('\u0000', '');
}
