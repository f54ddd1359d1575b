// A person as initials on a colour of their own. Nothing is fetched from a platform: its servers would learn who
// reads what here. The name stands beside it, so screen readers skip it.

import type { CSSProperties } from 'react';
import './Avatar.css';
import { hueOf, initialsOf } from './initials.ts';

export interface AvatarProps {
  readonly name: string;
  /** In CSS pixels. */
  readonly size?: number;
}

export function Avatar({ name, size = 24 }: AvatarProps) {
  const look = { '--avatar-hue': hueOf(name), '--avatar-size': `${size}px` } as CSSProperties;
  return (
    <span className="avatar" style={look} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
