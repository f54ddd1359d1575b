// Listens to the keyboard once for the whole desk and runs what a key means. Leaves alone what a field, a menu or a
// dialog in front has to say about its own keys.

import { useEffect } from 'react';
import { listCommands } from './commands.ts';
import { hasLetters } from './letters.ts';
import { meaningOf, strokeOf } from './strokes.ts';

/** How long after `g` the second letter still belongs to it. */
const secondKeyMs = 1_500;

const typing = 'input:not([type="checkbox"],[type="radio"]), textarea, select, [contenteditable="true"]';
const control = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"]';
const inFront = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

export function useKeyPresses(): void {
  useEffect(() => {
    let first: string | null = null;
    let firstAt = 0;

    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(inFront) !== null) return;
      const begun = event.timeStamp - firstAt < secondKeyMs ? first : null;
      const meaning = meaningOf(strokeOf(event), begun, listCommands(), {
        isTyping: target.matches(typing),
        isOnControl: target.closest(control) !== null,
        hasLetters: hasLetters(),
      });
      first = meaning.is === 'begun' ? meaning.first : null;
      firstAt = event.timeStamp;
      if (meaning.is === 'nothing') return;
      event.preventDefault();
      if (meaning.is === 'command') meaning.command.run();
    }

    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
