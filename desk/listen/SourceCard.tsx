// One source: what it listens to, its heartbeat of the last day, how late we hear, what is wrong and what to do.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SourceView } from '../../wire/sources.ts';
import { actOnSource } from '../api.ts';
import { channelsOf, locationsOf } from '../live/snapshots.ts';
import { sayNumber, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconAlert, IconPause, IconPlay, IconRefresh } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { Pulse } from './Pulse.tsx';
import { adviceFor, moodOf } from './source-mood.ts';
import { sourcesOf } from './sources-of.ts';
import './SourceCard.css';

type ActBody = Parameters<typeof actOnSource>[2];
type Act = Exclude<ActBody['act'], 'locate'>;

function useActs(slug: string, source: SourceView) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: ActBody) => actOnSource(slug, source.id, body),
    onSuccess: (fresh) => {
      client.setQueryData(sourcesOf(slug).queryKey, (old) =>
        old === undefined
          ? old
          : { ...old, sources: old.sources.map((other) => (other.id === fresh.id ? fresh : other)) },
      );
    },
    onError: (thrown) => toast.show({ message: troubleOf(thrown), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: sourcesOf(slug).queryKey }),
  });
}

interface SourceCardProps {
  readonly slug: string;
  readonly source: SourceView;
  /** The person may pause it, read it now and read again what was not understood. */
  readonly canAct: boolean;
  /** Lets the profile behind it in again; null for those who may not. */
  readonly onConnect: ((channel: string) => void) | null;
}

export function SourceCard({ slug, source, canAct, onConnect }: SourceCardProps) {
  const channel = useQuery(channelsOf()).data?.find(({ id }) => id === source.channel);
  const kind = channel?.sourceKinds.find((candidate) => candidate.kind === source.kind);
  const acting = useActs(slug, source);
  const mood = moodOf(source);
  const isPaused = source.state === 'paused';
  return (
    <li className="source">
      <div className="source-head">
        <ChannelMark channel={source.channel} size={22} />
        <div className="source-name">
          <h2 className="source-label">{source.label}</h2>
          <p className="source-kind">
            {say('sources.kind', {
              channel: channel?.label ?? source.channel,
              kind: kind?.label ?? source.kind,
              sphere: say(`sources.sphere.${source.sphere}`),
            })}
          </p>
        </div>
        <Chip tone={mood.tone}>{say(`sources.mood.${mood.name}`)}</Chip>
      </div>
      <Pulse pulse={source.pulse} isPaused={isPaused} />
      <Figures source={source} />
      <TroubleNote source={source} isProfiles={kind?.needsProfile === true} onConnect={onConnect} />
      {source.unreadCount > 0 && (
        <div className="source-note source-note-warn">
          <p>{say('sources.unread', { count: source.unreadCount })}</p>
          {canAct && (
            <Button size="s" isBusy={acting.isPending} onClick={() => acting.mutate({ act: 'replay_unread' })}>
              {say('sources.replay')}
            </Button>
          )}
        </div>
      )}
      {canAct && (
        <div className="source-acts">
          <Acts isPaused={isPaused} onAct={(act) => acting.mutate({ act })} />
          <Where slug={slug} source={source} onPlace={(locationId) => acting.mutate({ act: 'locate', locationId })} />
        </div>
      )}
    </li>
  );
}

function Acts({ isPaused, onAct }: { readonly isPaused: boolean; readonly onAct: (act: Act) => void }) {
  return (
    <>
      {!isPaused && (
        <Button size="s" variant="ghost" icon={<IconRefresh />} onClick={() => onAct('poll_now')}>
          {say('sources.pollNow')}
        </Button>
      )}
      <Button
        size="s"
        variant="ghost"
        icon={isPaused ? <IconPlay /> : <IconPause />}
        onClick={() => onAct(isPaused ? 'listen' : 'pause')}
      >
        {isPaused ? say('sources.listen') : say('sources.pause')}
      </Button>
    </>
  );
}

interface WhereProps {
  readonly slug: string;
  readonly source: SourceView;
  readonly onPlace: (locationId: string | null) => void;
}

/** Which location it speaks for; nothing to choose where the brand has none. */
function Where({ slug, source, onPlace }: WhereProps) {
  const locations = useQuery(locationsOf(slug)).data ?? [];
  if (locations.length === 0) return null;
  const chosen = locations.find(({ id }) => id === source.locationId);
  const choice = (id: string | null, label: string): MenuItem => ({
    id: id ?? 'none',
    label,
    isChosen: id === source.locationId,
    onPick: () => onPlace(id),
  });
  return (
    <Menu
      label={say('sources.location')}
      items={[choice(null, say('sources.noLocation')), ...locations.map(({ id, name }) => choice(id, name))]}
      trigger={
        <Button size="s" variant="ghost">
          {chosen === undefined ? say('sources.locate') : say('sources.at', { name: chosen.name })}
        </Button>
      }
    />
  );
}

function Figures({ source }: { readonly source: SourceView }) {
  const { lastHeardAt, nextPollAt, lagSeconds, mentionCount, lastOkAt } = source;
  return (
    <dl className="source-figures">
      <Figure name={say('sources.lastHeard')}>
        {lastHeardAt === null ? say('sources.nothingYet') : <RelativeTime at={lastHeardAt} />}
      </Figure>
      <Figure name={say('sources.lastOk')}>
        {lastOkAt === null ? say('sources.notYet') : <RelativeTime at={lastOkAt} />}
      </Figure>
      <Figure name={say('sources.nextPoll')}>
        {nextPollAt === null || source.state === 'paused' ? say('sources.none') : <RelativeTime at={nextPollAt} />}
      </Figure>
      <Figure name={say('sources.lag')} about={say('sources.lagAbout')}>
        {lagSeconds === null ? say('sources.notYet') : saySpan(lagSeconds * 1000)}
      </Figure>
      <Figure name={say('sources.mentions')}>{sayNumber(mentionCount)}</Figure>
    </dl>
  );
}

function Figure({
  name,
  about,
  children,
}: {
  readonly name: string;
  readonly about?: string;
  readonly children: ReactNode;
}) {
  return (
    <div title={about}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface TroubleNoteProps extends Pick<SourceCardProps, 'source' | 'onConnect'> {
  /** It listens as an own profile: what is refused may be a permission that was taken back. */
  readonly isProfiles: boolean;
}

function TroubleNote({ source, isProfiles, onConnect }: TroubleNoteProps) {
  if (source.errorCode === null && source.errorMessage === null) return null;
  const isRefused = source.errorCode === 'rejected' && isProfiles;
  return (
    <div className="source-note source-note-bad" role="status">
      <IconAlert />
      <p>
        <strong>{source.errorMessage ?? say('sources.failed')}</strong>
        {source.state !== 'paused' && say(isRefused ? 'sources.todo.refused' : adviceFor(source.errorCode))}
      </p>
      {(source.errorCode === 'auth_expired' || isRefused) && onConnect !== null && (
        <Button size="s" onClick={() => onConnect(source.channel)}>
          {say('sources.reconnect')}
        </Button>
      )}
    </div>
  );
}
