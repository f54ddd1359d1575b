// A button that opens a list of choices. In: the element that opens it, and the items as data. Arrow keys, letters,
// Home, End and Escape work. The part behind it (Base UI) is loaded when the first menu is opened.

import { type ComponentPropsWithRef, cloneElement, lazy, type ReactElement, Suspense, useRef, useState } from 'react';
import type { MenuItem } from './menu-item.ts';

export type { MenuItem } from './menu-item.ts';

const MenuPopup = lazy(() => import('./MenuPopup.tsx').then((m) => ({ default: m.MenuPopup })));

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly trigger: ReactElement<ComponentPropsWithRef<'button'>>;
  readonly align?: 'start' | 'end';
  /** For menus that a key opens too. */
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
}

export function Menu({ label, items, trigger, align = 'start', isOpen, onOpen }: MenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpenHere, setOpenHere] = useState(false);
  const isShown = isOpen ?? isOpenHere;
  const setShown = (next: boolean): void => {
    setOpenHere(next);
    onOpen?.(next);
  };
  const findTrigger = (): HTMLElement | null => anchor.current?.querySelector<HTMLElement>('button, a') ?? null;
  const given = trigger.props;
  return (
    <span ref={anchor} className="menu-anchor">
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': isShown,
        onClick: (event) => {
          given.onClick?.(event);
          setShown(!isShown);
        },
        onKeyDown: (event) => {
          given.onKeyDown?.(event);
          if (event.key !== 'ArrowDown' || isShown) return;
          event.preventDefault();
          setShown(true);
        },
      })}
      {isShown && (
        <Suspense>
          <MenuPopup
            label={label}
            items={items}
            align={align}
            findTrigger={findTrigger}
            onClose={() => setShown(false)}
          />
        </Suspense>
      )}
    </span>
  );
}
