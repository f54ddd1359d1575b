// Where the brand could be heard, all chosen to begin with. Starts the chosen ones one after the other, says which
// could not be started and why, and opens the inbox as soon as one listens.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addSource } from '../api.ts';
import { channelsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { IconCheck } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import type { HeardBrand } from './heard-brand.ts';

type Suggestion = HeardBrand['found']['suggestions'][number];
type Progress = 'started' | { readonly words: string };

const idOf = (suggestion: Suggestion): string =>
  JSON.stringify([suggestion.channel, suggestion.kind, suggestion.config]);

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface SuggestionsProps {
  readonly heard: HeardBrand;
  readonly onOpen: () => Promise<void>;
}

export function Suggestions({ heard, onOpen }: SuggestionsProps) {
  const { brand, found } = heard;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const chosen = found.suggestions.filter((suggestion) => !left.has(idOf(suggestion)));
  const hasStarted = [...progress.values()].includes('started');

  const start = async (): Promise<void> => {
    setBusy(true);
    const done = new Map(progress);
    for (const suggestion of chosen) {
      if (done.get(idOf(suggestion)) === 'started') continue;
      const { channel, kind, label, config } = suggestion;
      try {
        await addSource(brand.slug, { channel, kind, label, config });
        done.set(idOf(suggestion), 'started');
      } catch (thrown) {
        done.set(idOf(suggestion), { words: troubleOf(thrown) });
      }
      setProgress(new Map(done));
    }
    if ([...done.values()].every((step) => step === 'started')) await onOpen();
    setBusy(false);
  };

  // The form that had the focus is gone; whoever cannot see that hears the new heading.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const isEmpty = found.suggestions.length === 0;
  return (
    <section className="welcome-found">
      <h1 ref={heading} className="welcome-title" tabIndex={-1}>
        {isEmpty
          ? say('welcome.foundNone')
          : say('welcome.found', { brand: brand.name, count: found.suggestions.length })}
      </h1>
      <p className="welcome-about">{isEmpty ? say('welcome.foundNoneAbout') : say('welcome.foundAbout')}</p>
      <ul className="welcome-list">
        {found.suggestions.map((suggestion) => (
          <SuggestionRow
            key={idOf(suggestion)}
            suggestion={suggestion}
            isChosen={!left.has(idOf(suggestion))}
            progress={progress.get(idOf(suggestion))}
            onToggle={() => setLeft((before) => toggled(before, idOf(suggestion)))}
          />
        ))}
      </ul>
      <NotAsked failed={found.failed} />
      <div className="welcome-actions">
        {hasStarted || isEmpty || chosen.length === 0 ? (
          <Button variant={hasStarted || isEmpty ? 'primary' : 'secondary'} size="l" onClick={() => void onOpen()}>
            {say('welcome.openInbox')}
          </Button>
        ) : null}
        {!isEmpty && (
          <Button
            variant={hasStarted ? 'secondary' : 'primary'}
            size="l"
            isBusy={isBusy}
            disabled={chosen.length === 0}
            onClick={() => void start()}
          >
            {isBusy ? say('welcome.starting') : say('welcome.start', { count: chosen.length })}
          </Button>
        )}
      </div>
    </section>
  );
}

interface SuggestionRowProps {
  readonly suggestion: Suggestion;
  readonly isChosen: boolean;
  readonly progress: Progress | undefined;
  readonly onToggle: () => void;
}

function SuggestionRow({ suggestion, isChosen, progress, onToggle }: SuggestionRowProps) {
  const channel = useQuery(channelsOf()).data?.find(({ id }) => id === suggestion.channel);
  const kind = channel?.sourceKinds.find((candidate) => candidate.kind === suggestion.kind);
  const isStarted = progress === 'started';
  return (
    <li>
      <label className="welcome-row">
        <input type="checkbox" checked={isChosen} disabled={isStarted} onChange={onToggle} />
        <ChannelMark channel={suggestion.channel} size={20} />
        <span className="welcome-row-words">
          <span className="welcome-row-label">{suggestion.label}</span>
          <span className="welcome-row-kind">
            {say('welcome.kind', {
              channel: channel?.label ?? suggestion.channel,
              kind: kind?.label ?? suggestion.kind,
            })}
          </span>
        </span>
        {isStarted && (
          <span className="welcome-row-done">
            <IconCheck size={14} />
            {say('welcome.started')}
          </span>
        )}
      </label>
      {typeof progress === 'object' && <TroubleLine words={progress.words} />}
    </li>
  );
}

function NotAsked({ failed }: { readonly failed: HeardBrand['found']['failed'] }) {
  const channels = useQuery(channelsOf()).data;
  if (failed.length === 0) return null;
  return (
    <ul className="welcome-failed">
      {failed.map(({ channel, message }) => (
        <li key={channel}>
          {say('welcome.notAsked', { channel: channels?.find(({ id }) => id === channel)?.label ?? channel, message })}
        </li>
      ))}
    </ul>
  );
}
