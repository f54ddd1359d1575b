// How X reads a text, a chunk of its own. In: a case as fetched. Out: its counting, loaded where a draft can go to X; null
// anywhere else, and where it did not come: then no length is shown, and the server says what is too long.

import type { Weighing } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';

type About = Pick<CasePage, 'ways' | 'situation'>;

export async function loadWeighing({ ways, situation }: About): Promise<Weighing | null> {
  const limits = [ways.publicLimit, ways.privateLimit];
  if (situation.links === null && limits.every((limit) => limit?.unit !== 'weighted')) return null;
  return import('../../core/weighted/weighing.ts').then(
    (chunk) => chunk.weighing,
    () => null,
  );
}
