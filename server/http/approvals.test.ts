// Words that wait for a second person's yes, through the interface: who may ask and who may say it, what leaves and in
// whose name, and that nothing else does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { ApprovalRule } from '../../core/protocol/voice.ts';
import type { Role } from '../../core/role.ts';
import { saveProtocol } from '../../store/triage/protocols.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import type { ApprovalDone } from '../../wire/approvals.ts';
import type { CasePage } from '../../wire/case.ts';
import { remindDue } from '../flow/approvals.ts';
import { rowsOf } from '../testbed.ts';
import {
  type Ask,
  addAgent,
  connect,
  hear,
  makeBrand,
  openTestApp,
  type Refused,
  type TestApp,
  type TestBrand,
} from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const angry = 'Are you stupid? Learn to read the label, you idiot.';
const calm = 'Sorry about that, Ana. We send you a new one today.';

let n = 0;
async function brandWith(rules: readonly ApprovalRule[] | null = null, waits = true) {
  const brand = await makeBrand(desk);
  await connect(brand);
  if (rules !== null) {
    await desk.world.database.brand(brand.brandId, async (tx) => {
      const protocol = { ...defaultProtocol(), version: 2, approvals: rules };
      await saveProtocol(tx, brand.brandId, { protocol, madeBy: null, at: desk.world.now() });
    });
  }
  n += 1;
  const made = waits
    ? await hear(desk, brand, { canonicalId: `approvals:${n}` })
    : { caseId: '', mentionId: '', version: 0 };
  const join = async (name: string, role: Role) => {
    const { at, personId } = await addAgent(desk, brand, name, role);
    return { ...actsOf(at, made), personId, at };
  };
  return { brand, made, join, owner: { ...actsOf(brand.at, made), personId: brand.personId, at: brand.at } };
}

type Made = Awaited<ReturnType<typeof hear>>;
type Done = Refused & ApprovalDone & { why?: string };

function actsOf(at: Ask, { caseId, mentionId, version }: Made) {
  const body = (text: string) => ({ saw: version, toMentionId: mentionId, text, visibility: 'public' });
  return {
    ask: (text: string, more: object = {}) =>
      at<Done>('POST', `/cases/${caseId}/approvals`, { ...body(text), ...more }),
    act: (id: string, what: object) => at<Done>('POST', `/cases/${caseId}/approvals/${id}`, what),
    send: (text: string, more: object = {}) =>
      at<Refused & ReplyDone>('POST', `/cases/${caseId}/replies`, { ...body(text), ...more }),
    page: async () => (await at<CasePage>('GET', `/cases/${caseId}`)).body,
  };
}

const events = async (brand: TestBrand, caseId: string) =>
  (
    await rowsOf<{ kind: string }>(
      desk.world,
      brand.brandId,
      `select kind from heed.event where case_id = '${caseId}' and kind ~ '^(approval|reply)' order by number`,
    )
  ).map(({ kind }) => kind);

test('an angry draft does not leave without a second person; with their yes exactly these words leave, in its author’s name', async () => {
  const { brand, made, join, owner } = await brandWith();
  const agent = await join('Jo Park', 'agent');
  const refused = await agent.send(angry);
  assert.deepEqual([refused.status, refused.body.code], [422, 'needs_approval'], JSON.stringify(refused.body));
  assert.match(refused.body.message ?? '', /second person/u);

  const asked = await agent.ask(angry);
  assert.deepEqual([asked.status, asked.body.state, asked.body.row.isForApproval], [200, 'asked', true]);
  const id = asked.body.approvalId;
  const { approval } = await owner.page();
  assert.equal(approval?.text, angry);
  assert.ok(approval?.findings.some(({ code }) => code === 'anger'));
  assert.ok(approval?.mayReviewFrom !== null && (await agent.page()).approval?.mayReviewFrom === null);
  assert.equal((await agent.page()).draft, null, 'the words have left the composer');

  const own = await agent.act(id, { act: 'yes', version: 1 });
  assert.deepEqual([own.status, own.body.code], [403, 'not_allowed']);
  const yes = await owner.act(id, { act: 'yes', version: 1 });
  assert.deepEqual([yes.status, yes.body.state, yes.body.row.isForApproval], [200, 'approved', false]);
  const [reply] = (await owner.page()).replies;
  assert.deepEqual(
    [reply?.text, reply?.state, reply?.by.name, reply?.approvedBy?.id],
    [angry, 'queued', 'Jo Park', owner.personId],
  );
  assert.equal(reply?.undoUntil, new Date(desk.world.now().getTime() + 5000).toISOString());
  assert.deepEqual(await events(brand, made.caseId), [
    'approval.asked',
    'approval.reviewed',
    'approval.settled',
    'reply.queued',
  ]);
  const twice = await owner.act(id, { act: 'yes', version: 1 });
  assert.deepEqual([twice.status, twice.body.why], [409, 'settled']);
});

