// A day of cases under a draft's routes: turns even out, and what no route fits is said.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../protocol/default.ts';
import { at, blankCase, plainFace } from '../testbed.ts';
import type { Worker } from './route.ts';
import { routeAll } from './route-all.ts';
import { openRules } from './rules.ts';

const worker = (id: string): Worker => ({
  id,
  email: `${id}@x.example`,
  name: id,
  role: 'agent',
  languages: [],
  teams: ['care'],
  openCases: 40,
  capacity: 50,
  lastAssignedAt: null,
  isOnShift: true,
  hasShifts: false,
  isAway: false,
  deputyId: null,
});

test('six complaints and a word of praise: three each, and nobody for the praise', () => {
  const routes = [
    { name: 'Care', when: { kinds: ['complaint' as const] }, to: { team: 'care' }, how: 'assign' as const },
  ];
  const rules = openRules({ ...defaultProtocol(), routes }, () => []);
  const of = (id: string, kind: 'complaint' | 'praise') => blankCase({ id, face: { ...plainFace, kind } });
  const cases = [...'abcdef'].map((id) => of(id, 'complaint'));
  const found = routeAll([...cases, of('g', 'praise')], rules, [worker('ana'), worker('ben')], at(0));
  const taken = found.map(({ routed }) => routed?.personId ?? null);
  assert.deepEqual([taken.filter((id) => id === 'ana').length, taken.filter((id) => id === 'ben').length], [3, 3]);
  assert.equal(found.at(-1)?.routed, null);
});
