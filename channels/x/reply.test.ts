// Answering on X: who may be answered, what stays private, what is counted and charged, and looking for an earlier attempt.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallPicture } from '../../core/respond/pictures/testbed.ts';
import { acts, failureOf, heardOf, poll, sendingTo, sourceOf, start } from './testbed.ts';

test('whoever did not call the brand cannot be answered by the interface, and the way out is named', async () => {
  const bed = await start();
  const aside = bed.double.sayAside('Bo', 'Never buying from acme again');
  const to = await heardOf(bed, sourceOf(bed, 'search'), aside);
  const error = await failureOf(acts.reply(await sendingTo(bed, to), bed.hands));
  assert.equal(error.code, 'rejected');
  assert.ok(error.message.includes(`Open https://x.com/Bo/status/${aside} and answer there`), error.message);
  assert.match(error.message, /not been mentioned/, 'with the words of X');
  bed.double.quote('Bo', await bed.double.ownPost(), 'Look at them');
  const receipt = await acts.reply(await sendingTo(bed, to), bed.hands);
  assert.ok(receipt.url?.includes(receipt.canonicalId), 'a quote of the brand is a call too');
});

test('the limit is weighed as X weighs it, before the network', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const to = await heardOf(bed, sourceOf(bed, 'account'), said);
  const fits = await sendingTo(bed, to, { text: `${'語'.repeat(128)} https://example.org/${'a'.repeat(300)}` });
  const before = bed.double.requests();
  const error = await failureOf(acts.reply({ ...fits, text: `${fits.text}!` }, bed.hands));
  assert.match(error.message, /281 characters; X takes 280/);
  assert.equal(bed.double.requests(), before);
  await acts.reply(fits, bed.hands);
});

test('a link costs more than words, and money is only counted when X took it', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const to = await heardOf(bed, sourceOf(bed, 'account'), said);
  const sending = await sendingTo(bed, to);
  const costs: string[] = [];
  for (const text of ['Thank you', 'See example.org/help', 'Or https://example.org', 'e.g. this, at 9.30']) {
    bed.spent.delete('money');
    await acts.reply({ ...sending, text }, bed.hands);
    costs.push(bed.spent.get('money')?.toFixed(3) ?? 'nothing');
  }
  assert.deepEqual(costs, ['0.015', '0.200', '0.200', '0.015']);
  bed.spent.delete('money');
  const again = await failureOf(acts.reply({ ...sending, text: 'Thank you' }, bed.hands));
  assert.match(again.message, /same words twice/);
  assert.equal(bed.spent.get('money'), undefined);
});

test('a reply that is out stays out, even where its price could not be counted', async () => {
  const bed = await start(
    {},
    {
      spend: async (name) => {
        if (name === 'money') throw new Error('the store is away');
      },
    },
  );
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const sending = await sendingTo(bed, await heardOf(bed, sourceOf(bed, 'account'), said));
  assert.ok((await acts.reply(sending, bed.hands)).canonicalId);
});

test('private stays private: to the customer alone, into the group, and never under a protected post', async () => {
  const bed = await start();
  const posted = await bed.double.say({ by: 'Ada', text: 'My order, please' });
  const to = await heardOf(bed, sourceOf(bed, 'account'), posted);
  const alone = await acts.reply(await sendingTo(bed, to, { visibility: 'private' }), bed.hands);
  const grouped = bed.double.sayInGroup('Bo', ['Cy'], 'And ours?');
  const group = await heardOf(bed, sourceOf(bed, 'messages'), grouped);
  const into = await acts.reply(await sendingTo(bed, group, { visibility: 'public' }), bed.hands);
  const { heard } = await poll(bed, sourceOf(bed, 'messages'));
  const own = new Map(heard.filter((one) => one.isOwn).map((one) => [one.canonicalId, one]));
  assert.equal(own.get(into.canonicalId)?.threadId, group.threadId);
  assert.equal(own.get(alone.canonicalId)?.visibility, 'private');
  bed.double.protect('Di');
  const secret = await bed.double.say({ by: 'Di', text: 'Only my followers read this' });
  const hidden = await heardOf(bed, sourceOf(bed, 'account'), secret);
  assert.equal(hidden.visibility, 'private');
  const receipt = await acts.reply(await sendingTo(bed, hidden, { visibility: 'public' }), bed.hands);
  assert.ok(receipt.canonicalId.startsWith('dm-'));
});

