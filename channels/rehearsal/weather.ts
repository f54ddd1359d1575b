// How the town behaves at this moment, so that a rehearsal can include a bad day of the platform. In: the source's
// weather and the mischief ordered for the next call; out: how the call goes on, or the error a channel would throw.

import { setTimeout as rest } from 'node:timers/promises';
import type { Hands } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import type { Stage } from './stage.ts';
import { chanceOf } from './story.ts';

/** `cut`: what is asked for is done, and the line drops before the answer. */
export type Course = 'fair' | 'cut' | 'duplicated' | 'reordered';

export interface Call {
  readonly act: 'read' | 'write';
  readonly weather: string;
  /** What the chance of flaky weather hangs on, beside the moment. */
  readonly salt: string;
  readonly stage: Stage;
}

const SPELL_MS = 10_000;

export async function meetWeather(call: Call, hands: Hands): Promise<Course> {
  call.stage.calls += 1;
  const next = call.stage.mischief.shift();
  const now = hands.now().getTime();
  if (next === undefined) return standingWeather(call, now);
  switch (next.how) {
    case 'rate_limited':
      throw limited(now + next.retryAfterS * 1000);
    case 'slow':
      await rest(next.ms, undefined, { signal: hands.signal });
      return 'fair';
    case 'token_expired':
    case 'access_revoked':
      throw new ChannelError('auth_expired', 'the town no longer knows this profile: connect it again');
    case 'half_a_body':
      if (call.act === 'read') throw new ChannelError('unreadable', 'the town broke off in the middle of its answer');
      return 'cut';
    case 'accepted_then_cut':
      if (call.act === 'read') throw new ChannelError('unreachable', 'the line to the town dropped');
      return 'cut';
    case 'server_error':
      throw new ChannelError(
        call.act === 'read' ? 'unreachable' : 'outcome_unknown',
        'the town answered with an error',
      );
    case 'duplicated':
    case 'reordered':
      return next.how;
  }
}

/** `rate_limited` closes for the first twenty seconds of each minute; `flaky` loses a third of the calls. */
function standingWeather(call: Call, now: number): Course {
  if (call.weather === 'rate_limited' && now % 60_000 < 20_000) throw limited(now - (now % 60_000) + 20_000);
  if (call.weather !== 'flaky') return 'fair';
  const chance = chanceOf(`${call.salt}/${Math.floor(now / SPELL_MS)}`);
  if (chance < 1 / 3) throw new ChannelError('unreachable', 'the town cannot be reached in this weather');
  return call.act === 'write' && chance < 2 / 3 ? 'cut' : 'fair';
}

function limited(at: number): ChannelError {
  return new ChannelError('rate_limited', 'the town asks for a little patience', { retryAt: new Date(at) });
}
