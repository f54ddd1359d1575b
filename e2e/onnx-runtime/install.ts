// Installs onnxruntime-node into this folder, once: nothing of it is part of Heed. Its binaries lie in the package itself, so
// no install script runs and nothing else is fetched. Out: null, or why there is no runtime on this machine.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
export const runtimeModules = join(here, 'node_modules');
const installed = join(runtimeModules, '.package-lock.json');

/** Throws in CI, where it has to be there. */
export async function ensureRuntime(): Promise<string | null> {
  const why = existsSync(installed) ? null : await install();
  const { platform, arch } = process;
  const binary = join(runtimeModules, 'onnxruntime-node', 'bin', 'napi-v6', platform, arch);
  const missing = why ?? (existsSync(binary) ? null : `onnxruntime-node brings nothing for ${platform} on ${arch}`);
  if (missing !== null && process.env['CI']) throw new Error(missing);
  return missing;
}

/** npm hands its settings down to `npm test`; here they have nothing to say. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_'));
  return { ...Object.fromEntries(own), ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip' };
}

function install(): Promise<string | null> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const child = spawn('npm', args, { cwd: here, env: plainEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-1000);
  });
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(`npm does not run: ${message}`));
    child.once('close', (code) => resolve(code === 0 ? null : `npm ci in ${here} ended with ${code}: ${said}`));
  });
}
