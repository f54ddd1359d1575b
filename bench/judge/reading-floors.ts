// The least that is accepted of the heads of readings: a little under what was reached, so that a loss fails.

import type { Head } from './head.ts';

export const readingFloors: Readonly<Record<string, Head['floors']>> = {};
