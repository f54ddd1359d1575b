// What a test or a trainer does to a town while it runs: visitors who speak, and mischief for the next calls.
// Kept in this process only, by town; the story itself and the brand's answers live elsewhere and need none of it.

export interface Saying {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  /** Id of what it answers. */
  readonly to: string | null;
  readonly isLetter: boolean;
  readonly publishedAt: number;
  /** When the town shows it. */
  readonly at: number;
}

/** A visitor changed his words, or took them back (`text` null). */
export interface Change {
  readonly id: string;
  readonly at: number;
  readonly text: string | null;
}

export type Mischief =
  | { readonly how: 'rate_limited'; readonly retryAfterS: number }
  | { readonly how: 'slow'; readonly ms: number }
  | { readonly how: 'server_error' | 'half_a_body' | 'accepted_then_cut' | 'token_expired' | 'access_revoked' }
  | { readonly how: 'duplicated' | 'reordered' };

export interface Stage {
  readonly sayings: Saying[];
  readonly changes: Change[];
  readonly mischief: Mischief[];
  calls: number;
}

const stages = new Map<string, Stage>();
const emptyStage: Stage = { sayings: [], changes: [], mischief: [], calls: 0 };

/** The stage of a town, if anybody ever stood on it. */
export function stageOf(town: string | null): Stage {
  return (town === null ? undefined : stages.get(town)) ?? { ...emptyStage, mischief: [] };
}

export function openStage(town: string): Stage {
  const stage: Stage = { sayings: [], changes: [], mischief: [], calls: 0 };
  stages.set(town, stage);
  return stage;
}

export function closeStage(town: string): void {
  stages.delete(town);
}
