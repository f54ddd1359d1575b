// Reads what a person may set, from flags and the environment (flags win), into one checked object.

import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** A PostgreSQL of one's own; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** `host:port` pairs the outgoing client may reach although they are private. */
  readonly allow: readonly string[];
  /** Origins that are asked elsewhere: from origin to origin. */
  readonly reroute: Readonly<Record<string, string>>;
  /** Whose word about the client's address, host and https counts: addresses, networks, or `loopback`. */
  readonly trustProxy: readonly string[];
  readonly log: 'pretty' | 'json' | 'silent';
  /** Where people open the desk, for links in notices, without a slash at the end; null: where it listens. */
  readonly address: string | null;
  /** How notices leave by mail, who they are from, and where answers to them arrive; null: not at all. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly imapUrl: string | null;
  readonly mayOpen: boolean;
  readonly mayBuild: boolean;
}

const logs = ['pretty', 'json', 'silent'] as const;

export const settingsHelp = `
  --port PORT         listen there (HEED_PORT; 4333)
  --host HOST         listen on that address (HEED_HOST; 127.0.0.1, this machine only)
  --data DIR          keep everything there (HEED_DATA; ./.heed)
  --log HOW           pretty, json or silent (HEED_LOG; pretty)
  --allow HOST:PORT   a private address that sources may be read from, exactly that one; may be given again
                      (HEED_ALLOW, with commas)
  --trust-proxy ADDRESSES
                      the proxy in front, as addresses or networks with commas (HEED_TRUST_PROXY; loopback)
  --no-open           do not open the browser
  --no-build          do not build the desk, serve what is there
  HEED_REROUTE        origins that are asked elsewhere, as through a gateway of yours, with commas:
                      https://api.example.com=http://gateway:8080; one that is private needs --allow as well
  DATABASE_URL        a PostgreSQL of your own (15 or later) instead of the embedded one
  HEED_ADDRESS        where people open the desk, for links in notices, as in https://care.example.org
  HEED_SMTP_URL       the server that notices leave by, smtp://user:password@host:587 or smtps://…:465
  HEED_MAIL_FROM      who they are from, as in Heed <heed@example.org>; needed with HEED_SMTP_URL
  HEED_IMAP_URL       where answers to them arrive, imaps://user:password@host/FOLDER; they become notes`;

export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const { values } = parse(args);
  const log = values.log ?? (env['HEED_LOG'] || 'pretty');
  const knownLog = logs.find((known) => known === log);
  if (!knownLog) throw new CliError(`--log takes ${logs.join(', ')}, not '${log}'.`);
  return {
    host: values.host ?? (env['HEED_HOST'] || '127.0.0.1'),
    port: readPort(values.port ?? (env['HEED_PORT'] || '4333')),
    dataDir: resolve(values.data ?? (env['HEED_DATA'] || '.heed')),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    allow: [...(values.allow ?? []), env['HEED_ALLOW'] ?? ''].flatMap(listOf),
    reroute: Object.fromEntries(listOf(env['HEED_REROUTE'] ?? '').map(readRoute)),
    trustProxy: readProxies(values['trust-proxy'] ?? (env['HEED_TRUST_PROXY'] || 'loopback')),
    log: knownLog,
    address: readUrl(env, 'HEED_ADDRESS', ['https:', 'http:'])?.replace(/\/+$/u, '') ?? null,
    ...readMail(env),
    mayOpen: values['no-open'] !== true,
    mayBuild: values['no-build'] !== true,
  };
}

/** Whatever is wrong with these is said at the start: found out at the first alarm it would be too late. */
function readMail(env: NodeJS.ProcessEnv): Pick<Settings, 'smtpUrl' | 'mailFrom' | 'imapUrl'> {
  const smtpUrl = readUrl(env, 'HEED_SMTP_URL', ['smtp:', 'smtps:']);
  const imapUrl = readUrl(env, 'HEED_IMAP_URL', ['imap:', 'imaps:']);
  const mailFrom = env['HEED_MAIL_FROM']?.trim() || null;
  if (smtpUrl !== null && mailFrom === null)
    throw new CliError('HEED_SMTP_URL needs HEED_MAIL_FROM beside it, as in Heed <heed@example.org>.');
  if (mailFrom !== null && !/^(?:[^<>\r\n]*<)?[^<>\s@]+@[^<>\s@]+>?$/u.test(mailFrom))
    throw new CliError(`HEED_MAIL_FROM is an address, as in Heed <heed@example.org>, not '${mailFrom}'.`);
  if (imapUrl !== null && smtpUrl === null)
    throw new CliError('HEED_IMAP_URL takes answers to mails; it needs HEED_SMTP_URL to send them.');
  return { smtpUrl, mailFrom, imapUrl };
}

function readUrl(env: NodeJS.ProcessEnv, name: string, protocols: readonly string[]): string | null {
  const text = env[name]?.trim();
  if (!text) return null;
  const url = URL.parse(text);
  if (url !== null && protocols.includes(url.protocol) && url.hostname !== '') return text;
  // Never repeated: it may hold a password.
  throw new CliError(`${name} begins with ${protocols.map((one) => `${one}//`).join(' or ')} and names a host.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        log: { type: 'string' },
        allow: { type: 'string', multiple: true },
        'trust-proxy': { type: 'string' },
        'no-open': { type: 'boolean' },
        'no-build': { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new CliError(`${(cause as Error).message}\nWhat can be set:${settingsHelp}`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new CliError(`The port is a number from 1 to 65535, not '${text}'.`);
}

function readRoute(text: string): readonly [from: string, to: string] {
  const [from, to, ...rest] = text.split('=').map((part) => originOf(part.trim()));
  if (from && to && rest.length === 0) return [from, to];
  throw new CliError(
    `HEED_REROUTE takes pairs of origins without a path, as in https://api.example.com=http://gateway:8080, not '${text}'.`,
  );
}

/** Null for what is more than a scheme, a host and a port. */
function originOf(text: string): string | null {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  return isOrigin ? url.origin : null;
}

function readProxies(text: string): readonly string[] {
  const proxies = listOf(text);
  if (proxies.length > 0 && proxies.every(isProxy)) return proxies;
  throw new CliError(
    `--trust-proxy takes addresses or networks with commas, as in 10.0.0.0/8,172.18.0.2, or loopback, not '${text}'.`,
  );
}

/** A network of every address there is would be anybody's word. */
function isProxy(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === undefined) return most > 0;
  return rest.length === 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most;
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new CliError(
    'DATABASE_URL begins with postgres:// or postgresql://, as in postgres://user:password@host/heed.',
  );
}
