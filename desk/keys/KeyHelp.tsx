// The map of keys that hold on this page. In: the commands of now. Out: a dialog, grouped as people think of them.

import { useRef } from 'react';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useCommandList } from './commands.ts';
import { KeyNames } from './KeyNames.tsx';
import './keys.css';
import { setLetters, useLetters } from './letters.ts';
import { type Command, distinct } from './strokes.ts';

const groups = [
  { id: 'move', title: 'keys.groupMove' },
  { id: 'case', title: 'keys.groupCase' },
  { id: 'go', title: 'keys.groupGo' },
  { id: 'desk', title: 'keys.groupDesk' },
] as const;

export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const map = useRef<HTMLDivElement>(null);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say('keys.title')} width="l" initialFocus={map}>
      <KeyMap mapRef={map} />
    </Dialog>
  );
}

function KeyMap({ mapRef }: { readonly mapRef: React.RefObject<HTMLDivElement | null> }) {
  const commands = distinct(useCommandList()).filter((command) => command.keys.length > 0);
  const isOn = useLetters();
  return (
    <>
      <div className="key-map" ref={mapRef} tabIndex={-1}>
        {groups.map(({ id, title }) => (
          <KeyGroup key={id} title={say(title)} commands={commands.filter((command) => command.group === id)} />
        ))}
      </div>
      <label className="key-letters">
        <input type="checkbox" checked={isOn} onChange={(event) => setLetters(event.currentTarget.checked)} />
        {say('keys.letters')}
      </label>
    </>
  );
}

function KeyGroup({ title, commands }: { readonly title: string; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h3 className="key-group">{title}</h3>
      <dl>
        {commands.map((command) => (
          <div key={command.id} className="key-line">
            <dt>{command.label}</dt>
            <dd>
              <KeyNames keys={command.keys[0] ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
