// A short fact in a coloured pill. The colour never says anything the words do not.

import type { ComponentProps, ReactNode } from 'react';
import './Chip.css';
import { joinClasses } from './join-classes.ts';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info' | 'private';

export interface ChipProps extends ComponentProps<'span'> {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
}

export function Chip({ tone = 'neutral', icon, className, children, ...rest }: ChipProps) {
  return (
    <span {...rest} className={joinClasses('chip', `chip-${tone}`, className)}>
      {icon}
      {children}
    </span>
  );
}
