// What else a protocol knows of a brand: what each own profile is for, and which languages its customers speak.

import { useQuery } from '@tanstack/react-query';
import { getSources } from '../api.ts';
import { say } from '../messages/say.ts';
import { withChosen } from './criteria.ts';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { TextBox } from './inline-fields.tsx';
import { sayLanguage } from './list-words.ts';
import { Toggles } from './Toggles.tsx';

export function Purposes() {
  const { slug, protocol, change, faults, naming } = useProtocolDesk();
  const heard = useQuery({ queryKey: ['sources', slug], queryFn: ({ signal }) => getSources(slug, signal) });
  const own = (heard.data?.profiles ?? []).flatMap(({ channel, handle }) => (handle ? [`${channel}:${handle}`] : []));
  const profiles = [...new Set([...own, ...Object.keys(protocol.purposes)])];
  const put = (profile: string, purpose: string): void =>
    change((now) => {
      const { [profile]: _, ...others } = now.purposes;
      return { ...now, purposes: purpose === '' ? others : { ...others, [profile]: purpose } };
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.purposes')}</h2>
      <p className="rule-about">{say('protocol.purposesAbout')}</p>
      {profiles.length === 0 && <p className="condition-none">{say('protocol.noProfiles')}</p>}
      <ul className="purposes">
        {profiles.map((profile) => (
          <li key={profile}>
            <span className="purpose-profile">{profileWords(profile, naming.channel)}</span>
            <TextBox
              label={say('protocol.purposeOf', { profile: profileWords(profile, naming.channel) })}
              placeholder={say('protocol.purposeNone')}
              value={protocol.purposes[profile] ?? ''}
              onValue={(purpose) => put(profile, purpose)}
            />
            <FaultLines faults={faultsWithin(faults, ['purposes', profile])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `bluesky:ana.example` becomes `Bluesky ana.example`. */
function profileWords(profile: string, channelName: (id: string) => string): string {
  const [channel = '', ...handle] = profile.split(':');
  return `${channelName(channel)} ${handle.join(':')}`;
}

/** Those most written in public; any other stays when the file brought it. */
const offered = [
  'en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ca', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'ro', 'hu', 'el', 'tr', 'ru',
  'uk', 'ar', 'he', 'hi', 'id', 'vi', 'th', 'ja', 'ko', 'zh',
] as const; // biome-ignore format: a list of codes reads better in rows

export function Languages() {
  const { protocol, change, faults } = useProtocolDesk();
  const options = withChosen(
    offered.map((code) => [code, sayLanguage(code)] as const),
    protocol.languages,
  ).map(([code]) => [code, sayLanguage(code)] as const);
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.languages')}</h2>
      <p className="rule-about">{say('protocol.languagesAbout')}</p>
      <Toggles
        label={say('protocol.languages')}
        options={options}
        chosen={protocol.languages}
        onChosen={(languages) => change((now) => ({ ...now, languages }))}
      />
      <FaultLines faults={faultsWithin(faults, ['languages'])} />
    </section>
  );
}
