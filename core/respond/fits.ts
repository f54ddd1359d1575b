// Whether a draft can leave at all: it says something, has a way out that stands open still, is not too long by the
// channel's own counting, and its pictures are such as the way takes.
// Never a matter of rules, and small: the desk has it from the first key on, before the guard is loaded.

import {
  addressed,
  type Count,
  countText,
  type MediaLimit,
  type ReplyWay,
  type TextLimit,
  type Visibility,
  type Weighing,
} from '../channel.ts';
import { type Picture, unfitPictures } from '../pictures.ts';
import type { Closings } from './closing.ts';
import type { Finding } from './finding.ts';

export interface DraftToSend {
  readonly text: string;
  readonly visibility: Visibility;
  /** Left out: words alone. */
  readonly pictures?: readonly Picture[];
}

/** How replies can leave from this case: through the interface, by a person on the place's own page, or not at all. */
export interface Ways {
  readonly public: ReplyWay;
  readonly private: ReplyWay;
  readonly publicLimit: TextLimit | null;
  readonly privateLimit: TextLimit | null;
  /** The customer's handle, where a reply has to name them: it goes before the words and counts with them. */
  readonly addressee: string | null;
  /** What each way takes of pictures; left out or null: none. */
  readonly media?: { readonly public: MediaLimit | null; readonly private: MediaLimit | null };
  /** For X; left out or null where it is not here (yet): then nothing is counted, and no link is seen. */
  readonly weighing?: Weighing | null;
  /** When the platform closes each way, where it does; left out where none is ever closed. */
  readonly closings?: Closings;
}

export interface Fit {
  readonly way: ReplyWay;
  readonly count: Count | null;
  /** All of the level `may_not_go`. */
  readonly findings: readonly Finding[];
  readonly mayGo: boolean;
}

export function fits(draft: DraftToSend, ways: Ways): Fit {
  const isPublic = draft.visibility === 'public';
  const way = isPublic ? ways.public : ways.private;
  const limit = isPublic ? ways.publicLimit : ways.privateLimit;
  // On the place's own page people name each other as they like.
  const words = way === 'interface' ? addressed(draft.text, ways.addressee) : draft.text;
  const { weighing = null } = ways;
  const isCounted = limit !== null && (limit.unit !== 'weighted' || weighing !== null);
  const count = isCounted ? countText(words, limit, weighing) : null;
  const findings: Finding[] = [];
  if (draft.text.trim() === '') findings.push(stop('empty', {}));
  if (way === 'none') findings.push(stop('no_way', { visibility: draft.visibility }));
  const closing = way === 'interface' ? (ways.closings?.[draft.visibility] ?? null) : null;
  if (closing?.isOver) {
    findings.push(stop('window_closed', { endedAt: closing.endsAt.toISOString(), wayOut: closing.wayOut }));
  }
  const unfit = unfitPictures(draft.pictures ?? [], picturesOn(ways, draft.visibility));
  if (unfit !== null) findings.push(stop('pictures_unfit', { ...unfit }));
  if (count !== null && count.left < 0) findings.push(stop('too_long', { over: -count.left, max: count.max }));
  return { way, count, findings, mayGo: findings.length === 0 };
}

/** Heed itself carries pictures only through an interface. */
export function picturesOn(ways: Ways, visibility: Visibility): MediaLimit | null {
  return ways[visibility] === 'interface' ? (ways.media?.[visibility] ?? null) : null;
}

type Obstacle = 'empty' | 'no_way' | 'window_closed' | 'too_long' | 'pictures_unfit';

function stop(code: Obstacle, detail: Finding['detail']): Finding {
  return { code, level: 'may_not_go', spans: [], detail, better: null };
}
