// The one-time link that makes the first owner. It lives in this process only and is printed to the terminal.

import { timingSafeEqual } from 'node:crypto';
import { digestOf, newToken } from './token.ts';

export interface SetupLink {
  /** Null once there is an owner. */
  readonly token: string | null;
  accepts(token: string): boolean;
  use(): void;
}

export function createSetupLink(isNeeded: boolean): SetupLink {
  let token = isNeeded ? newToken() : null;
  return {
    get token() {
      return token;
    },
    accepts: (given) => token !== null && timingSafeEqual(digestOf(given), digestOf(token)),
    use: () => {
      token = null;
    },
  };
}
