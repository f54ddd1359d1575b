// Draws the notices in a corner and reads them out politely. A notice waits while the pointer or the focus is on it.

import { useEffect, useState, useSyncExternalStore } from 'react';
import { say } from '../messages/say.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { IconClose } from './icons.tsx';
import { joinClasses } from './join-classes.ts';
import './Toast.css';
import { dismissToast, listToasts, showToast, stayOf, type Toast, type ToastHandle, watchToasts } from './toasts.ts';

const handle: ToastHandle = { show: showToast, dismiss: dismissToast };

export function useToast(): ToastHandle {
  return handle;
}

export function Toasts() {
  const toasts = useSyncExternalStore(watchToasts, listToasts);
  return (
    <section className="toasts" aria-label={say('parts.notices')} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false);
  const stayMs = stayOf(toast);

  useEffect(() => {
    if (isHeld || stayMs === 0) return;
    const timer = setTimeout(() => dismissToast(toast.id), stayMs);
    return () => clearTimeout(timer);
  }, [isHeld, stayMs, toast.id]);

  const { action } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers only keep the notice from leaving while it is read
    <div
      className={joinClasses('toast', `toast-${toast.tone ?? 'plain'}`)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="toast-words">{toast.message}</p>
      {action !== undefined && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => {
            dismissToast(toast.id);
            action.onAct();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={say('parts.close')} icon={<IconClose size={14} />} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
