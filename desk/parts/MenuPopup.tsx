// The visible half of Menu.

import { Menu as Base } from '@base-ui/react/menu';
import { Fragment } from 'react';
import { IconCheck } from './icons.tsx';
import type { MenuItem } from './menu-item.ts';
import './Menu.css';

interface MenuPopupProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly align: 'start' | 'end';
  readonly findTrigger: () => HTMLElement | null;
  readonly onClose: () => void;
}

export function MenuPopup({ label, items, align, findTrigger, onClose }: MenuPopupProps) {
  return (
    <Base.Root
      open
      onOpenChange={(isOpen, details) => {
        // A press on the trigger is the trigger's to answer; closing here as well would open it again.
        const pressed = details.event.target;
        if (details.reason === 'outside-press' && pressed instanceof Node && findTrigger()?.contains(pressed)) return;
        if (!isOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={findTrigger} align={align} sideOffset={4} className="menu-place">
          <Base.Popup className="menu" aria-label={label} finalFocus={() => findTrigger()} onFocus={chooseFirst}>
            {items.map((item) => (
              <Fragment key={item.id}>
                {item.startsGroup === true && <Base.Separator className="menu-line" />}
                <Base.Item
                  className="menu-item"
                  disabled={item.isDisabled ?? false}
                  onClick={item.onPick}
                  label={item.label}
                  {...(item.isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.isChosen })}
                >
                  {item.icon}
                  <span className="menu-label">
                    {item.label}
                    {item.hint !== undefined && <span className="menu-hint">{item.hint}</span>}
                  </span>
                  {item.isChosen === true && <IconCheck size={14} />}
                </Base.Item>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Base UI leaves the focus on the popup of a menu it did not open itself; Enter after the key would choose nothing. */
function chooseFirst({ target, currentTarget }: React.FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
}
