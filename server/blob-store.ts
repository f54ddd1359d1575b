// Large bytes on disk, under their SHA-256: written whole or not at all, the same bytes once.

import { hash } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';

export interface BlobStore {
  /** Keeps the bytes and gives their SHA-256 in hex; resolves when they are on disk. */
  put(bytes: Uint8Array): Promise<string>;
  /** Throws when they are missing or no longer what their name says. */
  get(sha256: string): Promise<Buffer>;
}

export function openBlobStore(folder: string): BlobStore {
  const place = (sha256: string) => ({
    dir: `${folder}/${sha256.slice(0, 2)}`,
    file: `${folder}/${sha256.slice(0, 2)}/${sha256}`,
  });
  return {
    put: async (bytes) => {
      const sha256 = hash('sha256', bytes, 'hex');
      const { dir, file } = place(sha256);
      if (await isWhole(file, bytes.length)) return sha256;
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        await write(draft, bytes);
        await rename(draft, file);
      } catch (error) {
        await unlink(draft).catch(() => {});
        throw error;
      }
      return sha256;
    },
    get: async (sha256) => {
      if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Error('not a blob name');
      const bytes = await readFile(place(sha256).file);
      if (hash('sha256', bytes, 'hex') !== sha256) throw new Error(`the blob ${sha256} is damaged on disk`);
      return bytes;
    },
  };
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file that was cut short is written again. */
function isWhole(file: string, length: number): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size === length,
    () => false,
  );
}