test('a trainee only drafts: sending is refused, and an agent’s yes is the one way out', async () => {
  const { join, made } = await brandWith();
  const [trainee, agent, observer] = [
    await join('Tia', 'trainee'),
    await join('Jo', 'agent'),
    await join('Obi', 'observer'),
  ];
  assert.equal((await trainee.send(calm)).body.code, 'not_allowed');
  assert.equal((await observer.ask(calm)).body.code, 'not_allowed');
  const { body } = await trainee.ask(calm);
  assert.equal((await trainee.act(body.approvalId, { act: 'yes', version: 1 })).status, 403);
  assert.equal((await trainee.act(body.approvalId, { act: 'yes', version: 1, text: 'Mine' })).status, 403);
  assert.equal((await agent.act(body.approvalId, { act: 'yes', version: 1 })).body.state, 'approved');
  const [reply] = (await agent.page()).replies;
  assert.deepEqual([reply?.text, reply?.by.id], [calm, trainee.personId], made.caseId);
});

test('an edit keeps the author’s words beside the reviewer’s, which are the ones that leave', async () => {
  const { join, owner } = await brandWith();
  const agent = await join('Jo', 'agent');
  const { body } = await agent.ask(angry);
  const done = await owner.act(body.approvalId, { act: 'yes', version: 1, text: calm });
  assert.equal(done.body.state, 'approved', JSON.stringify(done.body));
  const { approval, replies } = await agent.page();
  assert.equal(replies[0]?.text, calm);
  assert.deepEqual(
    approval?.versions.map(({ text, by }) => [text, by.id]),
    [
      [angry, agent.personId],
      [calm, owner.personId],
    ],
  );
  assert.equal((await owner.page()).approval, null, 'what came back is its author’s');
});

test('no and a wish for changes send it back with the words why; the author asks anew and that is another request', async () => {
  const { brand, made, join, owner } = await brandWith();
  const agent = await join('Jo', 'agent');
  const first = (await agent.ask(angry)).body.approvalId;
  assert.equal((await owner.act(first, { act: 'changes', version: 1 })).status, 400, 'not without words');
  const back = await owner.act(first, { act: 'changes', version: 1, words: 'Breathe first' });
  assert.deepEqual([back.body.state, back.body.row.isForApproval], ['refused', false]);
  const { approval, replies } = await agent.page();
  assert.deepEqual([approval?.state, approval?.reviews[0]?.words, replies.length], ['refused', 'Breathe first', 0]);
  const second = (await agent.ask(`${angry} Sorry.`)).body.approvalId;
  const third = (await agent.ask(`${angry} Very sorry.`)).body.approvalId;
  assert.equal((await owner.act(second, { act: 'yes', version: 1 })).body.code, 'not_now', 'other words void it');
  assert.equal((await owner.act(third, { act: 'no', version: 1, words: 'No' })).body.state, 'refused');
  assert.deepEqual(
    await rowsOf(
      desk.world,
      brand.brandId,
      `select from heed.outbox o join heed.reply r on r.id = o.reply_id where r.case_id = '${made.caseId}'`,
    ),
    [],
  );
});

test('what the customer says meanwhile stops a yes until it is said knowingly', async () => {
  const { brand, made, join, owner } = await brandWith();
  const agent = await join('Jo', 'agent');
  const { body } = await agent.ask(angry);
  const thread = `approvals:${n}`;
  await hear(desk, brand, { canonicalId: `${thread}:more`, threadId: thread, text: 'Forget it, I found it' });
  const [{ same } = { same: 0 }] = await rowsOf<{ same: number }>(
    desk.world,
    brand.brandId,
    `select count(*)::int as same from heed.mention where case_id = '${made.caseId}'`,
  );
  assert.equal(same, 2, 'both are in one case');
  assert.equal((await owner.page()).approval?.hasNewWords, true);
  const stopped = await owner.act(body.approvalId, { act: 'yes', version: 1 });
  assert.deepEqual([stopped.status, stopped.body.code, stopped.body.facet], [409, 'conflict', 'words']);
  assert.deepEqual((await owner.page()).replies, []);
  assert.equal((await owner.act(body.approvalId, { act: 'yes', version: 1, isAnyway: true })).body.state, 'approved');
});

