// The silence ledger: who decided not to answer, for which reason; looked at by a lead, or opened again with a note.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CasePage } from '../../wire/case.ts';
import { SilencePage } from '../../wire/silence.ts';
import {
  type Ask,
  addAgent,
  cookieFor,
  hear,
  makeBrand,
  openTestApp,
  type TestApp,
  type TestBrand,
} from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
let agent: { personId: string; at: Ask };
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  agent = await addAgent(desk, brand, 'Jo Park');
});
after(() => desk.close());

let n = 0;
async function letBe(body: object, by: Ask = agent.at, text?: string): Promise<{ caseId: string; status: number }> {
  n += 1;
  const what = { canonicalId: `silence:${n}`, ...(text === undefined ? {} : { text }) };
  const { caseId } = await hear(desk, brand, what);
  const done = await by('POST', `/cases/${caseId}/acts`, { act: 'let_be', saw: 99, ...body });
  desk.world.clock.pass(1000);
  return { caseId, status: done.status };
}

const ledger = async (query = '') => SilencePage.parse((await brand.at('GET', `/silence${query}`)).body);

test('a reason of the protocol with or without words, or words alone; never nothing, never a reason there is not', async () => {
  const troll = await letBe({ reasonCode: 'troll' });
  await letBe({ reasonCode: 'spam', reason: 'the same link as yesterday' });
  await letBe({ reason: 'answered by phone' }, brand.at);
  assert.equal((await letBe({})).status, 400);
  assert.equal((await letBe({ reasonCode: 'no_such_reason' })).status, 400);
  const { rows, counts, people } = await ledger();
  assert.deepEqual(
    rows.map((row) => [row.reasonCode, row.reason, row.by.name]),
    [
      [null, 'answered by phone', 'Mara Lind'],
      ['spam', 'Advertising or a machine: the same link as yesterday', 'Jo Park'],
      ['troll', 'Only wants to provoke; there is nothing to answer', 'Jo Park'],
    ],
  );
  assert.deepEqual([rows[2]?.caseId, rows[2]?.caseState], [troll.caseId, 'let_be']);
  assert.deepEqual(
    counts.map((one) => [one.reason, one.count]),
    [
      ['own', 1],
      ['spam', 1],
      ['troll', 1],
    ],
  );
  assert.deepEqual(
    people.map((one) => one.name),
    ['Jo Park', 'Mara Lind'],
  );
});

test('by reason, by person, by time and by what became of it, page after page', async () => {
  const count = async (query: string) => (await ledger(query)).rows.length;
  assert.equal(await count('?reason=troll'), 1);
  assert.equal(await count('?reason=own'), 1);
  assert.equal(await count(`?person=${agent.personId}`), 2);
  const [newest] = (await ledger()).rows;
  assert.equal(await count(`?from=${newest?.at}`), 1);
  assert.equal(await count(`?until=${newest?.at}`), 2);
  const first = await ledger('?limit=2');
  assert.equal(first.rows.length, 2);
  const second = await ledger(`?limit=2&before=${first.next}`);
  assert.deepEqual([second.rows.length, second.next], [1, null]);
  assert.equal((await ledger('?reason=troll')).counts.length, 3);
});

test('a lead looks at it, once, and it is on the record', async () => {
  const { caseId } = await letBe({ reasonCode: 'not_us' });
  const [row] = (await ledger('?reason=not_us')).rows;
  const path = `/silence/${row?.id}`;
  assert.equal((await agent.at('POST', path, { act: 'review' })).status, 403);
  assert.equal((await brand.at('POST', path, { act: 'review' })).status, 204);
  assert.equal((await brand.at('POST', path, { act: 'review' })).status, 204);
  const [seen] = (await ledger('?reason=not_us')).rows;
  assert.equal(seen?.reviewed?.by.name, 'Mara Lind');
  assert.deepEqual(
    [(await ledger('?is=unseen&reason=not_us')).rows.length, (await ledger('?is=reviewed')).rows.length],
    [0, 1],
  );
  const page = CasePage.parse((await brand.at('GET', `/cases/${caseId}`)).body);
  assert.equal(page.events.filter((event) => event.kind === 'decision.reviewed').length, 1);
});

test('opened again, the case waits once more and says why; the decision stays in the ledger as taken back', async () => {
  const { caseId } = await letBe({ reasonCode: 'elsewhere' });
  const [row] = (await ledger('?reason=elsewhere')).rows;
  const path = `/silence/${row?.id}`;
  const note = 'She asked twice. Please reply.';
  assert.equal((await brand.at('POST', path, { act: 'reopen' })).status, 400);
  assert.equal((await brand.at('POST', path, { act: 'reopen', note })).status, 204);
  const page = CasePage.parse((await brand.at('GET', `/cases/${caseId}`)).body);
  assert.deepEqual([page.row.state, page.notes[0]?.text, page.decision], ['open', note, null]);
  const [undone] = (await ledger('?is=undone')).rows;
  assert.equal(undone?.id, row?.id);
  assert.notEqual(undone?.undoneAt, null);
  assert.equal((await brand.at('POST', path, { act: 'reopen', note })).status, 409);
});

test('as a file: every line that is asked for, and no cell that a spreadsheet would run', async () => {
  await letBe({ reason: 'said "thanks", twice' }, agent.at, '=HYPERLINK("https://bad.example")');
  const { app } = desk;
  const url = `/api/brands/${brand.slug}/silence/file?reason=own`;
  const cookie = await cookieFor(desk.world, brand.personId);
  const file = await app.inject({ method: 'GET', url, headers: { cookie } });
  assert.match(String(file.headers['content-type']), /^text\/csv/u);
  const lines = file.body.trim().split('\r\n');
  assert.equal(lines.length, 3);
  assert.match(lines[1] ?? '', /"'=HYPERLINK\(""https:\/\/bad\.example""\)"/u);
  assert.match(lines[1] ?? '', /"said ""thanks"", twice"/u);
});
