// A brand as a small square with its first letter: the desk holds no logos of others.

import type { CSSProperties } from 'react';
import { hueOf, initialsOf } from '../parts/initials.ts';
import './BrandMark.css';

export function BrandMark({ name }: { readonly name: string }) {
  return (
    <span className="brand-mark" style={{ '--brand-hue': hueOf(name) } as CSSProperties} aria-hidden="true">
      {initialsOf(name).slice(0, 1)}
    </span>
  );
}
