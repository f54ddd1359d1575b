// heed channels new NAME: the folder of a new place, whole, passing the contract beside its own double. In: the name. Out:
// the files written. What stands in the templates is the place to start from, not a place to be.

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error.ts';

const templates = join(import.meta.dirname, 'scaffold');

export function newChannel(home: string, id: string): readonly string[] {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 40) {
    throw new CliError(`A channel's name is in kebab-case, as 'app-store': not '${id}'.`);
  }
  const folder = join(home, 'channels', id);
  if (existsSync(folder)) throw new CliError(`There is a folder channels/${id} already.`);
  return globSync('**/*.tmpl', { cwd: templates })
    .sort()
    .map((template) => {
      const path = join(folder, template.replace(/\.tmpl$/, '').replace(/^ID\./, `${id}.`));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, filled(readFileSync(join(templates, template), 'utf8'), id));
      return path.slice(home.length + 1);
    });
}

function filled(text: string, id: string): string {
  const words = id.replaceAll('-', ' ');
  const label = words.slice(0, 1).toUpperCase() + words.slice(1);
  return text.replaceAll('{{id}}', id).replaceAll('{{label}}', label);
}
