// Every field of an event is part of the bytes that are sealed, and no two events share their bytes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SealedEvent, sealedLine } from './seal.ts';

const event: SealedEvent = {
  number: 7,
  at: new Date('2026-11-20T10:00:00.123Z'),
  kind: 'case.resolved',
  personId: 'mara',
  caseId: 'c',
  subjectId: null,
  detail: '{"a":"b\\tc"}',
  contentDigest: null,
};

test('the line is exact', () => {
  assert.equal(sealedLine(event), '7\t2026-11-20T10:00:00.123Z\tcase.resolved\tmara\tc\t-\t{"a":"b\\tc"}\t-\n');
});

test('changing any field changes the line', () => {
  const changes: readonly Partial<SealedEvent>[] = [
    { number: 8 },
    { at: new Date('2026-11-20T10:00:00.124Z') },
    { kind: 'case.reopened' },
    { personId: null },
    { caseId: null },
    { subjectId: 'x' },
    { detail: '{}' },
    { contentDigest: 'ab' },
  ];
  const lines = [event, ...changes.map((change) => ({ ...event, ...change }))].map(sealedLine);
  assert.equal(new Set(lines).size, Object.keys(event).length + 1);
  for (const line of lines) assert.equal(line.split('\t').length, Object.keys(event).length);
});
