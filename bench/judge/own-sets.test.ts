// Heed's own examples are what they say: known labels, no two alike, in five languages and more, a third of them apart.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type OwnMention, readLines } from '../../cli/train/read-sets.ts';
import { writtenSets } from '../../cli/train/train-tone.ts';
import { reasons } from '../../core/reading.ts';
import { heardTones } from '../../core/respond/tone/heard-tone.ts';

const own = join(import.meta.dirname, 'own');
const labels = {
  kind: ['complaint', 'question', 'praise', 'other'],
  feeling: ['negative', 'neutral', 'positive'],
  emotion: ['anger', 'joy', 'optimism', 'sadness', null],
  reason: [...reasons, null],
} as const;

const mentions = ['chosen', 'apart'].flatMap((part) =>
  readLines<OwnMention>(join(own, 'mentions'), part as 'chosen' | 'apart').map((one) => ({ ...one, part })),
);

test('mentions: known labels, a reason for every complaint and for nothing else', () => {
  for (const one of mentions) {
    for (const [field, known] of Object.entries(labels)) {
      assert.ok((known as readonly unknown[]).includes(one[field as keyof typeof labels]), `${field} of: ${one.text}`);
    }
    assert.equal(one.reason !== null, one.kind === 'complaint', one.text);
    assert.match(one.language, /^[a-z]{2}$/u);
  }
});

test('mentions: several thousand, in six languages, a third of them apart', () => {
  assert.ok(mentions.length >= 3_500);
  const languages = Map.groupBy(mentions, (one) => one.language);
  for (const language of ['en', 'es', 'fr', 'de', 'pt', 'it'])
    assert.ok((languages.get(language)?.length ?? 0) >= 200, language);
  assert.ok(mentions.filter((one) => one.part === 'apart').length >= mentions.length / 3);
});

test('drafts and desks: known tones in six languages', () => {
  for (const one of linesOf(...writtenSets)) {
    assert.ok((heardTones as readonly string[]).includes(one.tone), one.text);
    assert.ok(['en', 'es', 'fr', 'de', 'pt', 'it'].includes(one.language), one.text);
  }
});

/** Drafts and desks are learned from together. */
for (const folders of [['mentions'], writtenSets]) {
  test(`${folders.join(' and ')}: no text is another with words changed: at most 0.6 of their shingles are shared`, () => {
    const texts = linesOf(...folders).map(({ text }) => text);
    assert.deepEqual(closePairs(texts), []);
    const [first = ''] = texts;
    assert.equal(closePairs([first, first]).length, 1, 'the measure itself');
  });
}

function linesOf(...folders: readonly string[]): { text: string; language: string; tone: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(own, folder))
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) =>
        readFileSync(join(own, folder, name), 'utf8')
          .split('\n')
          .filter(Boolean),
      )
      .map((line) => JSON.parse(line)),
  );
}

function closePairs(texts: readonly string[]): string[] {
  const byShingle = new Map<string, number[]>();
  const sizes: number[] = [];
  const found: string[] = [];
  texts.forEach((text, n) => {
    const shingles = shinglesOf(text);
    sizes.push(shingles.size);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const before = byShingle.get(shingle) ?? [];
      for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1);
      byShingle.set(shingle, [...before, n]);
    }
    for (const [other, count] of shared) {
      if (count / ((sizes[other] ?? 0) + shingles.size - count) > 0.6) found.push(`${texts[other]} | ${text}`);
    }
  });
  return found;
}

/** Runs of three words; a shorter text is one. */
function shinglesOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')));
}
