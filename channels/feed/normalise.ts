// A kept item to a heard one, by the kind of source it came from; pure. What is read and how: `families/feed/heard.ts`.

import type { Heard } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { heardOf } from '../families/feed/heard.ts';
import { readKept } from '../families/feed/kept.ts';

export function normalise(raw: Raw, { kind, ownIds }: NormaliseContext): Heard {
  return heardOf(readKept(raw.body), { ownIds, isAlert: kind === 'alerts', isComments: kind === 'comments' });
}
