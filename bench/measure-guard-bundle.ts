// All that the guard adds to the desk for one language: what a browser loads after the inbox, and what its bench weighs.

export { openSaid } from '../core/respond/freshness/said-shelf.ts';
export { en } from '../core/respond/packs/en.ts';
export { findPhrases, rankPhrases } from '../core/respond/phrases/rank.ts';
export { respond } from '../core/respond/respond.ts';
