// What platforms pushed here: how much was taken, and how much was refused because nobody of theirs had signed it.

import type { PushesView } from '../../wire/sources.ts';
import { say } from '../messages/say.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';

interface PushesProps {
  readonly pushes: readonly PushesView[];
  readonly labelOf: (channel: string) => string;
}

export function Pushes({ pushes, labelOf }: PushesProps) {
  const told = pushes.filter(({ genuine, forged, unread }) => genuine + forged + unread > 0);
  if (told.length === 0) return null;
  return (
    <ul className="pushes">
      {told.map(({ channel, genuine, forged, unread, lastAt }) => (
        <li key={channel} className={forged > 0 ? 'pushes-forged' : undefined}>
          {say('connecting.pushes', { channel: labelOf(channel), genuine, forged, unread })}
          {lastAt !== null && (
            <>
              {' · '}
              <RelativeTime at={lastAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
