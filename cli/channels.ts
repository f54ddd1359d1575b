// heed channels: the table of what each channel can do; --write puts it into the README, `new NAME` begins a channel, `cost`
// measures what adding one changes elsewhere.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../channels/registry.ts';
import { measureCost } from './channel-cost.ts';
import { drawChannels, withTable } from './channel-table.ts';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';
import { createNarrator } from './narrate.ts';
import { newChannel } from './new-channel.ts';
import { runTool } from './run-tool.ts';

const write = (text: string) => void process.stdout.write(text);

export async function channels(args: readonly string[]): Promise<number> {
  const [what, name, ...more] = args;
  if (what === 'new' && name !== undefined && more.length === 0) return begin(name);
  if (what === 'cost' && name === undefined) return cost();
  const manifests = (await loadManifests()).values();
  if (what === undefined) write(drawChannels(manifests));
  else if (what === '--write' && name === undefined) {
    const readme = join(home, 'README.md');
    writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), manifests));
  } else throw new CliError('heed channels takes nothing, --write, new NAME, or cost.');
  return 0;
}

async function begin(name: string): Promise<number> {
  const files = newChannel(home, name);
  // Where lines break depends on how long the name is.
  await runTool('@biomejs/biome:biome', ['format', '--write', `channels/${name}`]);
  write(`${files.join('\n')}\n\n`);
  write(`Now: node --test --test-name-pattern 'channel ${name}' channels/contract*.test.ts\n`);
  write('Then make the double the platform you mean, and each file after it. CONTRIBUTING.md tells the way.\n');
  return 0;
}

async function cost(): Promise<number> {
  const { tests, own, elsewhere, drawn } = await measureCost(createNarrator());
  write(
    `\n${own.length} files in the channel's own folder, ${tests} tests passed for it\n${elsewhere.length} files changed elsewhere\n`,
  );
  for (const path of elsewhere) write(`  ${path}\n`);
  write(
    `${drawn.length} drawn anew by npm run channels -- --write${drawn.length > 0 ? `: ${drawn.join(', ')}` : ''}\n`,
  );
  return elsewhere.length === 0 ? 0 : 1;
}
