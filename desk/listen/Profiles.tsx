// The own profiles Heed listens and answers as, and whether they still let it in.

import type { ProfileView, PushesView } from '../../wire/sources.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import './Connect.css';
import { Pushes } from './Pushes.tsx';
import { Spending } from './Spending.tsx';

interface ProfilesProps {
  readonly profiles: readonly ProfileView[];
  readonly pushes: readonly PushesView[];
  readonly labelOf: (channel: string) => string;
  /** Null for those who may not. */
  readonly onConnect: ((channel: string) => void) | null;
}

export function Profiles({ profiles, pushes, labelOf, onConnect }: ProfilesProps) {
  return (
    <section className="page-section">
      <h2 className="page-heading">{say('sources.profiles')}</h2>
      <ul className="rows">
        {profiles.map((profile) => {
          const name = profile.name ?? profile.handle ?? labelOf(profile.channel);
          return (
            <li key={profile.id} className="row">
              <ChannelMark channel={profile.channel} label={labelOf(profile.channel)} size={20} />
              <span className="row-words">
                <span className="row-title">
                  {profile.url === null ? (
                    name
                  ) : (
                    <a href={profile.url} target="_blank" rel="noreferrer">
                      {name}
                    </a>
                  )}
                </span>
                <span className="row-about">
                  {profile.handle !== null && <bdi dir="ltr">{profile.handle}</bdi>}
                  {profile.handle !== null && ' · '}
                  {say('sources.connectedSince', { day: sayDay(new Date(profile.connectedAt)) })}
                </span>
              </span>
              {profile.state === 'expired' ? (
                <>
                  <Chip tone="bad">{say('sources.profileExpired')}</Chip>
                  {onConnect !== null && (
                    <Button size="s" onClick={() => onConnect(profile.channel)}>
                      {say('sources.reconnect')}
                    </Button>
                  )}
                </>
              ) : (
                <Chip tone="good">{say('sources.profileConnected')}</Chip>
              )}
              {profile.state === 'expired' && <p className="profile-trouble">{say('connecting.expiredAbout')}</p>}
              <Spending spending={profile.spending} />
            </li>
          );
        })}
      </ul>
      <Pushes pushes={pushes} labelOf={labelOf} />
    </section>
  );
}
