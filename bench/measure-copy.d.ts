// The two functions of pg-copy-streams that the benches use; it brings no types of its own.

declare module 'pg-copy-streams' {
  import type { Duplex, Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  export function from(sql: string): Writable & Submittable & Duplex;
  export function to(sql: string): Readable & Submittable & Duplex;
}