const two: ApprovalRule = {
  name: 'Two for the press',
  when: {},
  roles: [],
  onlyFindings: false,
  onlyPublic: true,
  by: { role: 'agent' },
  count: 2,
  withinMinutes: 20,
};

test('several have to say yes to the same words; comments are on the words of a version', async () => {
  const { join, owner } = await brandWith([two]);
  const [author, lea, max] = [await join('Jo', 'agent'), await join('Lea', 'lead'), await join('Max', 'agent')];
  assert.equal((await author.send(calm)).body.code, 'needs_approval');
  const { body } = await author.ask(calm);
  const id = body.approvalId;
  const note = { act: 'comment', version: 1, start: 0, end: 5, text: 'Warmer?' };
  assert.equal((await max.act(id, note)).status, 200);
  assert.equal((await max.act(id, { ...note, end: 5000 })).body.field, 'end');
  assert.equal((await lea.act(id, { act: 'yes', version: 1 })).body.state, 'asked');
  assert.equal((await lea.act(id, { act: 'yes', version: 1 })).body.code, 'not_now');
  const waiting = (await owner.page()).approval;
  assert.deepEqual(
    [waiting?.needed, waiting?.yes.map(({ name }) => name), waiting?.comments[0]?.text],
    [2, ['Lea'], 'Warmer?'],
  );
  assert.equal((await max.act(id, { act: 'yes', version: 1, text: `${calm} Take care.` })).body.state, 'asked');
  assert.equal((await lea.act(id, { act: 'yes', version: 1 })).body.why, 'other_words');
  assert.equal((await lea.act(id, { act: 'yes', version: 2 })).body.state, 'approved');
  assert.equal((await author.page()).replies[0]?.text, `${calm} Take care.`);
});

