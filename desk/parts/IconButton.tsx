// A button with only an icon. Its label is what a screen reader says and what the tooltip shows, with the key that
// does the same.

import type { ComponentProps, ReactNode } from 'react';
import './IconButton.css';
import { joinClasses } from './join-classes.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
}

export function IconButton({ label, icon, shortcut, isPressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        {...rest}
        className={joinClasses('icon-button', className)}
        aria-label={label}
        aria-pressed={isPressed}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
