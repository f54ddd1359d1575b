// The law of threads, run for every channel: nested replies stand in one thread, each customer is somebody, what the
// brand said elsewhere is known as its own, and what a platform tells beside the words is heard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heard } from '../core/mention.ts';
import {
  type Bench,
  everyChannel,
  everySource,
  find,
  isPrivate,
  normalise,
  read,
  type Source,
  sayTo,
  withDouble,
} from './fake-bench.ts';
import { faultsOf } from './fake-well-formed.ts';
import type { Said } from './testbed.ts';

await everyChannel((id, { can }) => {
  lawOfThreads(id);
  if (can.publicReply === 'interface') lawOfOwnWords(id);
  lawOfWhatIsTold(id);
});

function lawOfThreads(id: string): void {
  everySource(
    id,
    'nested replies of several customers stand in one thread, each by its author',
    async (bench, source) => {
      const root = await sayTo(bench, source, 'Is the shop open on Sunday?');
      const answer = await answerTo(bench, source, { by: 'Bo', text: 'I wonder about that too', to: root });
      const nested = await answerTo(bench, source, { by: 'Cy', text: 'So do I, for weeks now', to: answer });
      const heard = new Map((await heardFrom(bench, source)).map((one) => [one.canonicalId, one]));
      const first = heard.get(root);
      assert.ok(first, 'what began the thread is heard');
      // A private conversation may be one thread as a whole, in which no message names another: then everybody has theirs.
      const isTalk = isPrivate(bench, source) && first.threadId !== root;
      if (isTalk) await lawOfTalk(bench, source, first);
      // Under a page of one's own that is only read (a blog), the page is the thread, and all that is sure to be answered.
      const isUnderPage = isUnderOwnPage(bench, source) && first.threadId !== root;
      if (!isTalk && !isUnderPage) assert.equal(first.threadId, root);
      assert.ok(first.parentId === null || (isUnderPage && first.parentId === first.threadId));
      // A place that is only read may not know that something is answered, or where it began (Atom threading, RFC 4685).
      const isReadOnly = bench.channel.manifest.can.publicReply !== 'interface';
      const replies = [answer, nested]
        .flatMap((one) => heard.get(one) ?? [])
        .filter(({ parentId }) => !(isReadOnly || isTalk) || parentId !== null);
      for (const reply of replies) {
        const threads = [first.threadId, ...(isReadOnly ? [reply.parentId] : [])];
        assert.ok(threads.includes(reply.threadId), `${reply.text} stands in ${reply.threadId}`);
        assert.ok(reply.parentId !== null && reply.parentId !== reply.canonicalId, `${reply.text} answers something`);
        assert.notEqual(reply.author.externalId, first.author.externalId, reply.text);
      }
      const authors = replies.map((one) => one.author.externalId);
      assert.equal(new Set(authors).size, authors.length, 'everybody is somebody');
    },
  );

  everySource(id, 'a first read stays bounded and a quiet place costs little', async (bench, source) => {
    await sayTo(bench, source, 'All quiet from here on');
    const { cursor } = await read(bench, source, null);
    const settled = await read(bench, source, cursor);
    const before = bench.double.requests();
    const quiet = await read(bench, source, settled.cursor);
    assert.equal(quiet.error, null);
    assert.ok(bench.double.requests() - before <= 8, `${bench.double.requests() - before} requests for nothing new`);
  });
}

/** What the same person says next stands in the same thread. */
async function lawOfTalk(bench: Bench, source: Source, first: Heard): Promise<void> {
  const next = await answerTo(bench, source, { by: 'Ada', text: 'Hello? Sunday?', to: first.canonicalId });
  const heard = (await heardFrom(bench, source)).find(({ canonicalId }) => canonicalId === next);
  assert.deepEqual([heard?.threadId, heard?.author.externalId], [first.threadId, first.author.externalId]);
}

function lawOfOwnWords(id: string): void {
  test('what the brand answered in the platform’s own app is heard as its own', async () => {
    await withDouble(id, async (bench) => {
      const { double, channel } = bench;
      assert.ok(double.profileId !== null);
      const found: Heard[] = [];
      for (const source of double.sources.filter(({ profile }) => profile !== null)) {
        const said = await sayTo(bench, source, 'When do you open?');
        const own = await answerTo(bench, source, { by: double.profileId, text: 'At nine, every day.', to: said });
        const { raws, cursor } = await read(bench, source, null);
        const polled = [...raws, ...(await read(bench, source, cursor)).raws].map((raw) =>
          normalise(bench, source, raw),
        );
        const about = polled.filter(({ canonicalId }) => canonicalId === said);
        const asked = (await channel.recheck?.(about, source, bench.hands)) ?? [];
        const heard = [...polled, ...asked.map((raw) => normalise(bench, source, raw))];
        for (const one of heard) assert.equal(one.isOwn, one.author.externalId === double.profileId, one.text);
        found.push(...heard.filter(({ canonicalId }) => canonicalId === own));
      }
      assert.ok(found.length > 0, 'a source of the profile hears it');
      for (const one of found) assert.equal(one.isOwn, true);
    });
  });
}

function lawOfWhatIsTold(id: string): void {
  everySource(id, 'stars, language and pictures are heard where the platform tells of them', async (bench, source) => {
    const tells = bench.double.tells ?? [];
    const image = { url: 'https://pictures.example/cup.jpg', alt: 'A cup with a crack' };
    const said = await bench.double.say({
      by: 'Ada',
      text: 'Das ist leider kaputt',
      ...(isPrivate(bench, source) ? { isPrivate: true } : {}),
      ...(tells.includes('rating') ? { rating: 2 } : {}),
      ...(tells.includes('language') ? { language: 'de' } : {}),
      ...(tells.includes('image') ? { image } : {}),
    });
    const heard = find(bench, source, (await read(bench, source, null)).raws, said);
    assert.deepEqual(faultsOf(heard), []);
    assert.equal(heard.rating, tells.includes('rating') ? 2 : heard.rating);
    if (tells.includes('language')) assert.match(heard.languageHint ?? '', /^de\b/u);
    if (tells.includes('image')) assert.ok(heard.media.some(({ kind, alt }) => kind === 'image' && alt === image.alt));
  });
}

async function heardFrom(bench: Bench, source: Source): Promise<readonly Heard[]> {
  return (await read(bench, source, null)).raws.map((raw) => normalise(bench, source, raw));
}

function answerTo(bench: Bench, source: Source, said: Said): Promise<string> {
  return bench.double.say({ ...said, ...(isPrivate(bench, source) ? { isPrivate: true } : {}) });
}

function isUnderOwnPage({ channel }: Bench, source: Source): boolean {
  const { can, sourceKinds } = channel.manifest;
  const kind = sourceKinds.find((one) => one.kind === source.kind);
  return can.publicReply !== 'interface' && kind?.sphere === 'owned_public';
}
