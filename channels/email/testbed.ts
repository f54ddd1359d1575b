// What the tests of this folder share: a fixture taken apart as `listen` does it and back from the store, and what was heard
// of a double's mailbox.

import { readFileSync } from 'node:fs';
import type { Heard } from '../../core/mention.ts';
import type { Hands, Json, Raw } from '../channel.ts';
import type { KeptMail } from '../families/mail/kept.ts';
import { bodyOf, parseMail } from '../families/mail/parse.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import type { EmailDouble } from './fake.ts';

export const OWN = 'care@shop.example';

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`fixtures/${name}.eml`, import.meta.url));
}

export async function heardOf(source: Buffer | string, folder: KeptMail['folder'] = 'inbox'): Promise<Heard> {
  const mail = await parseMail({ folder, source: Buffer.from(source), arrivedAt: null, root: null });
  return heardFrom({ externalId: 'x', body: bodyOf(mail) });
}

export function heardFrom(raw: Raw): Heard {
  return channel.normalise(raw, { kind: 'mailbox', config: {}, ownIds: new Set([OWN]) });
}

interface Polled {
  readonly raws: readonly Raw[];
  readonly cursor: Json;
}

/** One whole poll of the double's mailbox. */
export async function poll(double: EmailDouble, cursor: Json = null, hands: Hands = handsForTests()): Promise<Polled> {
  const [source] = double.sources;
  if (source === undefined) throw new Error('the double has a source');
  const raws: Raw[] = [];
  let last = cursor;
  for await (const page of channel.listen({ ...source, cursor }, hands)) {
    raws.push(...page.raws);
    last = page.cursor;
  }
  return { raws, cursor: last };
}
