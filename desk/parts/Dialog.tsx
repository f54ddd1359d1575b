// A modal box: takes the focus, keeps it, gives it back where it came from; Escape and a press outside close it.
// `side` makes it a drawer at the inline start. The part behind it (Base UI) is loaded when the first one opens.

import { lazy, type ReactNode, type RefObject, Suspense } from 'react';

const DialogFrame = lazy(() => import('./DialogFrame.tsx').then((m) => ({ default: m.DialogFrame })));

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly description?: string;
  readonly place?: 'centre' | 'top' | 'side';
  readonly width?: 's' | 'm' | 'l';
  /** What is focused first; otherwise the first thing inside that can be. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogFrame {...props} />
    </Suspense>
  );
}
