// May these words leave this way? The rule is core's; this only says that what came as JSON has no field set to
// undefined, which the compiler cannot know.

import type { Visibility } from '../../core/channel.ts';
import type { Picture } from '../../core/pictures.ts';
import type { Closing } from '../../core/respond/closing.ts';
import { type Fit, fits, type Ways } from '../../core/respond/fits.ts';
import type { CasePage } from '../../wire/case.ts';

/** The ways of a case as it is kept. */
type Standing = CasePage['ways'] & Pick<Ways, 'weighing'>;

export function judge(text: string, visibility: Visibility, ways: Standing, pictures: readonly Picture[] = []): Fit {
  return fits({ text, visibility, pictures }, openNow(ways));
}

/** The ways as they stand in this minute: a platform's door may have closed since the page was fetched. */
export function openNow(ways: Standing, now = Date.now()): Ways {
  const { closings } = ways;
  if (closings === undefined) return ways as Ways;
  return { ...(ways as Ways), closings: { public: asOf(closings.public, now), private: asOf(closings.private, now) } };
}

type Told = NonNullable<CasePage['ways']['closings']>['public'];

function asOf(closing: Told, now: number): Closing | null {
  if (closing === null) return null;
  const [endsAt, nearAt] = [new Date(closing.endsAt), new Date(closing.nearAt)];
  return { endsAt, nearAt, wayOut: closing.wayOut, isOver: endsAt.getTime() <= now };
}
