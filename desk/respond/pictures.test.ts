// Pictures in a draft: what comes, what does not and why, and that neither a slow upload nor another device loses one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PictureView } from '../../wire/pictures.ts';
import { type Brought, createPictures, isComing, named } from './pictures.ts';

const place = { slug: 'acme', caseId: 'c1' };
const bounds = { most: 2, types: ['image/png'], maxBytes: 1000 };
const lid: Brought = { name: 'lid.png', type: 'image/png', size: 500 };

function desk() {
  const timers: (() => void)[] = [];
  const put: unknown[] = [];
  const uploads: {
    done: (id: string) => void;
    fail: (words: string | null) => void;
    share: (share: number) => void;
  }[] = [];
  let nowMs = 100_000;
  const pictures = createPictures<Brought>({
    bring: (_, file, onShare) =>
      new Promise<PictureView>((resolve, reject) => {
        uploads.push({
          done: (id) => resolve({ id, alt: '', type: file.type, bytes: file.size - 1 }),
          fail: reject,
          share: onShare,
        });
      }),
    put: async (_, body) => void put.push(body.pictures),
    wordsOf: (thrown) => thrown as string | null,
    wait: (_, then) => {
      timers.push(then);
      return () => void timers.splice(timers.indexOf(then) >>> 0, 1);
    },
    nowMs: () => nowMs,
  });
  return {
    pictures,
    put,
    uploads,
    pass: (ms: number) => {
      nowMs += ms;
    },
    rest: () => {
      for (const then of timers.splice(0)) then();
    },
    lying: () => pictures.read(place),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is said of one while it comes stays with it when it is there, and the server has both a moment later', async () => {
  const { pictures, uploads, put, rest, lying } = desk();
  pictures.add(place, [lid], bounds);
  const [one] = lying().pictures;
  assert.ok(one);
  assert.equal(isComing(lying()), true);
  assert.deepEqual(named(lying()), [], 'what is on its way is not named');
  uploads[0]?.share(0.5);
  pictures.tell(place, one.key, ' The new lid ');
  uploads[0]?.done('p1');
  await turn();
  assert.deepEqual(lying().pictures, [
    { key: one.key, id: 'p1', alt: ' The new lid ', type: 'image/png', bytes: 499, share: null },
  ]);
  rest();
  assert.deepEqual(put, [[{ id: 'p1', alt: 'The new lid' }]]);
});

test('what cannot go is left out with the reason, before anything is sent off', () => {
  const { pictures, uploads, lying } = desk();
  const files = [
    { ...lid, name: 'lid.heic', type: 'image/heic' },
    { ...lid, size: 1001 },
    lid,
    lid,
    { ...lid, name: 'third.png' },
  ];
  pictures.add(place, files, bounds);
  assert.equal(uploads.length, 2);
  assert.deepEqual(
    lying().troubles.map(({ why, name }) => [why, name]),
    [
      ['wrong_type', 'lid.heic'],
      ['too_large', 'lid.png'],
      ['too_many', 'third.png'],
    ],
  );
  pictures.dismiss(place);
  assert.deepEqual(lying().troubles, []);
});

test('one that does not get through is gone, and says so in the server’s words', async () => {
  const { pictures, uploads, lying } = desk();
  pictures.add(place, [lid], bounds);
  uploads[0]?.fail('This is no picture.');
  await turn();
  assert.deepEqual(lying().pictures, []);
  assert.deepEqual(lying().troubles, [{ why: 'refused', name: 'lid.png', words: 'This is no picture.' }]);
});

test('what the server has is taken over, but not over what was changed here since, or is on its way', async () => {
  const { pictures, uploads, pass, lying, rest } = desk();
  const kept = [{ id: 'p1', alt: 'The lid', type: 'image/png', bytes: 1 }];
  pictures.found(place, kept, 1_000);
  assert.deepEqual(named(lying()), [{ id: 'p1', alt: 'The lid' }]);
  pictures.add(place, [lid], bounds);
  pass(60_000);
  pictures.found(place, kept, 155_000);
  assert.equal(lying().pictures.length, 2, 'a slow one is not swept away by a fetch');
  uploads[0]?.done('p2');
  await turn();
  pictures.found(place, kept, 158_000);
  assert.equal(lying().pictures.length, 2);
  rest();
  pass(60_000);
  pictures.found(place, kept, 219_000);
  assert.deepEqual(named(lying()), [{ id: 'p1', alt: 'The lid' }], 'another device took it out');
});

test('those of a reply taken back lie before what was added since; once it has left nothing does', () => {
  const { pictures, lying } = desk();
  pictures.found(place, [{ id: 'p2', alt: 'Since', type: 'image/png', bytes: 1 }], 1_000);
  pictures.giveBack(place, [{ id: 'p1', alt: 'The lid', type: 'image/png', bytes: 1 }]);
  assert.deepEqual(
    named(lying()).map(({ id }) => id),
    ['p1', 'p2'],
  );
  const [back] = lying().pictures;
  pictures.remove(place, back?.key ?? '');
  assert.deepEqual(
    named(lying()).map(({ id }) => id),
    ['p2'],
  );
  pictures.clear(place);
  assert.deepEqual(lying().pictures, []);
});
