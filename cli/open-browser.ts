// Opens an address in the person's browser where there is a screen to open it on; says whether it tried.

import { spawn } from 'node:child_process';

export function openBrowser(address: string, env: NodeJS.ProcessEnv): boolean {
  const opener = openerFor(process.platform, env);
  if (!opener || !process.stdout.isTTY || env['CI']) return false;
  const [command = '', ...args] = opener;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // the address is printed as well
    .unref();
  return true;
}

function openerFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}
