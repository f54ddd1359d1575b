// The ear: it hears what no cue says, names the words, leaves ordinary replies alone, and is quiet where it knows too little.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../finding.ts';
import { de } from '../packs/de.ts';
import { en } from '../packs/en.ts';
import { es } from '../packs/es.ts';
import { fr } from '../packs/fr.ts';
import { pt } from '../packs/pt.ts';
import { fillPhrase } from '../phrases/fill.ts';
import { shippedPhrases } from '../phrases/shipped.ts';
import { readDraft } from '../read-draft.ts';
import { judgeIn } from '../testbed.ts';
import { openTone } from './open-tone.ts';

const packs = new Map([de, en, es, fr, pt].map((pack) => [pack.language, pack]));
const folder = join(import.meta.dirname, 'ears');
const file = readFileSync(join(folder, 'en.bin'));
const ear = openTone(file);
const harsh = ['anger', 'sarcasm', 'defensive', 'blame'];
const heardIn = (text: string, changes: Parameters<typeof judgeIn>[1] = {}): Finding[] =>
  judgeIn(text, { ear, ...changes }).findings.filter(({ code }) => harsh.includes(code));
/** No cue of the English pack is in it. */
const scolding = 'Dana, do you ever stop moaning? Learn to use a teapot before you bother us again!';

test('what no cue says is heard, as a note, with the words that weighed most', () => {
  assert.deepEqual(heardIn(scolding, { ear: null }), []);
  const [heard, ...others] = heardIn(scolding);
  assert.deepEqual(others, []);
  assert.equal(heard?.code, 'anger');
  assert.equal(heard?.level, 'note');
  assert.deepEqual(heard?.detail, { heard: true });
  const words = heard?.spans.map(({ start, end }) => scolding.slice(start, end)) ?? [];
  assert.ok(
    words.some((word) => ['stop', 'moaning', 'Learn', 'bother'].includes(word)) && words.length <= 3,
    words.join(),
  );
  assert.ok(!words.includes('Dana'));
});

test('in each of six languages what no cue says is heard, and its firm answer is not', () => {
  const said = new Map([
    ['en', [scolding, 'Sorry, the thirty days are over. A repair is free until May; shall I book one?']],
    [
      'es',
      [
        'Aprenda a comportarse antes de escribirnos, hombre.',
        'No llegó a tiempo y es culpa nuestra; te lo mando hoy sin costo.',
      ],
    ],
    [
      'pt',
      [
        'Tenha vergonha e pare de nos chatear com isso!',
        'Chegou partido, pedimos desculpa: segue hoje outro, sem custos.',
      ],
    ],
    [
      'it',
      [
        'Ma lei le nostre risposte le legge o urla e basta?',
        'È arrivato rotto ed è colpa nostra: ne parte subito un altro.',
      ],
    ],
    [
      'fr',
      [
        'Apprenez donc à lire avant de nous déranger encore !',
        'Il est arrivé cassé, c’est notre faute : un autre part ce soir.',
      ],
    ],
    [
      'de',
      [
        'Lernen Sie erst mal lesen, bevor Sie uns wieder belästigen!',
        'Das kam kaputt an, unser Fehler: Ersatz ist heute unterwegs.',
      ],
    ],
  ]);
  assert.deepEqual(
    [...said.keys()].map((language) => `${language}.bin`).sort(),
    readdirSync(folder)
      .filter((name) => name.endsWith('.bin'))
      .sort(),
  );
  for (const [language, [harshly = '', firmly = '']] of said) {
    const own = openTone(readFileSync(join(folder, `${language}.bin`)));
    const toneOf = (text: string) => own.hear(readDraft(text, packs.get(language) ?? null), language)?.tone;
    assert.notEqual(toneOf(harshly), 'ok', harshly);
    assert.equal(toneOf(firmly), 'ok', firmly);
  }
});

test('where a cue says it, the ear adds nothing', () => {
  const found = heardIn(`${scolding} You should have read the page.`);
  assert.deepEqual(
    found.map(({ code, detail }) => [code, detail]),
    [['blame', {}]],
  );
});

test('a protocol that wants a second person for anger has one for what is heard, too', () => {
  const guard = { levels: { anger: 'second_person' as const }, offlineAfterReplies: 2, cannedFrom: 0.55 };
  assert.equal(heardIn(scolding, { guard })[0]?.level, 'second_person');
});

test('firm is not harsh', () => {
  for (const text of [
    'I am afraid the thirty days are over, so we cannot refund it. A repair is free until May; shall I book one?',
    'No, the terrace closes at nine and I cannot make an exception, sorry. Inside there is a table for you.',
    'We got this wrong, and I have sent the missing lid this morning.',
  ]) {
    assert.deepEqual(heardIn(text), [], text);
  }
});

test('a language it did not learn, and a word or two, are not judged', () => {
  const polish = 'Proszę przestać pisać do nas w nocy, mamy tego naprawdę dosyć!';
  assert.deepEqual(heardIn(polish, { pack: null, readLanguage: () => 'pl' }), []);
  assert.deepEqual(heardIn(scolding, { readLanguage: () => 'pl' }), []);
  assert.equal(ear.hear(readDraft('Stop moaning!', null), 'en'), null);
  assert.equal(ear.hear(readDraft(scolding, null), 'pl'), null);
});

test('of the phrases Heed offers, at most one in twenty-five is heard as anything', () => {
  const values = { first_name: 'Ola', matter: 'kettle', when: '9:30', agent: 'Kim', brand: 'Casa Lola', place: 'Lund' };
  let [heard, all] = [0, 0];
  for (const [language, phrases] of shippedPhrases) {
    const own = openTone(readFileSync(join(folder, `${language}.bin`)));
    for (const text of phrases.flatMap(({ texts }) => texts)) {
      all += 1;
      const read = readDraft(fillPhrase(text, values), packs.get(language) ?? null);
      heard += Number((own.hear(read, language)?.tone ?? 'ok') !== 'ok');
    }
  }
  assert.ok(all > 500 && heard < all / 25, `${heard} of ${all}`);
});

test('whatever is typed, it answers in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const heard = ear.hear(readDraft(text, null), 'en');
      return heard === null || heard.tokens.every((token) => token >= 0);
    }),
  );
  const from = performance.now();
  for (const text of ['moan '.repeat(20_000), 'a'.repeat(100_000), '😡'.repeat(20_000), 'e\u0301'.repeat(50_000)]) {
    ear.hear(readDraft(text, null), 'en');
  }
  assert.ok(performance.now() - from < 3_000);
});

test('a file that is no ear is refused in words', () => {
  assert.throws(() => openTone(new Uint8Array(20)), /no file of weights/u);
  assert.throws(() => openTone(file.subarray(0, 5_000)), /cut off/u);
});
