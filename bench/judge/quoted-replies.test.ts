// Quoted replies are found where they are quoted, each once, and a tweet that only names somebody is none.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { quotedReplies } from './quoted-replies.ts';

test('what desks were quoted with is found, with its signs as they are, once, and nothing else', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-quoted-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (set: string, split: string, tweets: readonly string[]) => {
    mkdirSync(join(folder, set), { recursive: true });
    writeFileSync(join(folder, set, `${split}_text.txt`), tweets.map((one) => `${one}\n`).join(''));
    writeFileSync(join(folder, set, `${split}_labels.txt`), tweets.map(() => 'negative\n').join(''));
  };
  write('airline', 'train', [
    'still waiting “@user: @user We are sorry &amp; looking into it right now.” sure you are',
    'RT @user: @user Which flight were you on, and when was it?',
    'RT @user: @user Too short.',
    '@user @user you two should talk about my bag some day soon',
  ]);
  write('airline', 'val', ['RT @user: @user Which flight were you on, and when was it?']);
  write('complaints', 'train', ['never again']);
  write('complaints', 'val', ['"@user @user Your parcel leaves our depot this evening" it did not']);
  assert.deepEqual(quotedReplies(folder), [
    '@user We are sorry & looking into it right now.',
    '@user Which flight were you on, and when was it?',
    '@user Your parcel leaves our depot this evening',
  ]);
});
