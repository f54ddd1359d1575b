// What a dialog is given; shared by its light front (Dialog) and the frame that is loaded when one opens.

import type { ReactNode, RefObject } from 'react';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly description?: string;
  readonly place?: 'centre' | 'top' | 'side';
  readonly width?: 'm' | 'l';
  /** What is focused first; otherwise the first thing inside that can be. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}