test('two reviewers in the same moment: one reply', async () => {
  const { brand, made, join, owner } = await brandWith();
  const [agent, lead] = [await join('Jo', 'agent'), await join('Lea', 'lead')];
  const { approvalId } = (await agent.ask(angry)).body;
  const both = await Promise.all([owner, lead].map((one) => one.act(approvalId, { act: 'yes', version: 1 })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(
    (await rowsOf(desk.world, brand.brandId, `select from heed.reply where case_id = '${made.caseId}'`)).length,
    1,
  );
});

test('whoever is alone confirms after five minutes, and the record says so', async () => {
  const { brand, made, owner } = await brandWith();
  assert.equal((await owner.send(angry)).body.code, 'needs_approval');
  const { approvalId } = (await owner.ask(angry)).body;
  const from = (await owner.page()).approval?.mayReviewFrom;
  assert.equal(from, new Date(desk.world.now().getTime() + 300_000).toISOString());
  assert.equal((await owner.act(approvalId, { act: 'yes', version: 1 })).body.why, 'too_soon');
  desk.world.clock.pass(300_000);
  assert.equal((await owner.act(approvalId, { act: 'yes', version: 1 })).body.state, 'approved');
  const [settled] = await rowsOf<{ isAlone: string }>(
    desk.world,
    brand.brandId,
    `select detail::json ->> 'isAlone' as "isAlone" from heed.event where case_id = '${made.caseId}' and kind = 'approval.settled'`,
  );
  assert.equal(settled?.isAlone, 'true');
});

test('reviewers hear of it at once and again when it is nearly due, the author of what became of it', async () => {
  const { brand, join } = await brandWith();
  const [agent, lead] = [await join('Jo', 'agent'), await join('Lea', 'lead')];
  const { approvalId } = (await agent.ask(angry)).body;
  const told = () =>
    rowsOf<{ personId: string; kind: string; again: string | null }>(
      desk.world,
      brand.brandId,
      `select person_id as "personId", kind, detail ->> 'isReminder' as again from heed.notice where kind ~ '^approval' order by id`,
    );
  const first = { personId: lead.personId, kind: 'approval.asked', again: 'false' };
  assert.deepEqual(await told(), [first]);
  await remindDue(desk.world);
  assert.deepEqual(await told(), [first]);
  desk.world.clock.pass(25 * 60_000);
  assert.ok((await remindDue(desk.world)) > 0);
  assert.equal(await remindDue(desk.world), 0);
  assert.deepEqual(await told(), [first, { ...first, again: 'true' }]);
  await lead.act(approvalId, { act: 'no', version: 1, words: 'Not like this' });
  assert.deepEqual((await told()).at(-1), { personId: agent.personId, kind: 'approval.settled', again: null });
});

test('taking it back, sending other words or closing the case leaves nothing waiting', async () => {
  const ends = [
    ['withdrawn', (one: Person, id: string) => one.act(id, { act: 'withdraw' })],
    ['void', (one: Person) => one.send(calm, { isAnyway: true, overruled: ['no_name'] })],
  ] as const;
  for (const [state, end] of ends) {
    const { brand, made, join } = await brandWith();
    const agent = await join('Jo', 'agent');
    const { approvalId } = (await agent.ask(angry)).body;
    const done = await end(agent, approvalId);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const [row] = await rowsOf<{ state: string }>(desk.world, brand.brandId, `select state from heed.approval`);
    assert.equal(row?.state, state);
    assert.equal((await agent.page()).row.isForApproval, false, made.caseId);
    assert.equal((await brand.at<{ rows: unknown[] }>('GET', '/inbox?view=approval')).body.rows.length, 0);
  }
});

type Person = ReturnType<typeof actsOf>;

test('the view lists what waits, with its count, and nothing of it is content in the record', async () => {
  const { brand, made, join } = await brandWith();
  const agent = await join('Jo', 'agent');
  await agent.ask(angry);
  const inbox = await brand.at<{ rows: { id: string }[] }>('GET', '/inbox?view=approval');
  assert.deepEqual(
    inbox.body.rows.map(({ id }) => id),
    [made.caseId],
  );
  const counts = await brand.at<{ views: Record<string, { count: number }> }>('GET', '/counts');
  assert.equal(counts.body.views['approval']?.count, 1);
  const written = await rowsOf<{ line: string }>(desk.world, brand.brandId, `select e::text as line from heed.event e`);
  assert.ok(written.every(({ line }) => !line.includes('stupid')));
});

test('a colleague’s request stands; another brand sees none of it', async () => {
  const { join, made } = await brandWith();
  const [jo, max] = [await join('Jo', 'agent'), await join('Max', 'agent')];
  const { approvalId } = (await jo.ask(angry)).body;
  assert.equal((await max.ask(angry)).body.code, 'not_now');
  assert.equal((await max.act(approvalId, { act: 'withdraw' })).status, 403);
  const other = await makeBrand(desk);
  const foreign = await other.at('POST', `/cases/${made.caseId}/approvals/${approvalId}`, { act: 'yes', version: 1 });
  assert.equal(foreign.status, 404);
});

test('an edit is held to what its own words want: whose yes was enough for the author’s may not be for these', async () => {
  const { join } = await brandWith();
  const [trainee, agent] = [await join('Tia', 'trainee'), await join('Jo', 'agent')];
  const id = (await trainee.ask(calm)).body.approvalId;
  const refused = await agent.act(id, { act: 'yes', version: 1, text: angry });
  assert.deepEqual([refused.status, refused.body.code], [422, 'needs_approval'], JSON.stringify(refused.body));
  const { approval, replies } = await agent.page();
  assert.deepEqual([approval?.state, approval?.text, replies], ['asked', calm, []]);
  assert.equal((await agent.act(id, { act: 'yes', version: 1 })).body.state, 'approved');
});

test('a yes is held to the protocol of its moment', async () => {
  const { brand, join, owner } = await brandWith();
  const [trainee, agent] = [await join('Tia', 'trainee'), await join('Jo', 'agent')];
  const id = (await trainee.ask(calm)).body.approvalId;
  await desk.world.database.brand(brand.brandId, async (tx) => {
    const approvals = [{ ...two, by: { role: 'lead' as const }, count: 1 }];
    const protocol = { ...defaultProtocol(), version: 2, approvals };
    await saveProtocol(tx, brand.brandId, { protocol, madeBy: null, at: desk.world.now() });
  });
  const refused = await agent.act(id, { act: 'yes', version: 1 });
  assert.deepEqual([refused.status, refused.body.code], [422, 'needs_approval'], JSON.stringify(refused.body));
  assert.equal((await owner.act(id, { act: 'yes', version: 1 })).body.state, 'approved');
});
