// Which ways of replying a case offers. In: its ways and what was said in it. Out: yes or no for each way.

import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';

interface Here {
  readonly ways: Pick<CasePage['ways'], Visibility>;
  readonly thread: ReadonlyArray<{ readonly visibility: Visibility }>;
}

/** What was only ever said in private is answered there: the platforms carry no word of it into the open. */
export function isOffered({ ways, thread }: Here, visibility: Visibility): boolean {
  if (ways[visibility] === 'none') return false;
  return visibility === 'private' || ways.private === 'none' || thread.some((item) => item.visibility === 'public');
}
