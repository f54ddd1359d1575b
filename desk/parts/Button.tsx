// A button with words. `primary` once per view; `private` is the other colour a private reply is sent with.
// While it is busy it keeps its width and focus and takes no second press.

import type { ComponentProps, ReactNode } from 'react';
import './Button.css';
import { joinClasses } from './join-classes.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'private';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: ReactNode;
  readonly isBusy?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'm',
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={joinClasses('button', `button-${variant}`, `button-${size}`, isBusy && 'button-busy', className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      <span className="button-words">{children}</span>
    </button>
  );
}
