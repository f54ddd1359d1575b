// A condition is what a rule of the protocol looks at: a target, a tree, a route, an approval.

import type { Sphere } from '../channel.ts';
import type { Feeling, Intent } from '../reading.ts';

/** What a rule looks at. Everything named must hold; of a list, one. What is not named does not matter. */
export interface Condition {
  readonly channels?: readonly string[];
  readonly spheres?: readonly Sphere[];
  readonly kinds?: readonly Intent[];
  readonly feelings?: readonly Feeling[];
  /** ISO 639-1. */
  readonly languages?: readonly string[];
  /** Slugs. */
  readonly locations?: readonly string[];
  readonly teams?: readonly string[];
  /** Purposes of the profile it was said to. */
  readonly purposes?: readonly string[];
  readonly isUrgent?: boolean;
  readonly isAbusive?: boolean;
  readonly priorityAtLeast?: 0 | 1 | 2 | 3;
  readonly ratingAtMost?: number;
  /** Followers of who said it. */
  readonly reachAtLeast?: number;
}
