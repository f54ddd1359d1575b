// Promise 2: nobody is left in silence. A case ends by an answer or by a person's recorded decision; time alone closes
// nothing. A listening post that falls quiet raises an alarm.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { actOnCase } from '../../server/do/act-on-case.ts';
import { fireDue } from '../../server/flow/triage.ts';
import { ActBody } from '../../wire/acts.ts';
import { answer, type Brand, connectTo, type House, listen, makeBrand, openHouse, send, whoWaits } from './house.ts';

let double: MastodonDouble;
let house: House;
let brand: Brand;

before(async () => {
  double = await startFake();
  house = await openHouse(double.allow);
  brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
});
after(async () => {
  await house?.close();
  await double?.stop();
});

function rows<Row>(text: string): Promise<Row[]> {
  return house.database.brand(brand.id, (tx) => tx.rows<Row>(text));
}

async function decide(caseId: string, body: object) {
  const actor = { brandId: brand.id, personId: brand.personId, caseId, now: house.world.now() };
  return actOnCase(house.world, actor, ActBody.parse({ saw: Number.MAX_SAFE_INTEGER, ...body }));
}

test('every case that was heard ends in an answer or in a decision by a person, and only so', async () => {
  const answered = await double.say({ by: 'ana', text: 'Where is my order? This is a disgrace.' });
  const trolled = await double.say({ by: 'troll', text: 'You are all idiots, as everybody knows.' });
  const elsewhere = await double.say({ by: 'eva', text: 'Are you open on Sunday?' });
  const finished = await double.say({ by: 'tom', text: 'The soup was cold again.' });
  const waiting = await double.say({ by: 'zoe', text: 'Do you have a table for four?' });
  await listen(house, brand);
  const caseOf = new Map((await whoWaits(house, brand)).map((one) => [one.canonicalId, one]));
  const find = (canonicalId: string) => {
    const found = caseOf.get(canonicalId);
    assert.ok(found, `${canonicalId} stands before a person`);
    return found;
  };
  await answer(house, brand, find(answered), 'So sorry, Ana. It leaves today.');
  house.wait(6_000);
  await send(house);
  await double.say({ by: double.profileId ?? '', text: 'From ten to two, Eva.', to: elsewhere });
  await listen(house, brand);
  await decide(find(trolled).caseId, { act: 'let_be', reason: 'Only looking for a fight' });
  // Nothing is waved away: what nobody has replied to is not resolved, only let be, with a reason.
  await assert.rejects(decide(find(finished).caseId, { act: 'resolve' }), { code: 'not_answered' });
  await decide(find(finished).caseId, { act: 'let_be', reason: 'Settled at the table' });
  await decide(find(answered).caseId, { act: 'resolve' });

  // A week later nothing has closed by itself.
  house.wait(7 * 86_400_000);
  while ((await fireDue(house.world)).due > 0);
  const open = await rows<{ id: string }>("select id from heed.case where state = 'open'");
  assert.deepEqual(open, [{ id: find(waiting).caseId }]);
  const ends = await rows<{ id: string; answer: boolean; decision: boolean; by: string | null }>(
    `select c.id, bool_or(e.kind in ('reply.sent', 'mention.own_heard')) as answer,
            bool_or(e.kind in ('case.let_be', 'case.resolved')) as decision,
            max(e.person_id::text) filter (where e.kind in ('case.let_be', 'case.resolved')) as by
     from heed.case c join heed.event e on e.brand_id = c.brand_id and e.case_id = c.id
     where c.state <> 'open' group by c.id`,
  );
  assert.equal(ends.length, 4);
  for (const end of ends) {
    assert.ok(end.answer || end.decision, `case ${end.id} ended in silence`);
    if (end.decision) assert.equal(end.by, brand.personId, 'a decision has a person behind it');
  }
});

test('letting somebody be needs a reason, and the reason is kept', async () => {
  const [{ caseId } = { caseId: '' }] = await whoWaits(house, brand);
  for (const reason of [undefined, '', '  ', 'no']) {
    await assert.rejects(decide(caseId, { act: 'let_be', reason }), { code: 'bad_request' }, reason);
  }
  assert.deepEqual(await rows('select person_id, reason from heed.decision'), [
    { person_id: brand.personId, reason: 'Only looking for a fight' },
    { person_id: brand.personId, reason: 'Settled at the table' },
  ]);
});

test('a source that cannot be heard raises an alarm once, and says when it is back', async () => {
  const alarms = () =>
    rows<{ kind: string }>("select kind from heed.event where kind ~ '^source.(failing|recovered)' order by number");
  double.misbehave({ how: 'server_error' }, 4);
  await listen(house, brand);
  await listen(house, brand);
  assert.deepEqual(await alarms(), [], 'one stumble is no alarm');
  await listen(house, brand);
  await listen(house, brand);
  assert.deepEqual(await alarms(), [{ kind: 'source.failing' }]);
  const [source] = await rows<{ state: string; error_message: string }>('select state, error_message from heed.source');
  assert.equal(source?.state, 'failing');
  assert.ok((source?.error_message ?? '').length > 0, 'it says why');

  await listen(house, brand);
  assert.deepEqual(await alarms(), [{ kind: 'source.failing' }, { kind: 'source.recovered' }]);
});

test('a source that nobody lets in any more raises the alarm at once', async () => {
  double.misbehave({ how: 'access_revoked' });
  await listen(house, brand);
  const last = await rows<{ kind: string; detail: string }>(
    'select kind, detail from heed.event order by number desc limit 1',
  );
  assert.equal(last[0]?.kind, 'source.failing');
  assert.deepEqual(JSON.parse(last[0]?.detail ?? ''), { code: 'auth_expired' });
  assert.deepEqual(await rows('select state from heed.profile'), [{ state: 'expired' }]);
});
