// The visible half of Tooltip: placed beside its anchor, above everything. Escape puts it away (WCAG 1.4.13).

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from './Kbd.tsx';
import './Tooltip.css';

interface TooltipPopupProps {
  readonly text: string;
  readonly shortcut: string | undefined;
  readonly anchor: () => Element | null;
  readonly onHide: () => void;
}

export function TooltipPopup({ text, shortcut, anchor, onHide }: TooltipPopupProps) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onHide()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" sideOffset={6} className="tooltip-place">
          <Base.Popup className="tooltip" aria-hidden="true">
            {text}
            {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
