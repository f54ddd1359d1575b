// Where a mail comes from: whether the receiving server found its sender genuine (RFC 8601), and whether a person wrote it
// (RFC 3834). In: a kept mail. Out: a plain yes or no, or that nobody said.

import type { KeptMail } from './kept.ts';

/**
 * What the newest Authentication-Results says of this domain: the receiving server puts its own on top, and whatever the
 * sender wrote stands below. `unsaid` where there is none.
 */
export function isGenuine(mail: KeptMail, domains: readonly string[]): 'genuine' | 'forged' | 'unsaid' {
  const found = mail.headers['authentication-results'];
  if (found === undefined) return 'unsaid';
  const isOurs = (domain: string) => domains.some((one) => domain === one || domain.endsWith(`.${one}`));
  const said = resultsIn(found.slice(0, longest).toLowerCase()).filter((one) => /^(?:dmarc|dkim|spf)\s*=/u.test(one));
  if (said.length === 0 || said.every((one) => /=\s*none\b/u.test(one))) return 'unsaid';
  const passes = said.some((one) => {
    if (!/^\w+\s*=\s*pass\b/u.test(one)) return false;
    const about = [...one.matchAll(/\s(?:header\.(?:d|i|from)|smtp\.(?:mail)?from)\s*=\s*(\S+)/gu)];
    return about.length > 0 && about.every(([, value = '']) => isOurs(domainOf(value)));
  });
  return passes ? 'genuine' : 'forged';
}

const longest = 10_000;

/**
 * The results after the server's name (RFC 8601, 2.2). Comments, also nested ones, say nothing, and what stands in quotes
 * is one word: both may repeat what the sender wrote. What is never closed reaches to the end.
 */
function resultsIn(header: string): readonly string[] {
  const results = [''];
  const say = (words: string) => results.push(`${results.pop()}${words}`);
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < header.length; at += 1) {
    const one = header[at] ?? '';
    if (one === '\\') at += 1;
    else if (isQuoted) {
      if (one === '"') isQuoted = false;
      else say(/[\s;=]/u.test(one) ? '_' : one);
    } else if (one === '(') depth += 1;
    else if (one === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (one === '"') isQuoted = true;
    else if (one === ';') results.push('');
    else say(one);
  }
  return results.slice(1).map((one) => one.trim());
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Answers and notices that programs send by themselves. A mailing list's mark says nothing: shared inboxes are lists. */
export function isAutomatic({ headers }: KeptMail): boolean {
  const submitted = headers['auto-submitted'];
  return (
    (submitted !== undefined && !/^no\b/iu.test(submitted)) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some(
      (name) => headers[name] !== undefined && !/^no\b/iu.test(headers[name]),
    ) ||
    /^(?:bulk|junk|auto_reply)\b/iu.test(headers['precedence'] ?? '') ||
    headers['return-path'] === '<>' ||
    /^multipart\/report\b/iu.test(headers['content-type'] ?? '')
  );
}

export function isMarkedSpam({ headers }: KeptMail): boolean {
  return /^yes\b/iu.test(headers['x-spam-flag'] ?? '');
}
