// Everything that can be done, by name. In: the commands of now and a way to search. Out: a box to type in, whose list
// runs a command with Enter.

import { useId, useRef, useState } from 'react';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { IconSearch } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { useCommandList } from './commands.ts';
import { KeyNames } from './KeyNames.tsx';
import './keys.css';
import { type Command, distinct, findCommands } from './strokes.ts';

/** What can be done here comes first, then where one can go. */
const order: readonly Command['group'][] = ['case', 'move', 'go', 'desk'];

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSearch: (words: string) => void;
}

export function Palette({ isOpen, onClose, onSearch }: PaletteProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={say('keys.palette')}
      isTitleHidden
      place="top"
      initialFocus={input}
    >
      <PaletteBox inputRef={input} onClose={onClose} onSearch={onSearch} />
    </Dialog>
  );
}

type BoxProps = Pick<PaletteProps, 'onClose' | 'onSearch'> & {
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
};

function PaletteBox({ inputRef, onClose, onSearch }: BoxProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const commands = distinct(useCommandList())
    .filter((command) => command.isKeyOnly !== true)
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  const choices = [...findCommands(commands, typed), ...searchFor(typed, onSearch)];
  const chosen = Math.min(at, choices.length - 1);

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    onClose();
    // The dialog gives the focus back first, so that a command may move it.
    window.setTimeout(command.run);
  }

  function press(event: React.KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') run(choices[chosen]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="palette">
      <div className="palette-field">
        <IconSearch />
        <input
          ref={inputRef}
          className="palette-input"
          role="combobox"
          aria-label={say('keys.palette')}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={choices[chosen] === undefined ? undefined : `${id}-${chosen}`}
          placeholder={say('keys.palettePlaceholder')}
          value={typed}
          autoComplete="off"
          onKeyDown={press}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
        />
      </div>
      <div className="palette-list" id={id} role="listbox" aria-label={say('keys.palette')}>
        {choices.map((command, i) => (
          <Choice key={command.id} id={`${id}-${i}`} command={command} isChosen={i === chosen} onPick={run} />
        ))}
        {choices.length === 0 && <p className="palette-empty">{say('keys.paletteEmpty')}</p>}
      </div>
      <span className="sr-only" role="status">
        {say('keys.paletteResults', { count: choices.length })}
      </span>
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly command: Command;
  readonly isChosen: boolean;
  readonly onPick: (command: Command) => void;
}

function Choice({ id, command, isChosen, onPick }: ChoiceProps) {
  const keys = command.keys[0];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and handles the keys of the list.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={joinClasses('palette-choice', isChosen && 'palette-chosen')}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onPick(command)}
    >
      <span>{command.label}</span>
      {keys !== undefined && <KeyNames keys={keys} />}
    </div>
  );
}

function searchFor(typed: string, onSearch: (words: string) => void): Command[] {
  const words = typed.trim();
  if (words.length < 2) return [];
  const label = say('keys.searchFor', { words });
  return [{ id: 'search-for', label, group: 'desk', keys: [], run: () => onSearch(words) }];
}
