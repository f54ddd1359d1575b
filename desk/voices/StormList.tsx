// Matters that many bring up alike, newest first: their words, how many, and whether they grow. Each leads to its page.

import { Link } from '@tanstack/react-router';
import type { VoiceGroup } from '../../wire/voices.ts';
import { voices as words } from '../messages/en/voices.ts';
import { sayShortNumber } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Chip, type Tone } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import './Voices.css';

learn(words);

export function StormList({ slug, groups }: { readonly slug: string; readonly groups: readonly VoiceGroup[] }) {
  return (
    <ul className="rows">
      {groups.map((group) => (
        <li key={group.id} className="storm">
          <Link to="/b/$slug/voices/$id" params={{ slug, id: group.id }} className="storm-link">
            <span className="storm-words" dir="auto">
              {group.words}
            </span>
            <span className="storm-facts">
              {say('voices.line', { count: group.voices, followers: sayShortNumber(group.followers) })}
              <RelativeTime at={group.lastAt} />
            </span>
          </Link>
          <TrendChip group={group} />
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<VoiceGroup['trend'], Tone>> = { rising: 'warn', steady: 'neutral', fading: 'good' };

export function TrendChip({ group: { trend, late, before } }: { readonly group: VoiceGroup }) {
  return (
    <Chip tone={tones[trend]} title={say('voices.trendAbout', { late, before })}>
      {say(`voices.${trend}`)}
    </Chip>
  );
}
