// The one-key acknowledgement: personal, with a time, whole, and not what was said a moment ago.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acknowledge, matterIn } from './acknowledge.ts';
import { mergeLibrary } from './phrases/library.ts';
import type { PhraseMoment } from './phrases/rank.ts';
import { shippedPhrases } from './phrases/shipped.ts';
import { whenWords } from './when-words.ts';

const now = new Date('2026-11-24T08:07:00Z');
const until = new Date('2026-11-24T14:15:00Z');
const keepable = { times: [until], timeZone: 'Europe/Madrid' };

function moment(language: string, more: Partial<PhraseMoment> = {}): PhraseMoment {
  return {
    language,
    kind: 'complaint',
    channel: 'test',
    words: ['My order never came and nobody answers'],
    address: 'formal',
    tone: 'plain',
    room: 280,
    values: { first_name: 'Dana', agent: 'Mara', brand: 'Acme' },
    nowMs: now.getTime(),
    closeness: null,
    ...more,
  };
}
const library = (language: string) => mergeLibrary(language, shippedPhrases.get(language) ?? [], [], new Map());

test('in every language there is a line that says when, with nothing left open', () => {
  for (const language of shippedPhrases.keys()) {
    for (const address of ['formal', 'informal'] as const) {
      for (const kind of ['complaint', 'question', 'other'] as const) {
        const found = acknowledge(library(language), moment(language, { address, kind, words: ['?'] }), keepable);
        const when = whenWords(until, now, 'Europe/Madrid', language) ?? '-';
        assert.ok(found !== null, `${language} ${address} ${kind}`);
        assert.ok(found.text.toLowerCase().includes(when.toLowerCase()), found.text);
        assert.doesNotMatch(found.text, /[{}]/u);
        assert.equal(found.until, until);
      }
    }
  }
});

test('it is said to somebody by name, and claims nothing of a matter nobody has looked at', () => {
  for (const words of [['Lost box, nobody answers'], ['You were closed'], ['My order never came']]) {
    const found = acknowledge(library('en'), moment('en', { words }), keepable);
    assert.match(found?.text ?? '', /Dana/u);
    assert.equal(library('en').find(({ id }) => id === found?.phraseId)?.topic, 'any');
  }
});

test('what was said lately is not said again while there is another line', () => {
  const first = acknowledge(library('en'), moment('en'), keepable);
  const closeness = (text: string) => (text === first?.text ? 1 : 0);
  const second = acknowledge(library('en'), moment('en', { closeness }), keepable);
  assert.notEqual(second?.phraseId, first?.phraseId);
  const everything = acknowledge(library('en'), moment('en', { closeness: () => 1 }), keepable);
  assert.ok(everything !== null);
});

test('without a time that can be kept nothing is promised', () => {
  assert.equal(acknowledge(library('en'), moment('en'), { ...keepable, times: [] }), null);
  assert.equal(acknowledge(library('en'), moment('nl'), keepable), null);
});

test('the thing is named when there is no doubt which', () => {
  assert.equal(matterIn(['Where is my PARCEL?'], 'en'), 'your parcel');
  assert.equal(matterIn(['The refund for my parcel'], 'en'), 'this');
  assert.equal(matterIn(['Wo ist mein Paket?'], 'de'), null);
});

test('a time is said as people say it', () => {
  const said = (at: string, language: string) =>
    whenWords(new Date(at), now, 'Europe/Madrid', language)?.replace(/\s/gu, ' ');
  assert.equal(said('2026-11-24T14:00:00Z', 'en'), 'by 3 pm today');
  assert.equal(said('2026-11-25T08:30:00Z', 'en'), 'by 9:30 am tomorrow');
  assert.equal(said('2026-11-27T11:00:00Z', 'en'), 'by 12 pm on Friday');
  assert.equal(said('2026-12-04T11:00:00Z', 'en'), 'by 12 pm on 4 December');
  assert.equal(said('2026-11-25T09:00:00Z', 'de'), 'morgen bis 10 Uhr');
  assert.equal(said('2026-11-27T09:15:00Z', 'de'), 'am Freitag bis 10:15 Uhr');
  assert.equal(said('2026-11-24T14:15:00Z', 'fr'), 'aujourd’hui avant 15 h 15');
  assert.equal(said('2026-11-27T14:00:00Z', 'es'), 'el viernes antes de las 15:00');
  assert.equal(said('2026-11-25T14:00:00Z', 'pt'), 'amanhã até as 15h');
  assert.equal(said('2026-11-25T14:00:00Z', 'nl'), undefined);
});
