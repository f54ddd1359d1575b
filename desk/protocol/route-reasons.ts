// Why a route chose whom it chose, in words. In: the codes of a dry run, joined by spaces. Out: a phrase for each that
// says more than that the route fits.

import { say } from '../messages/say.ts';

const codes = ['deputy', 'language', 'fair_turn', 'capacity', 'on_shift', 'nobody_free'] as const;

export function routeReasons(why: string): readonly string[] {
  const given = why.split(' ');
  return codes.filter((code) => given.includes(code)).map((code) => say(`protocol.reason.${code}`));
}
