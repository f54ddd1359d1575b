// Every route below a brand, asked by every role: who is let through is written down here, route by route.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Role, roles } from '../../core/role.ts';
import { newId } from '../../store/new-id.ts';
import { type Ask, addAgent, hear, makeBrand, openTestApp, routesOf, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
const asks = new Map<Role, Ask>();
const ids = new Map<Role, string>();
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
  for (const role of roles) {
    const { at, personId } = await addAgent(desk, brand, `The ${role}`, role);
    asks.set(role, at);
    ids.set(role, personId);
  }
});
after(() => desk.close());

/** The least role that is let through. */
const least: Readonly<Record<string, Role>> = {
  'GET /people': 'observer',
  'PUT /people/:id/role': 'admin',
  'DELETE /people/:id': 'admin',
  'PUT /people/:id/work': 'lead',
  'PUT /people/:id/shifts': 'lead',
  // Of oneself; of others see below.
  'POST /people/:id/away': 'observer',
  'DELETE /people/:id/away': 'observer',
  'POST /invitations': 'admin',
  'DELETE /invitations/:id': 'admin',
  'GET /teams': 'observer',
  'POST /teams': 'lead',
  'PUT /teams/:id': 'lead',
  'GET /locations': 'observer',
  'POST /locations': 'lead',
  'PUT /locations/:id': 'lead',
  'GET /sources': 'observer',
  'POST /sources': 'admin',
  'POST /sources/:id': 'admin',
  'POST /profiles': 'admin',
  'GET /apps/:channel': 'admin',
  'PUT /apps/:channel': 'admin',
  'POST /consents': 'admin',
  'GET /consents/:id': 'admin',
  'POST /hear': 'admin',
  'GET /protocol': 'observer',
  'GET /protocol/diff': 'observer',
  'GET /protocol/file': 'observer',
  'GET /protocol/versions': 'observer',
  'GET /protocol/versions/:n': 'observer',
  'POST /protocol/check': 'observer',
  'PUT /protocol': 'admin',
  'POST /protocol/dry-run': 'observer',
  'POST /protocol/routes/dry-run': 'observer',
  'GET /holidays': 'observer',
  'GET /notices': 'observer',
  'POST /notices/read': 'observer',
  'GET /notice-settings': 'observer',
  'PUT /notice-settings': 'observer',
  'POST /devices': 'observer',
  'DELETE /devices/:id': 'observer',
  'GET /hooks': 'admin',
  'POST /hooks': 'admin',
  'PUT /hooks/:id': 'admin',
  'DELETE /hooks/:id': 'admin',
  'POST /hooks/:id/secret': 'admin',
  'POST /hooks/:id/test': 'admin',
  'GET /deliveries': 'admin',
  'POST /deliveries/:id/retry': 'admin',
  'GET /phrases': 'observer',
  // Of the brand and of teams: lead, asked inside.
  'POST /phrases': 'trainee',
  'PUT /phrases/:id': 'trainee',
  'POST /phrases/:id/archive': 'trainee',
  'POST /phrases/:id/restore': 'trainee',
  'GET /answers': 'observer',
  'POST /answers': 'agent',
  'GET /answers/:id': 'observer',
  'PUT /answers/:id': 'agent',
  'POST /answers/:id': 'lead',
  'GET /answers/:id/touched': 'observer',
  'GET /cases/:id/answers': 'observer',
  'POST /cases/:id/questions': 'agent',
  'GET /questions': 'observer',
  'POST /questions/:id': 'agent',
  'GET /inbox': 'observer',
  'GET /counts': 'observer',
  'GET /search': 'observer',
  'GET /said': 'observer',
  'GET /said/:id': 'observer',
  'GET /customers': 'observer',
  'POST /customers/:id/link': 'agent',
  'POST /customers/:id/unlink': 'agent',
  'POST /customers/:id/apart': 'agent',
  'GET /cases/:id/voices': 'observer',
  'GET /voices': 'observer',
  'GET /voices/:id': 'observer',
  'GET /topics': 'observer',
  'GET /readings': 'observer',
  'GET /readings/difference': 'observer',
  'PUT /readings/own': 'lead',
  'GET /silence': 'observer',
  'GET /silence/file': 'observer',
  'POST /silence/:id': 'lead',
  'POST /sound': 'observer',
  'GET /live': 'observer',
  'GET /cases/:id': 'observer',
  // Act by act see below.
  'POST /cases/:id/acts': 'trainee',
  'POST /cases/:id/offline': 'agent',
  'POST /cases/:id/offline/link': 'agent',
  'POST /cases/:id/offline/end': 'agent',
  'GET /files/:id': 'observer',
  'POST /cases/:id/replies': 'agent',
  'POST /cases/:id/replies/:reply': 'agent',
  'POST /cases/:id/approvals': 'trainee',
  'POST /cases/:id/approvals/:approval': 'trainee',
  'POST /cases/:id/media': 'trainee',
  'GET /media/:id': 'observer',
  'PUT /cases/:id/draft/pictures': 'trainee',
  'PUT /cases/:id/draft': 'trainee',
  'GET /cases/:id/draft/versions': 'trainee',
  'POST /cases/:id/lease': 'trainee',
};

