// Large bytes on disk, under their SHA-256: written whole or not at all, the same bytes once.

import { hash } from 'node:crypto';
import { access, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';

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
      if (await isThere(file)) return sha256;
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file).catch(async (error: unknown) => {
        await unlink(draft);
        throw error;
      });
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

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
