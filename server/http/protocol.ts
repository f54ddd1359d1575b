// The protocol and its versions. GET …/protocol, …/protocol/file, …/versions, …/diff; POST …/check; PUT …/protocol

import type { FastifyInstance } from 'fastify';
import { newestProtocol, type ProtocolVersion, protocolVersion, versionsAfter } from '../../store/triage/protocols.ts';
import {
  CheckBody,
  type CheckView,
  DiffQuery,
  type DiffView,
  type ProtocolVersions,
  type ProtocolView,
  PushBody,
  type PushView,
} from '../../wire/protocol.ts';
import { checkProtocol, type GivenProtocol, type Pushed, pushProtocol } from '../do/push-protocol.ts';
import { mayPublish, maySee } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import { toFile } from '../protocol-file.ts';
import { unifiedDiff } from '../unified-diff.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

export function addProtocolRoutes(app: FastifyInstance, world: World): void {
  addReading(app, world);

  brandRoute(app, world, {
    method: 'POST',
    path: '/protocol/check',
    may: maySee,
    body: CheckBody,
    do: async ({ brand, body }): Promise<CheckView> => {
      const checked = await checkProtocol(world, brand.id, givenIn(body));
      return { faults: 'faults' in checked ? [...checked.faults] : [] };
    },
  });

  brandRoute(app, world, {
    method: 'PUT',
    path: '/protocol',
    may: mayPublish,
    body: PushBody,
    do: async ({ brand, person, body, now }): Promise<PushView> => {
      const push = { brandId: brand.id, personId: person.id, base: body.base, given: givenIn(body), now };
      return { version: versionIn(await pushProtocol(world, push)) };
    },
  });
}

function addReading(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/protocol',
    may: maySee,
    do: async ({ brand }): Promise<ProtocolView> => {
      const { protocol, isFallback, ...line } = await world.database.brand(brand.id, (tx) =>
        newestProtocol(tx, brand.id),
      );
      return { ...presentLine(line), protocol: protocol as ProtocolView['protocol'], isFallback };
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/protocol/file',
    may: maySee,
    do: async ({ brand, reply }) => {
      const { protocol } = await world.database.brand(brand.id, (tx) => newestProtocol(tx, brand.id));
      reply.type('application/yaml; charset=utf-8');
      return toFile(protocol);
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/protocol/versions',
    may: maySee,
    do: async ({ brand }): Promise<ProtocolVersions> => {
      const versions = await world.database.brand(brand.id, (tx) => versionsAfter(tx, brand.id, 0));
      return { versions: versions.map(presentLine) };
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/protocol/versions/:n',
    may: maySee,
    do: async ({ brand, part }): Promise<ProtocolView> => {
      const { protocol, isFallback, ...line } = await versionAsked(world, brand.id, Number(part('n')));
      return { ...presentLine(line), protocol: protocol as ProtocolView['protocol'], isFallback };
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/protocol/diff',
    may: maySee,
    query: DiffQuery,
    do: async ({ brand, query: { from, to } }): Promise<DiffView> => {
      const before = await versionAsked(world, brand.id, from);
      const after = await versionAsked(world, brand.id, to);
      return { from, to, diff: unifiedDiff(bodyOf(before), bodyOf(after), [`version ${from}`, `version ${to}`]) };
    },
  });
}

/** Without the line that says its number, which differs always and says nothing. */
function bodyOf({ protocol }: { readonly protocol: Parameters<typeof toFile>[0] }): string {
  return toFile(protocol).replace(/^version: \d+$/mu, 'version: …');
}

async function versionAsked(world: World, brandId: string, version: number) {
  const isNumber = Number.isInteger(version) && version > 0 && version < 2 ** 31;
  const found = isNumber ? await world.database.brand(brandId, (tx) => protocolVersion(tx, brandId, version)) : null;
  if (found === null) throw new HeedError('not_found', 'There is no such version of the protocol.');
  return found;
}

function presentLine({ version, madeAt, madeBy }: ProtocolVersion) {
  return { version, madeAt: iso(madeAt), madeBy };
}

function givenIn(body: { readonly protocol?: unknown; readonly file?: string | undefined }): GivenProtocol {
  const isBoth = body.file !== undefined && body.protocol !== undefined;
  if (isBoth || (body.file === undefined && body.protocol === undefined)) {
    throw new HeedError('bad_request', 'Send either the protocol or its file.', {
      field: isBoth ? 'file' : 'protocol',
    });
  }
  return body.file === undefined ? { protocol: body.protocol } : { file: body.file };
}

function versionIn(pushed: Pushed): number {
  if ('version' in pushed) return pushed.version;
  if ('faults' in pushed) {
    const words = `The protocol was not published: ${pushed.faults[0]?.words ?? ''}`;
    throw new HeedError('faulty', words, { detail: { faults: pushed.faults } });
  }
  const [last] = pushed.since;
  const words =
    last === undefined
      ? 'There is no such version to build on. Read the newest and change that.'
      : `${last.madeBy?.name ?? 'Somebody at the command line'} published version ${last.version} meanwhile. Compare the two, and publish yours on top of it.`;
  throw new HeedError('conflict', words, { detail: { since: pushed.since.map(presentLine) } });
}
