// The visible half of Dialog.

import { Dialog as Base } from '@base-ui/react/dialog';
import { say } from '../messages/say.ts';
import type { DialogProps } from './dialog-props.ts';
import './Dialog.css';
import { IconButton } from './IconButton.tsx';
import { IconClose } from './icons.tsx';
import { joinClasses } from './join-classes.ts';

export function DialogFrame({
  isOpen,
  onClose,
  title,
  isTitleHidden = false,
  description,
  place = 'centre',
  width = 'm',
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(isStillOpen) => !isStillOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-veil" />
        <Base.Popup
          className={joinClasses('dialog', `dialog-${place}`, `dialog-width-${width}`)}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <div className={isTitleHidden ? 'sr-only' : 'dialog-head'}>
            <Base.Title className="dialog-title">{title}</Base.Title>
          </div>
          {description !== undefined && <Base.Description className="dialog-about">{description}</Base.Description>}
          {children}
          {/* Last in order, so that what the dialog is for is reached first. */}
          {!isTitleHidden && (
            <IconButton className="dialog-close" label={say('parts.close')} icon={<IconClose />} onClick={onClose} />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
