// The frame of a menu that words are taken from while one writes. In: the text area it stands above, what is in it. Out:
// the search field has the focus while it is open, the text area afterwards.

import { Popover } from '@base-ui/react/popover';
import { type ReactNode, type RefObject, useRef } from 'react';
import './TakeMenu.css';

interface TakeMenuProps {
  readonly label: string;
  readonly className: string;
  readonly findField: () => HTMLElement | null;
  readonly onClose: () => void;
  readonly inside: (search: RefObject<HTMLInputElement | null>) => ReactNode;
}

export function TakeMenu({ label, className, findField, onClose, inside }: TakeMenuProps) {
  const search = useRef<HTMLInputElement>(null);
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={findField}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="take-menu-place"
        >
          <Popover.Popup
            className={`take-menu ${className}`}
            aria-label={label}
            initialFocus={search}
            finalFocus={() => findField()}
          >
            {inside(search)}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
