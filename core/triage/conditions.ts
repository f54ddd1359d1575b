// What rules look at, and whether it fits. Targets, trees and routes all ask the same question here.

import type { Sphere } from '../channel.ts';
import type { Condition } from '../protocol/condition.ts';
import type { Feeling, Intent } from '../reading.ts';

/** What is known of a mention and its case when a rule is chosen. */
export interface About {
  readonly channel: string;
  readonly sphere: Sphere;
  readonly kind: Intent;
  readonly feeling: Feeling;
  readonly isUrgent: boolean;
  readonly isAbusive: boolean;
  /** ISO 639-1; null: unknown. */
  readonly language: string | null;
  /** Slugs; null: none. */
  readonly location: string | null;
  readonly team: string | null;
  /** The purpose of the profile it was said to. */
  readonly purpose: string | null;
  readonly priority: 0 | 1 | 2 | 3;
  /** Stars. */
  readonly rating: number | null;
  /** Followers. */
  readonly reach: number | null;
}

export function fits(when: Condition, about: About): boolean {
  return (
    isOneOf(when.channels, about.channel) &&
    isOneOf(when.spheres, about.sphere) &&
    isOneOf(when.kinds, about.kind) &&
    isOneOf(when.feelings, about.feeling) &&
    isOneOf(when.languages, about.language) &&
    isOneOf(when.locations, about.location) &&
    isOneOf(when.teams, about.team) &&
    isOneOf(when.purposes, about.purpose) &&
    (when.isUrgent === undefined || when.isUrgent === about.isUrgent) &&
    (when.isAbusive === undefined || when.isAbusive === about.isAbusive) &&
    (when.priorityAtLeast === undefined || about.priority >= when.priorityAtLeast) &&
    (when.ratingAtMost === undefined || (about.rating !== null && about.rating <= when.ratingAtMost)) &&
    (when.reachAtLeast === undefined || (about.reach ?? 0) >= when.reachAtLeast)
  );
}

/** A list that is not there asks for nothing; what is unknown is on no list. */
function isOneOf<T extends string>(list: readonly T[] | undefined, value: T | null): boolean {
  return list === undefined || (value !== null && list.includes(value));
}
