// Hearing X: walks that were cut, what is indexed late, what X no longer shows, versions, reposts, groups, money.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acts, failureOf, hear, heardOf, poll, pollCutAfter, sourceOf, start } from './testbed.ts';

const MINUTE_MS = 60_000;
const ago = (ms: number) => new Date(Date.now() - ms);

test('a walk that was cut goes on below, and what was said meanwhile is heard above it', async () => {
  for (const kind of ['account', 'search', 'messages']) {
    const bed = await start();
    const source = sourceOf(bed, kind);
    const isPrivate = kind === 'messages';
    await bed.double.say({ by: 'Ada', text: 'long ago', at: ago(50 * MINUTE_MS), isPrivate });
    const first = await poll(bed, source);
    const said: string[] = [];
    for (let n = 0; n < 250; n += 1) {
      said.push(
        await bed.double.say({ by: 'Ada', text: `number ${n}`, at: ago(40 * MINUTE_MS - n * 1000), isPrivate }),
      );
    }
    const cut = await pollCutAfter(bed, source, first.cursor, 1);
    said.push(await bed.double.say({ by: 'Bo', text: 'and meanwhile', isPrivate }));
    const rest = await poll(bed, source, cut.cursor);
    const heard = new Set([...cut.ids, ...rest.ids]);
    assert.deepEqual(
      said.filter((id) => !heard.has(id)),
      [],
      kind,
    );
    const quiet = await poll(bed, source, rest.cursor);
    assert.deepEqual(
      quiet.ids.filter((id) => !heard.has(id)),
      [],
      kind,
    );
    assert.ok(quiet.pages.length <= 2, 'a quiet poll is short');
  }
});

test('what X indexed late, below what was read already, is heard', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  await bed.double.say({ by: 'Ada', text: 'first seen', at: ago(60_000) });
  const { cursor } = await poll(bed, source);
  const late = await bed.double.say({ by: 'Bo', text: 'said before, seen after', at: ago(80_000) });
  assert.ok((await poll(bed, source, cursor)).ids.includes(late));
});

test('a search that was not asked for more than a week says what it missed', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'search');
  const since = String((BigInt(Date.now() - 9 * 86_400_000 - 1_288_834_974_657) << 22n) + 1n);
  const said = await bed.double.say({ by: 'Ada', text: 'still here', at: ago(6 * 86_400_000) });
  const { pages, ids } = await poll(bed, source, { v: 1, search: { since } });
  assert.deepEqual(ids, [said]);
  const [gap] = pages.flatMap((page) => page.gap ?? []);
  assert.ok(gap?.from && gap.until && gap.from < gap.until);
  assert.equal(Math.round((gap.until.getTime() - gap.from.getTime()) / 86_400_000), 2);
  assert.match(gap.why, /seven days/);
});

test('X shows eight hundred mentions; what lies below is on record as missed', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  await bed.double.say({ by: 'Ada', text: 'known', at: ago(300 * MINUTE_MS) });
  const { cursor } = await poll(bed, source);
  for (let n = 0; n < 900; n += 1) {
    await bed.double.say({ by: 'Bo', text: `wave ${n}`, at: ago(200 * MINUTE_MS - n * 1000) });
  }
  const { pages, heard } = await poll(bed, source, cursor);
  assert.equal(new Set(heard.filter((one) => one.text.includes('wave')).map((one) => one.canonicalId)).size, 800);
  const [gap, ...others] = pages.flatMap((page) => page.gap ?? []);
  assert.match(gap?.why ?? '', /newest 800/);
  assert.deepEqual(others, []);
});

test('reposts and what does not name the brand are not heard; a quote is, by a search for it', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Broken again' });
  bed.double.repost('Bo', said);
  bed.double.sayAside('Cy', 'Nice weather');
  assert.deepEqual((await poll(bed, sourceOf(bed, 'account'))).ids, [said]);
  const quoted = bed.double.quote('Di', said, 'Look at this mess');
  const { heard } = await poll(bed, sourceOf(bed, 'search', { query: '"this mess" -weather' }));
  assert.deepEqual(
    heard.map((one) => [one.canonicalId, one.kind, one.parentId]),
    [[quoted, 'post', null]],
  );
});

test('an answer to a later version of a post stands in the thread of its first', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  const root = await bed.double.say({ by: 'Ada', text: 'Were is my order?' });
  await bed.double.edit(root, 'Where is my order?');
  const answer = await bed.double.say({ by: 'Bo', text: 'Same here', to: root });
  const heard = await heardOf(bed, source, answer);
  assert.deepEqual([heard.threadId, heard.parentId], [root, root]);
  const edited = await heardOf(bed, source, root);
  assert.equal(edited.text, '@acme Where is my order?');
  assert.ok(edited.revisedAt && edited.publishedAt && edited.revisedAt >= edited.publishedAt);
  assert.notEqual(edited.handle['post'], root, 'the version that stands is the one to answer');
});

test('asked again by its first id, a post that was edited tells its newest words', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  const said = await bed.double.say({ by: 'Ada', text: 'first' });
  const before = await heardOf(bed, source, said);
  for (const text of ['second', 'third']) await bed.double.edit(said, text);
  const raws = await acts.recheck([before], source, bed.hands);
  assert.deepEqual(
    raws.map((raw) => hear(bed, raw, source).text),
    ['@acme third'],
  );
});

