// Gathering: alone at once, together when others are under way, and one that breaks the rest does so alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gathering } from './gather.ts';

/** Commits that end when they are told to. */
function held({ atOnce = 1, most = 3, breaks = (_page: string) => null as Error | null } = {}) {
  const commits: { readonly pages: readonly string[]; readonly end: () => void }[] = [];
  const gathering = new Gathering<string, string>(
    async (pages) => {
      await new Promise<void>((end) => commits.push({ pages, end }));
      const error = pages.map(breaks).find((one) => one !== null);
      if (error) throw error;
      return pages.map((one) => `${one} is kept`);
    },
    { atOnce, fits: (gathered, page) => gathered.length < most && !gathered.includes(page) },
  );
  const endNext = async () => {
    const next = commits.shift();
    assert.ok(next, 'nothing is under way');
    next.end();
    await new Promise(setImmediate);
    return next.pages;
  };
  return { gathering, commits, endNext };
}

test('a page that comes alone is committed at once; what comes meanwhile goes together', async () => {
  const { gathering, commits, endNext } = held();
  const taken = ['a', 'b', 'c', 'd', 'e'].map((page) => gathering.take(page));
  assert.deepEqual(
    commits.map(({ pages }) => pages),
    [['a']],
  );
  assert.deepEqual([await endNext(), await endNext(), await endNext()], [['a'], ['b', 'c', 'd'], ['e']]);
  assert.deepEqual(
    await Promise.all(taken),
    ['a', 'b', 'c', 'd', 'e'].map((page) => `${page} is kept`),
  );
});

test('what does not fit waits for the next, and holds nobody up behind it', async () => {
  const { gathering, endNext } = held();
  const taken = ['a', 'b', 'b', 'c'].map((page) => gathering.take(page));
  assert.deepEqual([await endNext(), await endNext(), await endNext()], [['a'], ['b', 'c'], ['b']]);
  await Promise.all(taken);
});

test('no more than so many are under way at once', async () => {
  const { gathering, commits, endNext } = held({ atOnce: 2, most: 1 });
  const taken = ['a', 'b', 'c'].map((page) => gathering.take(page));
  assert.equal(commits.length, 2);
  await endNext();
  assert.deepEqual(
    commits.map(({ pages }) => pages),
    [['b'], ['c']],
  );
  await endNext();
  await endNext();
  await Promise.all(taken);
});

test('one that breaks the transaction fails alone; its neighbours are committed each by itself', async () => {
  const { gathering, endNext } = held({ breaks: (page) => (page === 'bad' ? new Error('it is poison') : null) });
  const taken = Promise.allSettled(['a', 'b', 'bad', 'c'].map((page) => gathering.take(page)));
  for (const pages of [['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]) assert.deepEqual(await endNext(), pages);
  assert.deepEqual(
    (await taken).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    ['a is kept', 'b is kept', 'Error: it is poison', 'c is kept'],
  );
});

test('a lost connection is nobody’s fault: all of them hear of it, and nothing is tried one by one', async () => {
  const lost = Object.assign(new Error('the server went away'), { code: '57P01' });
  const { gathering, commits, endNext } = held({ breaks: (page) => (page === 'c' ? lost : null) });
  const taken = Promise.allSettled(['a', 'b', 'c'].map((page) => gathering.take(page)));
  await endNext();
  await endNext();
  assert.equal(commits.length, 0);
  assert.deepEqual(
    (await taken).map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected'],
  );
});
