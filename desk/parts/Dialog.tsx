// A modal box: takes the focus, keeps it, gives it back where it came from; Escape and a press outside close it.
// `side` makes it a drawer at the inline start. The part behind it (Base UI) is loaded when the first one opens.

import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog-props.ts';

const DialogFrame = lazy(() => import('./DialogFrame.tsx').then((m) => ({ default: m.DialogFrame })));

export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogFrame {...props} />
    </Suspense>
  );
}
