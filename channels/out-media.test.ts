// What becomes of an upload that went wrong: a picture in no post was seen by nobody, so a cut is safe to try again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelError } from './channel.ts';
import { uploading } from './out-media.ts';

test('an upload nobody knows the outcome of may be made again; what was refused stays refused', async () => {
  const failing = (code: ChannelError['code']) =>
    uploading(async () => {
      throw new ChannelError(code, 'The line was cut.');
    });
  await assert.rejects(failing('outcome_unknown'), { code: 'unreachable', message: /picture.*The line was cut/u });
  await assert.rejects(failing('rejected'), { code: 'rejected', message: 'The line was cut.' });
});
