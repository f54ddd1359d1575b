// All that the guard adds to the desk for one language: what a browser loads with a case, and what its bench weighs together
// with the weights of the ear. What only comes with `/` is in `measure-guard-page.ts`.

export { openSaid } from '../core/respond/freshness/said-shelf.ts';
export { en } from '../core/respond/packs/en.ts';
export { respond } from '../core/respond/respond.ts';
export { openTone } from '../core/respond/tone/open-tone.ts';
