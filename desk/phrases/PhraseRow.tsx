// One phrase on its page: its wordings with their holes to be seen, when the public last read it, and what may be done.

import { fillPieces } from '../../core/respond/phrases/fill.ts';
import type { Phrase } from '../../core/respond/phrases/library.ts';
import { sayRelative } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconArchive, IconUndo } from '../parts/icons.tsx';
import { kindWord } from '../parts/kind-word.ts';
import { useNow } from '../parts/ticker.ts';
import { Pieces } from './Pieces.tsx';

export interface RowActs {
  /** The phrase may be edited, or made one's own first. */
  readonly edit: (() => void) | null;
  readonly archive: (() => void) | null;
  readonly restore: (() => void) | null;
  readonly editKey: 'edit' | 'makeOurs' | 'makeMine';
}

interface PhraseRowProps {
  readonly phrase: Phrase;
  readonly teamName: string | null;
  readonly acts: RowActs;
}

export function PhraseRow({ phrase, teamName, acts }: PhraseRowProps) {
  const words = phrase.texts[0] ?? '';
  const short = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  return (
    <>
      <div className="phrase-body">
        <ul className="phrase-texts">
          {phrase.texts.map((text) => (
            <li key={text} dir="auto" lang={phrase.language}>
              <Pieces pieces={fillPieces(text, {})} />
            </li>
          ))}
        </ul>
        <Facts phrase={phrase} teamName={teamName} />
      </div>
      <div className="phrase-acts">
        {acts.edit !== null && (
          <Button size="s" aria-label={say(`phrases.${acts.editKey}Of`, { words: short })} onClick={acts.edit}>
            {say(`phrases.${acts.editKey}`)}
          </Button>
        )}
        {acts.archive !== null && (
          <IconButton
            label={say('phrases.archiveOf', { words: short })}
            icon={<IconArchive />}
            onClick={acts.archive}
          />
        )}
        {acts.restore !== null && (
          <Button
            size="s"
            icon={<IconUndo size={14} />}
            aria-label={say('phrases.restoreOf', { words: short })}
            onClick={acts.restore}
          >
            {say('phrases.restore')}
          </Button>
        )}
      </div>
    </>
  );
}

function Facts({ phrase, teamName }: Omit<PhraseRowProps, 'acts'>) {
  const { scope, topic, kinds, address, tone, channels } = phrase;
  return (
    <p className="phrase-facts">
      {scope !== 'shipped' && <Chip tone="accent">{teamName ?? say(`phrases.scope.${scope}`)}</Chip>}
      {topic !== 'any' && <Chip>{say(`phrases.topic.${topic}`)}</Chip>}
      {kinds.map((kind) => (
        <Chip key={kind}>{kindWord(kind)}</Chip>
      ))}
      {address !== 'either' && <Chip>{say(`phrases.address.${address}`)}</Chip>}
      {tone === 'warm' && <Chip>{say('phrases.tone.warm')}</Chip>}
      {channels.map((channel) => (
        <ChannelMark key={channel} channel={channel} label={channel} />
      ))}
      <Usage phrase={phrase} />
    </p>
  );
}

function Usage({ phrase: { usage } }: Pick<PhraseRowProps, 'phrase'>) {
  const nowMs = Math.max(useNow(60_000), Date.now());
  if (usage === null) return <span>{say('phrases.neverRead')}</span>;
  const { count, lastBy, lastAt } = usage;
  return (
    <>
      {count > 0 && <span title={say('phrases.countAbout')}>{say('phrases.count', { count })}</span>}
      <span>{say('phrases.lastBy', { name: lastBy, ago: sayRelative(lastAt, nowMs) })}</span>
    </>
  );
}
