// Where a mail comes from: whether the receiving server found its sender genuine (RFC 8601), and whether a person wrote it
// (RFC 3834). In: a kept mail. Out: a plain yes or no, or that nobody said.

import type { KeptMail } from './mail-kept.ts';

/**
 * What the newest Authentication-Results says of this domain: the receiving server puts its own on top, and whatever the
 * sender wrote stands below. `unsaid` where there is none.
 */
export function isGenuine(mail: KeptMail, domains: readonly string[]): 'genuine' | 'forged' | 'unsaid' {
  const found = mail.headers['authentication-results'];
  if (found === undefined) return 'unsaid';
  const results = withoutComments(found)
    .split(';')
    .slice(1)
    .map((one) => one.trim().toLowerCase());
  const isOurs = (domain: string | undefined) =>
    domain !== undefined && domains.some((one) => domain === one || domain.endsWith(`.${one}`));
  const said = results.filter((one) => /^(?:dmarc|dkim|spf)\s*=/u.test(one));
  if (said.length === 0 || said.every((one) => /=\s*none\b/u.test(one))) return 'unsaid';
  const passes = said.some((one) => {
    if (!/^\w+\s*=\s*pass\b/u.test(one)) return false;
    const at = /(?:header\.d|header\.i|header\.from|smtp\.mailfrom|smtp\.from)\s*=\s*"?(?:[^\s"@]*@)?([\w.-]+)/u.exec(
      one,
    );
    return isOurs(at?.[1]);
  });
  return passes ? 'genuine' : 'forged';
}

function withoutComments(header: string): string {
  return header.replace(/\([^()]*\)/gu, ' ');
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
