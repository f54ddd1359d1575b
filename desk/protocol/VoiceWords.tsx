// Words that are said here instead of others, and words that are not said at all.

import { type FormEvent, useState } from 'react';
import type { Voice } from '../../core/protocol/voice.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { useProtocolDesk } from './desk.ts';
import { numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { TextBox } from './inline-fields.tsx';
import { sentence } from './sentence.tsx';

export function VoiceWords() {
  const { protocol, change, faults } = useProtocolDesk();
  const { preferred, banned } = protocol.voice;
  const put = (part: (voice: Voice) => Partial<Voice>): void =>
    change((now) => ({ ...now, voice: { ...now.voice, ...part(now.voice) } }));
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.words')}</h2>
      <p className="rule-about">{say('voice.wordsAbout')}</p>
      <ul className="voice-words">
        {numbered(preferred).map(({ key, at, item }) => (
          <li key={key}>
            <Preferred
              words={item}
              onWords={(words) => put((voice) => ({ preferred: replaceAt(voice.preferred, at, words) }))}
              onRemove={() => put((voice) => ({ preferred: removeAt(voice.preferred, at) }))}
            />
            <FaultLines faults={faultsWithin(faults, ['voice', 'preferred', at])} />
          </li>
        ))}
      </ul>
      <Button
        size="s"
        icon={<IconPlus size={14} />}
        onClick={() => put((voice) => ({ preferred: [...voice.preferred, { say: '', insteadOf: '' }] }))}
      >
        {say('voice.addPreferred')}
      </Button>
      <h3 className="rule-small">{say('voice.never')}</h3>
      {banned.length === 0 && <p className="condition-none">{say('voice.bannedNone')}</p>}
      <ul className="voice-banned">
        {banned.map((word, at) => (
          <li key={word} className="voice-ban">
            <span>{word}</span>
            <IconButton
              label={say('protocol.removeNamed', { name: word })}
              icon={<IconClose size={12} />}
              onClick={() => put((voice) => ({ banned: removeAt(voice.banned, at) }))}
            />
          </li>
        ))}
      </ul>
      <AddBanned onAdd={(word) => put((voice) => ({ banned: [...new Set([...voice.banned, word])] }))} />
      <FaultLines faults={faultsWithin(faults, ['voice', 'banned'])} />
    </section>
  );
}

interface PreferredProps {
  readonly words: Voice['preferred'][number];
  readonly onWords: (words: Voice['preferred'][number]) => void;
  readonly onRemove: () => void;
}

function Preferred({ words, onWords, onRemove }: PreferredProps) {
  return (
    <p className="sentence">
      {sentence('voice.preferredForm', {
        say: (
          <TextBox
            label={say('voice.say')}
            maxLength={300}
            value={words.say}
            onValue={(better) => onWords({ ...words, say: better })}
          />
        ),
        insteadOf: (
          <TextBox
            label={say('voice.insteadOf')}
            maxLength={300}
            value={words.insteadOf}
            onValue={(insteadOf) => onWords({ ...words, insteadOf })}
          />
        ),
      })}
      <IconButton
        label={say('protocol.removeNamed', { name: words.say || words.insteadOf })}
        icon={<IconClose size={14} />}
        onClick={onRemove}
      />
    </p>
  );
}

function AddBanned({ onAdd }: { readonly onAdd: (word: string) => void }) {
  const [typed, setTyped] = useState('');
  function add(event: FormEvent): void {
    event.preventDefault();
    const word = typed.trim();
    if (word === '') return;
    onAdd(word);
    setTyped('');
  }
  return (
    <form className="voice-add" onSubmit={add}>
      <TextBox label={say('voice.addBanned')} maxLength={300} value={typed} onValue={setTyped} />
      <Button size="s" type="submit" disabled={typed.trim() === ''}>
        {say('voice.add')}
      </Button>
    </form>
  );
}
