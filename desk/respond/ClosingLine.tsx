// How long a platform takes replies still, told when the end is near and when it is past. In: the ways of a case. Out: a line
// for each way, with the way out once it is closed; nothing while there is time.

import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { sayInstant, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { useNow } from '../parts/ticker.ts';

const ways: readonly Visibility[] = ['private', 'public'];
const ends = { public: 'composer.publicEnds', private: 'composer.privateEnds' } as const;
const ended = { public: 'composer.publicEnded', private: 'composer.privateEnded' } as const;

export function ClosingLine({ ways: here }: Pick<CasePage, 'ways'>) {
  if (here.closings === undefined) return null;
  return <Closings ways={here} />;
}

function Closings({ ways: here }: Pick<CasePage, 'ways'>) {
  const now = useNow(30_000);
  const lines = ways.flatMap((visibility) => {
    const closing = here.closings?.[visibility] ?? null;
    if (closing === null || here[visibility] !== 'interface') return [];
    const leftMs = Date.parse(closing.endsAt) - now;
    const { wayOut } = closing;
    if (leftMs <= 0) return say(ended[visibility], { time: sayInstant(new Date(closing.endsAt)), wayOut });
    return Date.parse(closing.nearAt) > now ? [] : say(ends[visibility], { span: saySpan(leftMs) });
  });
  return lines.map((line) => (
    <p key={line} className="composer-closing" role="status">
      {line}
    </p>
  ));
}
