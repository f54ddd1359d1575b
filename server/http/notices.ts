// One's own notices and how one is told. GET …/notices, POST …/notices/read, GET, PUT …/notice-settings, POST …/devices

import type { FastifyInstance } from 'fastify';
import { newId } from '../../store/new-id.ts';
import {
  addDevice,
  choiceOf,
  type DeviceRow,
  devicesOf,
  hasWay,
  removeDevice,
  saveChoice,
} from '../../store/triage/notice-choices.ts';
import { markRead, type NoticeRow, noticesOf, unreadCount } from '../../store/triage/notice-list.ts';
import { noticeRulesOf } from '../../store/triage/notices.ts';
import {
  ChoiceBody,
  DeviceBody,
  type DeviceView,
  type NoticePage,
  type NoticeSettings,
  NoticesQuery,
  type NoticeView,
  ReadBody,
} from '../../wire/notices.ts';
import { maySee } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { type Asked, brandRoute } from './route.ts';

const mostCounted = 100;
const mostDevices = 20;

export function addNoticeRoutes(app: FastifyInstance, world: World, pushKey: string): void {
  brandRoute(app, world, { method: 'GET', path: '/notices', may: maySee, query: NoticesQuery, do: listNotices });
  brandRoute(app, world, {
    method: 'POST',
    path: '/notices/read',
    may: maySee,
    body: ReadBody,
    do: ({ brand, person, body, now }) =>
      world.database.brand(brand.id, (tx) => markRead(tx, brand.id, person.id, body, now)),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/notice-settings',
    may: maySee,
    do: (asked) => settingsOf(asked, pushKey),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/notice-settings',
    may: maySee,
    body: ChoiceBody,
    do: ({ brand, person, body, now }) =>
      world.database.brand(brand.id, (tx) => saveChoice(tx, brand.id, person.id, body, now)),
  });
  brandRoute(app, world, { method: 'POST', path: '/devices', may: maySee, body: DeviceBody, do: subscribe });
  brandRoute(app, world, {
    method: 'DELETE',
    path: '/devices/:id',
    may: maySee,
    do: ({ person, part }) => removeDevice(world.database.account, person.id, part('id')),
  });
}

function listNotices({ world, brand, person, query }: Asked<unknown, { before?: string | undefined; limit: number }>) {
  return world.database.brand(brand.id, async (tx): Promise<NoticePage> => {
    const which = { personId: person.id, beforeId: query.before ?? null, limit: query.limit };
    const rows = await noticesOf(tx, brand.id, which);
    const unread = await unreadCount(tx, brand.id, person.id, mostCounted);
    const next = rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null;
    return { notices: rows.map(presentNotice), unread, next };
  });
}

function presentNotice(row: NoticeRow): NoticeView {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    caseId: row.caseId,
    customer: row.customerName,
    channel: row.channel,
    firstLine: row.firstLine,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    isOpen: row.isOpen,
    detail: { ...row.detail },
    dueAt: row.dueAt.toISOString(),
    at: row.at.toISOString(),
    isRead: row.readAt !== null,
  };
}

function settingsOf({ world, brand, person }: Asked<unknown, unknown>, pushKey: string): Promise<NoticeSettings> {
  return world.database.brand(brand.id, async (tx) => {
    const { ways, quiet, digestMinutes } = await choiceOf(tx, brand.id, person.id);
    const { normal, high, critical } = ways;
    return {
      choice: { ways: { normal: [...normal], high: [...high], critical: [...critical] }, quiet, digestMinutes },
      breaksQuietFrom: (await noticeRulesOf(tx, brand.id)).breaksQuietFrom,
      hasMail: await hasWay(tx, 'mail'),
      email: person.email,
      pushKey,
      devices: (await devicesOf(tx, person.id)).map(presentDevice),
    };
  });
}

function presentDevice({ id, label, endpoint, createdAt }: DeviceRow): DeviceView {
  return { id, label, endpoint, since: createdAt.toISOString() };
}

async function subscribe({
  world,
  person,
  body,
  now,
}: Asked<{ endpoint: string; keys: { p256dh: string; auth: string }; label: string }, unknown>) {
  const { account } = world.database;
  const known = await devicesOf(account, person.id);
  if (known.length >= mostDevices && !known.some(({ endpoint }) => endpoint === body.endpoint)) {
    throw new HeedError('too_many', 'You have twenty devices. Remove one that you do not use any more.');
  }
  const { endpoint, label, keys } = body;
  await addDevice(account, person.id, { id: newId(now), endpoint, label, ...keys, createdAt: now });
  return { devices: (await devicesOf(account, person.id)).map(presentDevice) };
}
