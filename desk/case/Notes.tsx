// What colleagues tell each other about a case. Visibly not public: another colour, a lock, and the words that say so.

import { useId, useRef, useState } from 'react';
import { useCommands } from '../keys/commands.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconLock } from '../parts/icons.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import './Notes.css';

export function Notes({ page, onWrite }: { readonly page: KeptCase; readonly onWrite: () => void }) {
  const acts = useActs();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);

  function write(): void {
    onWrite();
    // On a narrow screen the notes are shown first.
    window.setTimeout(() => field.current?.focus());
  }

  async function keep(): Promise<void> {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    if (await acts.note(page, text.trim())) setText('');
    setBusy(false);
  }

  const mayNote = useMay('trainee');
  useCommands(mayNote ? [{ id: 'note', label: say('keys.note'), group: 'case', keys: ['n'], run: write }] : []);

  return (
    <section className="case-section" aria-labelledby={id}>
      <h2 id={id} className="case-section-title notes-title">
        <IconLock size={12} />
        {say('case.notes')}
        <span className="notes-about">{say('case.notesAbout')}</span>
      </h2>
      <ul>
        {page.notes.map((note) => (
          <li key={note.id} className="note">
            <p className="note-words" dir="auto">
              {note.text}
            </p>
            <p className="note-by">
              {note.by.name} <RelativeTime at={note.at} />
            </p>
          </li>
        ))}
      </ul>
      {mayNote && (
        <>
          <textarea
            ref={field}
            className="note-field"
            aria-label={say('case.noteLabel')}
            placeholder={say('case.notePlaceholder')}
            rows={2}
            maxLength={5000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
              else return;
              event.preventDefault();
            }}
          />
          {text.trim() !== '' && (
            <Button size="s" isBusy={isBusy} onClick={() => void keep()}>
              {say('case.noteKeep')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
