// Finds what the tests need from the machine and npm does not bring: a Chromium and a PostgreSQL 15.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const chromiums = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const howToGetChromium =
  'The browser tests need Chromium and found none. Debian, Ubuntu: apt-get install chromium. Fedora: dnf install ' +
  'chromium. macOS: brew install --cask chromium. Elsewhere set HEED_CHROMIUM to its path. ' +
  'Or leave these tests out: npm test -- --skip-browser';

export const howToGetPostgres15 =
  'The store is also tested on PostgreSQL 15 and found none. Debian 12: apt-get install postgresql-15. ' +
  'Elsewhere set HEED_TEST_PG15_BIN to its bin folder.';

export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const named = env['HEED_CHROMIUM'];
  return (named ? [named] : chromiums).find((path) => existsSync(path)) ?? null;
}

export function findPostgres15(env: NodeJS.ProcessEnv): string | null {
  const named = env['HEED_TEST_PG15_BIN'];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = named ? [named] : ['/usr/lib/postgresql/15/bin', '/opt/homebrew/opt/postgresql@15/bin'];
  return folders.find((folder) => existsSync(join(folder, `initdb${suffix}`))) ?? null;
}
