// heed pack (npm's prepack): sources to dist/*.js with the assets beside them, the desk built in. What npm then packs
// runs on plain JavaScript: no Node strips types under node_modules.

import { cpSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDesk } from './build-desk.ts';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';
import { createNarrator } from './narrate.ts';
import { runTool } from './run-tool.ts';

const rooms = ['core', 'wire', 'channels', 'store', 'server', 'cli'];
/** npm reads the tarball's name from standard output, so this speaks on the other one. */
const narrate = createNarrator(process.stderr);

export async function pack(): Promise<number> {
  const dist = join(home, 'dist');
  rmSync(dist, { recursive: true, force: true });
  await buildDesk(narrate);
  narrate('compiling');
  const compiled = await runTool('typescript:tsc', ['-p', 'tsconfig.pack.json']);
  if (compiled.code !== 0) throw new CliError(`The sources do not compile:\n${compiled.output}`);
  for (const asset of findAssets()) {
    const target = join(dist, asset);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(home, asset), target);
  }
  cpSync(join(home, 'desk', 'dist'), join(dist, 'desk', 'dist'), { recursive: true });
  narrate('packed into dist');
  return 0;
}

/** Migrations, icons, language packs, a simulated world: whatever the code reads beside itself. */
function findAssets(): readonly string[] {
  return globSync(
    rooms.map((room) => `${room}/**/*.*`),
    {
      cwd: home,
      exclude: (path) => /(^|\/)(fixtures|node_modules)$|\.tsx?$|\.mjs$|tsconfig\.json$|README\.md$|\.tmpl$/.test(path),
    },
  );
}