test('who takes no messages is told with X’s words', async () => {
  const bed = await start({ closed: ['Ada'] });
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const to = await heardOf(bed, sourceOf(bed, 'account'), said);
  const error = await failureOf(acts.reply(await sendingTo(bed, to, { visibility: 'private' }), bed.hands));
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /cannot send messages to this user/);
});

test('an attempt is found by its words under its parent, shortened links and edits notwithstanding', async () => {
  const bed = await start();
  const source = sourceOf(bed, 'account');
  const said = await bed.double.say({ by: 'Ada', text: 'Wehre is it?' });
  const other = await bed.double.say({ by: 'Bo', text: 'And mine?' });
  const sending = await sendingTo(bed, await heardOf(bed, source, said), {
    text: 'Here, and sorry & thanks: https://example.org/orders/17',
  });
  await bed.double.say({ by: bed.double.profileId, text: sending.text, to: other });
  assert.equal(await acts.findReply(sending, bed.hands), null, 'the same words to somebody else are another reply');
  bed.double.misbehave({ how: 'accepted_then_cut' });
  assert.equal(
    (await failureOf(acts.reply({ ...sending, text: `${sending.text}.` }, bed.hands))).code,
    'outcome_unknown',
  );
  await bed.double.edit(said, 'Where is it?');
  const found = await acts.findReply(sending, bed.hands);
  assert.ok(found !== null && found !== 'cannot_tell');
});

test('a message is looked for in its conversation; where X does not answer, nobody can tell', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Hello?', isPrivate: true });
  const sending = await sendingTo(bed, await heardOf(bed, sourceOf(bed, 'messages'), said));
  assert.equal(await acts.findReply(sending, bed.hands), null);
  bed.double.misbehave({ how: 'accepted_then_cut' });
  assert.equal((await failureOf(acts.reply(sending, bed.hands))).code, 'outcome_unknown');
  const found = await acts.findReply(sending, bed.hands);
  assert.ok(found !== null && found !== 'cannot_tell' && found.canonicalId.startsWith('dm-'));
  bed.double.misbehave({ how: 'server_error' });
  assert.equal(await acts.findReply(sending, bed.hands), 'cannot_tell');
});

test('only what stands under an own post can be hidden, and X says so', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Spam spam' });
  const { profile, credential } = sourceOf(bed, 'account');
  assert.ok(profile && credential);
  const to = await heardOf(bed, sourceOf(bed, 'account'), said);
  const error = await failureOf(acts.hide({ to, profile, credential }, true, bed.hands));
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /conversations that you started/);
  const message = await bed.double.say({ by: 'Ada', text: 'psst', isPrivate: true });
  const quiet = await heardOf(bed, sourceOf(bed, 'messages'), message);
  const before = bed.double.requests();
  assert.match((await failureOf(acts.hide({ to: quiet, profile, credential }, true, bed.hands))).message, /Only posts/);
  assert.equal(bed.double.requests(), before);
});

test('an account that was never asked for pictures says how to be asked, and nothing is posted', async () => {
  const bed = await start();
  const said = await bed.double.say({ by: 'Ada', text: 'Hello' });
  const to = await heardOf(bed, sourceOf(bed, 'account'), said);
  const media = [
    { bytes: smallPicture('image/png'), type: 'image/png', alt: 'The lid', name: 'picture-1.png' } as const,
  ];
  const sending = await sendingTo(bed, to, { media });
  const refusal = new TextEncoder().encode('{"title":"Forbidden","detail":"Missing scope: media.write","status":403}');
  const fetch: typeof bed.hands.fetch = async (url, request) => {
    const answered = await bed.hands.fetch(url, request);
    if (!url.endsWith('/2/media/upload')) return answered;
    const text = () => new TextDecoder().decode(refusal);
    return { ...answered, status: 403, bytes: refusal, text, json: () => JSON.parse(text()) };
  };
  const error = await failureOf(acts.reply(sending, { ...bed.hands, fetch }));
  assert.equal(error.code, 'rejected');
  assert.match(error.message, /Connect the account again.*media\.write/u);
  assert.equal((await bed.double.posts()).filter((post) => post.to === said).length, 0);
});