test('each route lets through whom it should, and tells the others why not', async () => {
  const found = routesOf(desk)
    .filter(({ url }) => url.startsWith('/api/brands/:brand/'))
    .flatMap(({ method, url }) =>
      method.filter((one) => one !== 'HEAD').map((one) => `${one} ${url.replace('/api/brands/:brand', '')}`),
    );
  assert.deepEqual([...found].sort(), Object.keys(least).sort(), 'every route has its line in this table');
  for (const [route, from] of Object.entries(least)) {
    const [method = '', path = ''] = route.split(' ');
    const filled = path.replace(/:\w+/gu, newId(desk.world.now()));
    for (const role of roles) {
      // The live stream would never end: a number that is none is refused behind the policy.
      const asked = path === '/live' ? `${filled}?lastEventId=none` : filled;
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const answer = await asks.get(role)?.(method as 'GET', asked, body);
      const isLet = answer?.body.code !== 'not_allowed';
      assert.equal(isLet, roles.indexOf(role) >= roles.indexOf(from), `${role}: ${route}`);
      if (!isLet) assert.match(answer?.body.message ?? '', /lead|admin|agent|role/u);
    }
  }
});

test('a trainee drafts, notes, corrects and takes a case; sending, deciding and giving cases away is for agents', async () => {
  const { caseId, mentionId } = await hear(desk, brand);
  const trainee = asks.get('trainee') as Ask;
  const self = ids.get('trainee');
  const may: readonly object[] = [
    { act: 'note', text: 'I would answer this so' },
    { act: 'correct', mentionId, kind: 'question' },
    { act: 'assign', assigneeId: self },
  ];
  const mayNot: readonly object[] = [
    { act: 'assign', assigneeId: brand.personId },
    { act: 'assign', assigneeId: null },
    { act: 'resolve' },
    { act: 'let_be', reason: 'nothing to say' },
    { act: 'like', mentionId },
    { act: 'reopen' },
  ];
  for (const act of may) {
    const answer = await trainee('POST', `/cases/${caseId}/acts`, { saw: 99, ...act });
    assert.equal(answer.status, 200, JSON.stringify([act, answer.body]));
  }
  for (const act of mayNot) {
    const answer = await trainee('POST', `/cases/${caseId}/acts`, { saw: 99, ...act });
    assert.deepEqual([answer.status, answer.body.code], [403, 'not_allowed'], JSON.stringify(act));
    assert.match(answer.body.message ?? '', /for an agent to do/u);
  }
  const draft = await trainee('PUT', `/cases/${caseId}/draft`, { text: 'Hello', visibility: 'public' });
  assert.equal(draft.status, 204);
  const observer = asks.get('observer') as Ask;
  assert.equal((await observer('GET', `/cases/${caseId}`)).status, 200);
  assert.equal((await observer('POST', `/cases/${caseId}/acts`, { act: 'note', saw: 99, text: 'x' })).status, 403);
});

test('nobody raises, lowers, removes or invites anybody above themselves', async () => {
  const admin = asks.get('admin') as Ask;
  const [owner, lead, self] = [ids.get('owner'), ids.get('lead'), ids.get('admin')];
  const refused: readonly ['PUT' | 'POST' | 'DELETE', string, unknown][] = [
    ['PUT', `/people/${owner}/role`, { role: 'agent' }],
    ['DELETE', `/people/${owner}`, undefined],
    ['PUT', `/people/${self}/role`, { role: 'owner' }],
    ['PUT', `/people/${lead}/role`, { role: 'owner' }],
    ['POST', '/invitations', { email: 'x@example.org', role: 'owner' }],
  ];
  for (const [method, path, body] of refused) {
    const answer = await admin(method, path, body);
    assert.deepEqual([answer.status, answer.body.code], [403, 'not_allowed'], `${method} ${path}`);
  }
  assert.equal((await admin('PUT', `/people/${lead}/role`, { role: 'admin' })).status, 204);
  assert.equal((await admin('PUT', `/people/${lead}/role`, { role: 'lead' })).status, 204);
  assert.equal((await admin('POST', '/invitations', { email: 'x@example.org', role: 'admin' })).status, 200);
});
