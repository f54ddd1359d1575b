// Passwords, hashed with Argon2id at the settings of OWASP's sheet (19 MiB, two passes).

import { hash, verify } from '@node-rs/argon2';

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, settings);
}

let nobody: Promise<string> | null = null;

/** False for a wrong password, and, after the same time, for a person who does not exist. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await nobody), password);
  return isRight && stored !== null;
}
