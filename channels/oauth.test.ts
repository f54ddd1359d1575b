// When a token is renewed: near its end before it is used, refused once after, and never a second time in one go.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Consent } from '../core/channel.ts';
import { ChannelError, type Credential } from './channel.ts';
import { withFresh } from './oauth.ts';
import { handsForTests } from './testbed.ts';

const consent: Consent = {
  authorizeUrl: 'https://platform.example/authorize',
  tokenUrl: 'https://platform.example/token',
  scopes: [],
  scopeSeparator: ' ',
  clientAuth: 'body',
};
const now = new Date('2026-11-22T12:00:00Z');

/** How often a credential that ends then is renewed, and the work tried, when every token is refused. */
async function refusedAlways(endsInMs: number, more: Credential = { refreshToken: 'r' }) {
  const made = { renewals: 0, tries: 0 };
  const hands = handsForTests({
    now: () => now,
    renewed: async () => {
      made.renewals += 1;
      return { accessToken: `renewed ${made.renewals}`, refreshToken: 'r' };
    },
  });
  const credential = { accessToken: 'a', expiresAt: new Date(now.getTime() + endsInMs).toISOString(), ...more };
  const work = async (): Promise<never> => {
    made.tries += 1;
    throw new ChannelError('auth_expired', 'This token is not taken.');
  };
  await assert.rejects(withFresh(consent, credential, hands, work), { code: 'auth_expired' });
  return made;
}

test('a token that is refused is renewed once, and one just renewed is not renewed again', async () => {
  assert.deepEqual(await refusedAlways(3_600_000), { renewals: 1, tries: 2 });
  assert.deepEqual(await refusedAlways(59_000), { renewals: 1, tries: 1 });
  assert.deepEqual(await refusedAlways(61_000, {}), { renewals: 0, tries: 1 });
});
