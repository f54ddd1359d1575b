// Seals what must not be readable in a copy of the database: channel credentials. AES-256-GCM under a key from a file
// or the environment; what it belongs to is bound in, so a sealed credential cannot be moved to another profile.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface SecretBox {
  seal(plain: string, belongsTo: string): Buffer;
  /** Throws when the key is another one or the bytes were changed or moved. */
  open(sealed: Buffer, belongsTo: string): string;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== 32) throw new Error('the key for credentials must be 32 bytes (64 hex digits)');
  return {
    seal: (plain, belongsTo) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]);
    },
    open: (sealed, belongsTo) => {
      if (sealed[0] !== version) throw new Error('this credential was sealed by a newer Heed');
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(belongsTo))
        .setAuthTag(tag);
      const body = sealed.subarray(1 + nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}

/** HEED_KEY (64 hex digits), or the file `secret.key` in the data folder, made on first use and readable by its owner only. */
export function loadKey(dataDir: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined) return Buffer.from(fromEnvironment, 'hex');
  const file = `${dataDir}/secret.key`;
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
