// A channel that does as a test tells it: pages to hear, errors to meet, an outbox to look into. No network.

import type { Channel, ChannelError, ListenTo, Page, Receipt, Sending } from '../channels/channel.ts';
import type { Manifest } from '../core/channel.ts';
import { normalise } from './flow/testbed.ts';

export const fakeManifest: Manifest = {
  id: 'test',
  label: 'Test town',
  about: 'A town for tests.',
  sourceKinds: [
    {
      kind: 'town',
      label: 'The town',
      sphere: 'earned',
      needsProfile: false,
      fields: [{ name: 'page', label: 'Page', kind: 'url', isRequired: true }],
      everyMs: 60_000,
      // No faster where people speak: tests tell time by the usual interval.
      leastEveryMs: 60_000,
    },
    {
      kind: 'mentions',
      label: 'Mentions',
      sphere: 'owned_public',
      needsProfile: true,
      fields: [],
      everyMs: 30_000,
      leastEveryMs: 30_000,
    },
  ],
  credential: { fields: [{ name: 'token', label: 'Token', kind: 'secret', isRequired: true }], help: 'Any.' },
  can: { publicReply: 'interface', privateReply: 'none', like: true, recheck: false },
  limits: { publicReply: { max: 100, unit: 'graphemes' } },
  media: { publicReply: { most: 2, types: ['image/jpeg', 'image/png'], maxBytes: 2_000, altMax: 50 } },
  idempotency: 'search',
  evidence: 'double',
  leftOut: [],
};

export interface FakeChannel extends Channel {
  /** What the next polls bring; an error ends its poll. When nothing is left a poll is empty. */
  readonly polls: (readonly (Page | ChannelError)[])[];
  /** What each poll was given. */
  readonly listened: ListenTo[];
  /** What comes of the next sends; without an entry a send is accepted. */
  readonly outcomes: unknown[];
  /** What looking finds; without an entry: what was accepted. */
  readonly looks: (Receipt | null | 'cannot_tell' | ChannelError)[];
  /** Everything accepted, oldest first. */
  readonly accepted: Sending[];
  /** Runs in the middle of a send, before it is accepted. */
  duringSend: () => Promise<void>;
  sentAt: Date;
  receiptUrl: string | null;
}

export function createFakeChannel(): FakeChannel {
  const polls: (readonly (Page | ChannelError)[])[] = [];
  const listened: ListenTo[] = [];
  const accepted: Sending[] = [];
  const outcomes: unknown[] = [];
  const looks: (Receipt | null | 'cannot_tell' | ChannelError)[] = [];
  const fake: FakeChannel = {
    manifest: fakeManifest,
    polls,
    listened,
    outcomes,
    looks,
    accepted,
    duringSend: async () => {},
    sentAt: new Date('2026-11-20T10:30:00Z'),
    receiptUrl: 'https://example.org/sent',
    normalise,
    listen: (to) => play(to, listened, polls),
    connect: async (credential) => {
      const profile = { externalId: 'brand', handle: 'brand', name: 'The Brand', url: credential['url'] ?? null };
      return [{ profile, credential }];
    },
    like: async () => {},
    discover: async () => [{ kind: 'town', label: 'The town', config: { page: 'https://example.org' } }],
    reply: (sending) => send(fake, sending),
    findReply: async (sending) => {
      const told = looks.shift();
      if (told instanceof Error) throw told;
      if (told !== undefined) return told;
      return accepted.some((one) => one.clientKey === sending.clientKey) ? receipt(fake, sending) : null;
    },
  };
  return fake;
}

async function* play(to: ListenTo, listened: ListenTo[], polls: FakeChannel['polls']): AsyncGenerator<Page> {
  listened.push(to);
  for (const one of polls.shift() ?? []) {
    if (one instanceof Error) throw one;
    yield one;
  }
}

async function send(fake: FakeChannel, sending: Sending): Promise<Receipt> {
  await fake.duringSend();
  const outcome = fake.outcomes.shift();
  if (outcome === 'accepted_then_cut') {
    fake.accepted.push(sending);
    throw new Error('the connection broke');
  }
  if (outcome !== undefined) throw outcome;
  fake.accepted.push(sending);
  return receipt(fake, sending);
}

function receipt(fake: FakeChannel, sending: Sending): Receipt {
  return { canonicalId: `sent:${sending.clientKey}`, url: fake.receiptUrl, sentAt: fake.sentAt };
}
