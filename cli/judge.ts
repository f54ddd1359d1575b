// heed judge: labels texts and trains weights as the judge of understanding asks for it (bench/judge/command.ts).

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { home } from './home.ts';

export function judge(args: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [join(home, 'bench', 'judge', 'command.ts'), ...args], {
    stdio: 'inherit',
  });
  return status ?? 1;
}
