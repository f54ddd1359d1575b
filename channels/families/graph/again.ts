// Asks again about single things of the Graph interface: up to fifty in one question, and one by one when one of them is
// not there any more, because then Meta refuses them all. In: ids, and a question that only succeeds while such things may
// be read: with a permission lost Meta uses the very words it has for what is gone. Out: by id what stands, or that it is gone.

import { ChannelError, type Credential, type Hands } from '../../channel.ts';
import { type Fields, fieldsOf } from '../../tolerant.ts';
import { askGraph, type GraphQuestion } from './api.ts';

export interface Asker {
  readonly credential: Credential;
  readonly hands: Hands;
  readonly proof: GraphQuestion;
}

const AT_ONCE = 50;

/** An id that is missing in what comes back: nobody can tell about it now. Throws when the proof does. */
export async function askAgain(
  ids: readonly string[],
  fields: string,
  { credential, hands, proof }: Asker,
): Promise<ReadonlyMap<string, Fields | 'gone'>> {
  const told = new Map<string, Fields | 'gone'>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const answer = some.length === 1 ? null : await askTogether(some, fields, credential, hands);
    for (const id of some) {
      const one = answer === null ? await askForOne(id, fields, credential, hands) : answer[id];
      if (one !== undefined) told.set(id, one === 'gone' ? one : fieldsOf(one));
    }
  }
  if ([...told.values()].includes('gone')) await askGraph(credential, proof, hands);
  return told;
}

async function askTogether(
  ids: readonly string[],
  fields: string,
  credential: Credential,
  hands: Hands,
): Promise<Fields | null> {
  try {
    return await askGraph(credential, { path: '/', query: { ids: ids.join(','), fields } }, hands);
  } catch (error) {
    if (error instanceof ChannelError && error.code === 'gone') return null;
    throw error;
  }
}

async function askForOne(id: string, fields: string, credential: Credential, hands: Hands): Promise<Fields | 'gone'> {
  try {
    return await askGraph(credential, { path: `/${encodeURIComponent(id)}`, query: { fields } }, hands);
  } catch (error) {
    if (error instanceof ChannelError && error.code === 'gone') return 'gone';
    throw error;
  }
}
