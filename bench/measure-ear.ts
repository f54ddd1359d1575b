// A browser's end of a stream of server-sent events: when did the event of that number arrive?

import type { IncomingMessage } from 'node:http';

const patienceMs = 5000;

export class Ear {
  readonly #arrived = new Map<number, number>();
  #waiting: { readonly number: number; readonly done: (at: number) => void } | null = null;
  #rest = '';

  constructor(stream: IncomingMessage) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => this.#take(text, performance.now()));
  }

  /** Runs `write`, which calls `commits` with the event's number just before it commits; the ms until it is heard. */
  async lag(write: (commits: (number: number) => void) => Promise<unknown>): Promise<number> {
    let number = 0;
    let from = 0;
    await write((one) => {
      number = one;
      from = performance.now();
    });
    return (await this.#arrival(number)) - from;
  }

  #take(text: string, at: number): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('id: ')) continue;
      const number = Number(line.slice(4));
      this.#arrived.set(number, at);
      if (this.#waiting?.number === number) this.#waiting.done(at);
    }
  }

  #arrival(number: number): Promise<number> {
    const there = this.#arrived.get(number);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`event ${number} was never heard`)), patienceMs);
      this.#waiting = {
        number,
        done: (at) => {
          clearTimeout(timer);
          resolve(at);
        },
      };
    });
  }
}
