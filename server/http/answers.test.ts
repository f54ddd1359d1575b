// Approved answers from suggestion to archive, what was answered before, and questions without a policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { AnswerPage, Answers, CaseAnswers, Questions, Touched } from '../../wire/answers.ts';
import type { CasePage } from '../../wire/case.ts';
import type { NoticePage } from '../../wire/notices.ts';
import { answersTo } from '../do/find-answers.ts';
import { followNext } from '../flow/follow-own.ts';
import { addAgent, connect, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const returns = {
  texts: [
    { language: 'en', question: 'How long can I return things?', text: 'You can return unworn items within 30 days.' },
    { language: 'de', question: 'Wie lange kann ich etwas zurückgeben?', text: 'Sie haben 30 Tage Zeit.' },
  ],
};
const parking = {
  texts: [{ language: 'en', question: 'Where can I park?', text: 'Behind the store, two hours free.' }],
};

const approved = async (brand: TestBrand, body: object): Promise<string> =>
  (await brand.at<AnswerPage>('POST', '/answers', { ...body, isApproved: true })).body.answer.id;

/** A customer asks; gives the case and how to answer it. */
async function ask(brand: TestBrand, text: string, canonicalId: string) {
  const { caseId, mentionId } = await hear(desk, brand, { text, canonicalId, threadId: canonicalId });
  const reply = async (words: string, answerIds: readonly string[] = []) => {
    const { row } = (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body;
    const body = {
      saw: row.version,
      toMentionId: mentionId,
      text: words,
      visibility: 'public',
      answerIds,
      isAnyway: true,
    };
    const answer = await brand.at('POST', `/cases/${caseId}/replies`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  return { caseId, mentionId, reply };
}

test('an agent suggests, a lead approves; until then nothing new is held against anybody', async () => {
  const brand = await makeBrand(desk);
  const agent = await addAgent(desk, brand, 'Jo Suggests');
  const refused = await agent.at('POST', '/answers', { ...parking, isApproved: true });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed']);
  const made = (await agent.at<AnswerPage>('POST', '/answers', parking)).body;
  assert.deepEqual([made.answer.state, made.answer.suggestedVersion], ['suggested', 1]);
  const wanted = { words: 'where do I park my car', locationId: null, language: 'en' };
  const held = () => desk.world.database.brand(brand.brandId, (tx) => answersTo(tx, desk.world, brand.brandId, wanted));
  assert.deepEqual(await held(), []);
  await brand.at('POST', `/answers/${made.answer.id}`, { act: 'approve', version: 1 });
  assert.deepEqual(
    (await held()).map((one) => [one.version, one.text]),
    [[1, 'Behind the store, two hours free.']],
  );
  const change = { texts: [{ ...parking.texts[0], text: 'Behind the store, three hours free.' }] };
  await agent.at('PUT', `/answers/${made.answer.id}`, change);
  assert.equal((await held())[0]?.text, 'Behind the store, two hours free.', 'the old version holds');
  const again = await brand.at<AnswerPage>('POST', `/answers/${made.answer.id}`, { act: 'approve', version: 2 });
  assert.deepEqual(
    again.body.versions.map((one) => [one.version, one.by, one.approvedBy !== null]),
    [
      [2, 'Jo Suggests', true],
      [1, 'Jo Suggests', true],
    ],
  );
  assert.equal((await brand.at('POST', `/answers/${made.answer.id}`, { act: 'approve', version: 1 })).status, 409);
  await brand.at('POST', `/answers/${made.answer.id}`, { act: 'archive' });
  assert.deepEqual(await held(), []);
  const { answers } = (await brand.at<Answers>('GET', '/answers')).body;
  assert.deepEqual(
    answers.map((one) => one.state),
    ['archived'],
    'it is kept',
  );
});

test('the search answers while one types, in any of the answer’s languages', async () => {
  const brand = await makeBrand(desk);
  const id = await approved(brand, returns);
  await approved(brand, parking);
  for (const q of ['retu', 'zurückg', 'return unw']) {
    const { answers } = (await brand.at<Answers>('GET', `/answers?q=${encodeURIComponent(q)}`)).body;
    assert.equal(answers[0]?.id, id, q);
  }
  assert.deepEqual((await brand.at<Answers>('GET', '/answers?q=samovar')).body.answers, []);
});

test('the next customer who asks the same is shown the answer, and what was said before', async () => {
  const brand = await makeBrand(desk);
  await connect(brand);
  const id = await approved(brand, returns);
  await approved(brand, parking);
  const first = await ask(brand, 'my jumper scratches, must it go into the bin now?', 'c1');
  await first.reply('No need: you have 30 days.', [id]);
  const second = await ask(brand, 'this scarf scratches as well. into the bin?', 'c2');
  const found = (await brand.at<CaseAnswers>('GET', `/cases/${second.caseId}/answers`)).body;
  assert.equal(found.answers[0]?.id, id, 'found by the words of the first customer alone');
  assert.deepEqual([found.answers[0]?.uses, found.answers[0]?.usedBy !== null], [1, true]);
  assert.deepEqual(
    found.before.map((one) => [one.caseId, one.reply, one.answerId]),
    [[first.caseId, 'No need: you have 30 days.', id]],
  );
  const own = (await brand.at<CaseAnswers>('GET', `/cases/${first.caseId}/answers`)).body;
  assert.deepEqual(own.before, [], 'a case is not its own precedent');
});

test('an answer is found by what was meant, where its words are too far', async () => {
  const brand = await makeBrand(desk);
  await approved(brand, returns);
  await approved(brand, parking);
  const cups = { language: 'en', question: 'Do you take drinks in cups people bring along?' };
  const id = await approved(brand, { texts: [{ ...cups, text: 'Yes, if your cup is clean, and it saves you 30p.' }] });
  const { caseId } = await ask(brand, 'would you pour my coffee into a mug I carry about?', 'm1');
  // The first look may come before the texts are read; words alone offer nothing.
  for (let look = 0; look < 100; look += 1) {
    const { answers } = (await brand.at<CaseAnswers>('GET', `/cases/${caseId}/answers`)).body;
    if (answers.length > 0)
      return assert.deepEqual(
        answers.map((one) => one.id),
        [id],
      );
    await setTimeout(50);
  }
  assert.fail('it was never offered');
});

test("what was said in the platform's own app is shown without a name", async () => {
  const brand = await makeBrand(desk);
  const first = await ask(brand, 'do you have oat milk for the coffee?', 'own1');
  const author = { externalId: 'brand', handle: 'brand', name: 'Brand', url: null, avatarUrl: null, followers: null };
  const said = { canonicalId: 'own2', threadId: 'own1', parentId: 'own1', author, isOwn: true, text: 'Oat and soy.' };
  await hear(desk, brand, said);
  await followNext(desk.world, brand.brandId);
  const second = await ask(brand, 'hi, do you have oat milk?', 'own3');
  const { before: found } = (await brand.at<CaseAnswers>('GET', `/cases/${second.caseId}/answers`)).body;
  assert.deepEqual(
    found.map((one) => [one.caseId, one.reply, one.by, one.channel, one.answerId]),
    [[first.caseId, 'Oat and soy.', null, 'test', null]],
  );
});

test('a changed answer lists the open cases and the replies it touches', async () => {
  const brand = await makeBrand(desk);
  await connect(brand);
  const id = await approved(brand, returns);
  await approved(brand, parking);
  const used = await ask(brand, 'can I return these shoes?', 'd1');
  await used.reply('Within 30 days, yes.', [id]);
  const waits = await ask(brand, 'how many days to return a coat?', 'd2');
  await ask(brand, 'where can i park?', 'd3');
  const { touched } = (await brand.at<Touched>('GET', `/answers/${id}/touched`)).body;
  assert.deepEqual(
    touched.map((one) => [one.caseId, one.why]),
    [
      [waits.caseId, 'asks'],
      [used.caseId, 'used'],
    ],
  );
});

test('a question goes to its owner with a promise to the customer, and its answer holds from then on', async () => {
  const brand = await makeBrand(desk);
  const owner = await addAgent(desk, brand, 'Mara Owner');
  const bystander = await addAgent(desk, brand, 'Bo Bystander');
  const { caseId } = await ask(brand, 'do you rent out the top floor?', 'e1');
  const { row } = (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body;
  const until = new Date(desk.world.now().getTime() + 86_400_000).toISOString();
  const body = {
    saw: row.version,
    words: 'May we rent out the top floor?',
    toPersonId: owner.personId,
    promiseUntil: until,
  };
  const { id } = (await brand.at<{ id: string }>('POST', `/cases/${caseId}/questions`, body)).body;
  const bell = (await owner.at<NoticePage>('GET', '/notices')).body;
  assert.deepEqual(
    bell.notices.map((one) => [one.kind, one.caseId]),
    [['question.asked', caseId]],
  );
  const page = (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body;
  assert.deepEqual(
    page.events.map((one) => one.kind).filter((kind) => /promise|question/u.test(kind)),
    ['promise.made', 'question.asked'],
  );
  const texts = [{ language: 'en', question: 'Can I rent the top floor?', text: 'From 200 pounds an evening.' }];
  assert.equal((await bystander.at('POST', `/questions/${id}`, { texts })).status, 403);
  const mine = (await owner.at<Questions>('GET', '/questions')).body.questions;
  assert.deepEqual(
    mine.map((one) => [one.id, one.isMine]),
    [[id, true]],
  );
  const given = await owner.at<AnswerPage>('POST', `/questions/${id}`, { texts });
  assert.equal(given.body.answer.state, 'approved');
  assert.equal((await owner.at('POST', `/questions/${id}`, { texts })).status, 409, 'once');
  const asker = (await brand.at<NoticePage>('GET', '/notices')).body;
  assert.deepEqual(
    asker.notices.map((one) => one.kind),
    ['question.answered'],
  );
  const shown = (await brand.at<CaseAnswers>('GET', `/cases/${caseId}/answers`)).body;
  assert.deepEqual(
    [shown.questions[0]?.answeredBy, shown.questions[0]?.answerId, shown.answers[0]?.id],
    ['Mara Owner', given.body.answer.id, given.body.answer.id],
  );
});

test('a refused promise asks nobody', async () => {
  const brand = await makeBrand(desk);
  const { caseId } = await ask(brand, 'is the cellar haunted?', 'f1');
  const body = { saw: 0, words: 'Is it?', toPersonId: brand.personId, promiseUntil: '2020-01-01T00:00:00Z' };
  assert.notEqual((await brand.at('POST', `/cases/${caseId}/questions`, { ...body, saw: 99 })).status, 200);
  assert.deepEqual((await brand.at<Questions>('GET', '/questions')).body.questions, []);
});

test('a review that is due is told to its owner once', async () => {
  const brand = await makeBrand(desk);
  const id = await approved(brand, { ...parking, reviewOn: '2026-11-01' });
  await brand.at('GET', '/answers');
  await brand.at('GET', '/answers');
  const told = async () => (await brand.at<NoticePage>('GET', '/notices')).body.notices.map((one) => one.kind);
  assert.deepEqual(await told(), ['answer.review']);
  await brand.at('POST', `/answers/${id}`, { act: 'reviewed', reviewOn: '2026-11-10' });
  await brand.at('GET', '/answers');
  assert.deepEqual(await told(), ['answer.review', 'answer.review'], 'again at the next date');
});

test('nobody agrees to an answer of their own by asking themselves', async () => {
  const brand = await makeBrand(desk);
  const agent = await addAgent(desk, brand, 'Jo Alone');
  const { caseId } = await ask(brand, 'May I bring my dog?', 'answers:self');
  const saw = (await brand.at<CasePage>('GET', `/cases/${caseId}`)).body.row.version;
  const body = { saw, words: 'May dogs come in?', toPersonId: agent.personId };
  const { id } = (await agent.at<{ id: string }>('POST', `/cases/${caseId}/questions`, body)).body;
  assert.equal((await agent.at<Questions>('GET', '/questions')).body.questions[0]?.isMine, false);
  const refused = await agent.at('POST', `/questions/${id}`, { ...parking });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed']);
  assert.equal((await brand.at('POST', `/questions/${id}`, { ...parking })).status, 200, 'a lead may');
});
