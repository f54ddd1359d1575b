// Tokens of sessions, invitations and the set-up link: 256 random bits, kept only as their SHA-256.

import { createHash, randomBytes } from 'node:crypto';

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