test('the posts of a suspended author are not taken for taken back', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  const [kept, gone] = [await bed.double.say({ by: 'Ada', text: 'a' }), await bed.double.say({ by: 'Bo', text: 'b' })];
  const { heard } = await poll(bed, source);
  bed.double.suspend('Ada');
  await bed.double.remove(gone);
  const raws = await acts.recheck(heard, source, bed.hands);
  const told = raws.map((raw) => hear(bed, raw, source));
  assert.deepEqual(
    told.map((one) => [one.canonicalId, one.isRemoved, one.author.externalId]),
    [[gone, true, heard.find((one) => one.canonicalId === gone)?.author.externalId]],
    `and nothing is said of ${kept}`,
  );
});

test('a hundred posts are asked about in one question', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  for (let n = 0; n < 101; n += 1) await bed.double.say({ by: 'Ada', text: `thing ${n}`, at: ago(MINUTE_MS + n * 10) });
  const { heard } = await poll(bed, source);
  const before = bed.double.requests();
  const raws = await acts.recheck(heard, source, bed.hands);
  assert.equal(raws.length, 101);
  assert.equal(bed.double.requests() - before, 2);
});

test('a message below the newest hundred is not asked for singly, and not taken for taken back', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'messages');
  for (let n = 0; n < 101; n += 1) {
    await bed.double.say({ by: 'Ada', text: `message ${n}`, isPrivate: true, at: ago(MINUTE_MS * (200 - n)) });
  }
  const { heard } = await poll(bed, source);
  const oldest = heard.find(({ text }) => text === 'message 0');
  assert.ok(oldest);
  await bed.double.remove(oldest.canonicalId);
  await bed.double.say({ by: 'Ada', text: 'newest', isPrivate: true });
  const before = bed.double.requests();
  assert.deepEqual(await acts.recheck([oldest], source, bed.hands), []);
  assert.equal(bed.double.requests() - before, 1);
});

test('in a group of several customers each is somebody, in one thread', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'messages');
  const one = bed.double.sayInGroup('Ada', ['Bo'], 'Who of you answers?');
  const other = bed.double.sayInGroup('Bo', ['Ada'], 'I would like to know too');
  const alone = await bed.double.say({ by: 'Ada', text: 'And between us', isPrivate: true });
  const { heard } = await poll(bed, source);
  const [first, second, third] = [one, other, alone].map((id) => heard.find((h) => h.canonicalId === id));
  assert.equal(first?.threadId, second?.threadId);
  assert.notEqual(first?.author.externalId, second?.author.externalId);
  assert.notEqual(first?.threadId, third?.threadId);
  assert.deepEqual(new Set(heard.map((h) => h.visibility)), new Set(['private']));
});

test('a token of a walk that X has forgotten begins the walk anew', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'messages');
  const said = await bed.double.say({ by: 'Ada', text: 'Hello?', isPrivate: true });
  const kept = { v: 1, since: null, top: said.slice(3), next: 'forgotten-long-ago' };
  assert.ok((await poll(bed, source, kept)).ids.includes(said));
});

test('money is counted once for each thing read, and every answer tells what is left', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  for (let n = 0; n < 3; n += 1) await bed.double.say({ by: 'Ada', text: `word ${n}` });
  const { cursor } = await poll(bed, source);
  assert.equal(bed.spent.get('money')?.toFixed(3), '0.003');
  await poll(bed, source, cursor);
  assert.equal(bed.spent.get('money')?.toFixed(3), '0.003', 'what is read again is not charged again');
  assert.equal(bed.spent.get('mentions'), 2);
  assert.equal(bed.noted.get('mentions')?.left, 298);
  assert.equal(bed.noted.get('own')?.left, 898);
});

test('a quiet look at messages asks for few, since X charges for each', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'messages');
  for (let n = 0; n < 40; n += 1) {
    await bed.double.say({ by: 'Ada', text: `message ${n}`, isPrivate: true, at: ago(MINUTE_MS * (50 - n)) });
  }
  const asked: (string | null)[] = [];
  const fetch: typeof bed.hands.fetch = (url, request) => {
    asked.push(new URL(url).searchParams.get('max_results'));
    return bed.hands.fetch(url, request);
  };
  const watched = { ...bed, hands: { ...bed.hands, fetch } };
  const { cursor } = await poll(watched, source);
  await poll(watched, source, cursor);
  assert.deepEqual(asked, ['100', '10']);
  assert.equal(bed.spent.get('money')?.toFixed(2), '0.40');
});

test('a limit that ran out says when it opens again, and is noted', async () => {
  const bed = await start();
  bed.double.runOut('GET', `/2/users/${bed.double.profileId}/mentions`);
  const error = await failureOf(poll(bed, sourceOf(bed, 'account')));
  assert.equal(error.code, 'rate_limited');
  const told = bed.noted.get('mentions');
  assert.equal(told?.left, 0);
  assert.equal(error.retryAt?.getTime(), told?.resetAt.getTime());
  assert.ok((error.retryAt?.getTime() ?? 0) > Date.now() + 10 * MINUTE_MS);
});

test('a search of too many characters is refused before the network', async () => {
  const bed = await start();
  const error = await failureOf(poll(bed, sourceOf(bed, 'search', { query: 'x'.repeat(513) })));
  assert.equal(error.code, 'rejected');
  assert.equal(bed.double.requests(), 0);
});

test('language, pictures with their words, and links as they were meant', async () => {
  const bed = await start();
  const image = { url: 'https://pbs.twimg.com/media/cup.jpg', alt: 'A cup with a crack' };
  const text = 'Kaputt & <traurig>, siehe https://example.org/a?b=1&c=2';
  const said = await bed.double.say({ by: 'Ada', text, language: 'de', image });
  const heard = await heardOf(bed, sourceOf(bed, 'account'), said);
  assert.equal(heard.text, `@acme ${text}`);
  assert.equal(heard.languageHint, 'de');
  assert.deepEqual(heard.media, [{ kind: 'image', url: image.url, alt: image.alt }]);
});
