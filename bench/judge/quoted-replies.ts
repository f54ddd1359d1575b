// Replies of real desks: tweets to airlines and to other brands quote what they were answered. In: the folder of public sets.
// Out: each reply once. They are read where they lie and never learned from.

import { join } from 'node:path';
import { readPublic } from '../../cli/train/read-sets.ts';

const sets = ['airline', 'complaints'] as const;
const splits = ['train', 'val'] as const;
/** What is quoted begins with who said it and whom it was said to, and ends with the quote or the tweet. */
const quoted = /(?:RT\s*:?\s*@user:?|[“"']+@user:?)\s*:?\s*(@user.*?)(?:[”"]|$)/gu;
/** Shorter ones are cut off. */
const shortest = 26;

export function quotedReplies(folder: string): readonly string[] {
  const texts = sets.flatMap((set) => splits.flatMap((split) => readPublic(join(folder, set), split)));
  const found = texts.flatMap(({ text }) =>
    [...unescaped(text).matchAll(quoted)]
      .map(([, reply = '']) => reply.trim())
      .filter(({ length }) => length >= shortest),
  );
  return [...new Set(found)];
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
