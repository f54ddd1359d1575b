// Strokes as keys on screen: `mod+k` becomes ⌘ K on a Mac and Ctrl K elsewhere, `g d` says that one follows the other.

import { Fragment } from 'react';
import { say } from '../messages/say.ts';
import { Kbd } from '../parts/Kbd.tsx';

const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
};

export const keyName = (key: string): string => names[key] ?? key.toUpperCase();

export function KeyNames({ keys }: { readonly keys: string }) {
  return (
    <span className="key-names">
      {keys.split(' ').map((stroke, i) => (
        <Fragment key={stroke}>
          {i > 0 && <span className="key-then">{say('keys.then')}</span>}
          {stroke.split('+').map((key) => (
            <Kbd key={key}>{keyName(key)}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
