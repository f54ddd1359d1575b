// Quiet bars in the shape of what is being loaded. They appear only after a moment, so that a fast answer never
// flashes them.

import { say } from '../messages/say.ts';
import './Skeleton.css';

export interface SkeletonProps {
  /** How many bars. */
  readonly lines?: number;
  /** `row`: as tall as a list row; `line`: as tall as a line of text. */
  readonly shape?: 'line' | 'row';
}

export function Skeleton({ lines = 3, shape = 'line' }: SkeletonProps) {
  const bars = Array.from({ length: lines }, (_, n) => `bar-${n}`);
  return (
    <div className={`skeleton skeleton-${shape}`} role="status">
      <span className="sr-only">{say('parts.loading')}</span>
      {bars.map((bar) => (
        <div key={bar} className="skeleton-bar" />
      ))}
    </div>
  );
}
