// May these words leave this way? The rule is core's; this only says that what came as JSON has no field set to
// undefined, which the compiler cannot know.

import type { Visibility } from '../../core/channel.ts';
import { type Fit, fits, type Ways } from '../../core/respond/fits.ts';
import type { CasePage } from '../../wire/case.ts';

export function judge(text: string, visibility: Visibility, ways: CasePage['ways']): Fit {
  return fits({ text, visibility }, ways as Ways);
}
