// The key pair that push services know this installation by (VAPID). Made once, kept beside the secret key: browsers
// subscribe to one public key, and another would make every subscription worthless.

import { createECDH } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function loadPushKeys(dataDir: string): KeyPair {
  const file = `${dataDir}/push-keys.json`;
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify(makeKeys()), { mode: 0o600, flag: 'wx' });
  }
  const { publicKey, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeyPair>;
  if (publicKey === undefined || privateKey === undefined)
    throw new Error(
      `${file} holds no key pair. Put it back from a backup; without it every device must subscribe anew.`,
    );
  return { publicKey, privateKey };
}

/** A point on P-256 and its secret, as RFC 8292 writes them. */
function makeKeys(): KeyPair {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  return { publicKey, privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A') };
}
