// Why a case came to somebody, in words. In: the `case.routed` event, with its codes. Out: "the route … fits, you speak
// the customer’s language and it is your turn"; a code that is newer than this desk is shown as it is.

import type { EventLine } from '../../wire/case.ts';
import { clocks } from '../messages/en/clocks.ts';
import { sayList } from '../messages/figures.ts';
import { learn, type MessageKey, say } from '../messages/say.ts';

learn(clocks);

const reasons: Readonly<Record<string, MessageKey>> = {
  route: 'clocks.whyRoute',
  language: 'clocks.whyLanguage',
  fair_turn: 'clocks.whyTurn',
  capacity: 'clocks.whyCapacity',
  on_shift: 'clocks.whyShift',
  deputy: 'clocks.whyDeputy',
  nobody_free: 'clocks.whyNobody',
};

export function routeReasons({ detail }: EventLine, isYou: boolean): string {
  const values = { route: String(detail['route'] ?? ''), who: isYou ? 'you' : 'other' };
  const codes = String(detail['why'] ?? 'route').split(' ');
  return sayList(
    codes.filter(Boolean).map((code) => {
      const key = reasons[code];
      return key === undefined ? code : say(key, values);
    }),
  );
}
