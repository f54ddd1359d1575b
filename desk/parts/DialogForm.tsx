// The form of a dialog: its fields, what went wrong as a whole, the way out and the one button that sends it, once.

import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { TroubleLine } from './Trouble.tsx';

interface DialogFormProps {
  readonly className: string;
  readonly sending: { readonly mutate: () => void; readonly isPending: boolean };
  readonly trouble: string | undefined;
  readonly send: string;
  readonly cancel: string;
  readonly cancelIcon?: ReactNode;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function DialogForm({
  className,
  sending,
  trouble,
  send,
  cancel,
  cancelIcon,
  onCancel,
  children,
}: DialogFormProps) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isPending) sending.mutate();
      }}
    >
      {children}
      <TroubleLine words={trouble} />
      <div className="dialog-actions">
        <Button variant="ghost" icon={cancelIcon} onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" variant="primary" isBusy={sending.isPending}>
          {send}
        </Button>
      </div>
    </form>
  );
}
