// The four forms a room takes a notice in, and that a customer's name can neither call everybody nor forge a link.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelError, type ChannelRequest } from '../../channels/channel.ts';
import type { NoticeRow } from '../../store/triage/notice-list.ts';
import { sendChat } from './chat.ts';
import type { Parcel } from './parcel.ts';

const now = new Date('2026-11-20T10:00:00Z');

function notice(over: Partial<NoticeRow> = {}): NoticeRow {
  return {
    id: '01a00000-0000-7000-8000-000000000001',
    personId: null,
    caseId: '01a00000-0000-7000-8000-000000000002',
    kind: 'clock.breached',
    severity: 'high',
    matter: 'm',
    detail: { clock: 'first_reply', deadlineAt: '2026-11-20T09:30:00Z' },
    dueAt: now,
    at: now,
    readAt: null,
    customerName: 'Ana <!channel> @here **x**',
    channel: 'test',
    firstLine: 'Where is my order? [click](https://evil.example) @everyone',
    deadlineAt: null,
    isOpen: true,
    ...over,
  };
}

const parcel: Parcel = {
  deliveryId: '01a00000-0000-7000-8000-000000000003',
  brandId: '01a00000-0000-7000-8000-00000000000a',
  brandSlug: 'bakery',
  brandName: 'Bakery',
  deskAddress: 'https://desk.example.org',
  now,
  timeZone: 'Europe/Madrid',
  labelOf: (channel) => channel,
  notices: [notice()],
};

async function sent(kind: 'slack' | 'teams' | 'discord' | 'mattermost', what: Parcel = parcel): Promise<string> {
  let body = '';
  const fetch = async (_url: string, request?: ChannelRequest): Promise<never> => {
    body = String(request?.body);
    throw new ChannelError('unreachable', 'seen enough');
  };
  const outcome = await sendChat({ fetch, now: () => now }, what, { url: 'https://chat.example/hook', kind });
  assert.deepEqual(outcome, { came: 'failed', error: 'seen enough' });
  return body;
}

const link = 'https://desk.example.org/b/bakery/case/01a00000-0000-7000-8000-000000000002';

test('Slack: blocks with a link, and no call to the channel', async () => {
  const body = JSON.parse(await sent('slack'));
  assert.match(body.text, /^Late: Ana &lt;!channel&gt;/u);
  assert.ok(body.blocks[1].text.text.startsWith(`*<${link}|Late: Ana`));
  assert.equal(JSON.stringify(body).includes('<!channel>'), false);
});

test('Teams: an adaptive card', async () => {
  const body = JSON.parse(await sent('teams'));
  assert.equal(body.type, 'message');
  const { contentType, content } = body.attachments[0];
  assert.deepEqual([contentType, content.type], ['application/vnd.microsoft.card.adaptive', 'AdaptiveCard']);
  assert.ok(content.body[1].text.endsWith(`](${link})`));
  assert.equal(content.body[2].text.includes('[click](https'), false);
});

test('Discord: an embed, and nobody is mentioned', async () => {
  const body = JSON.parse(await sent('discord'));
  assert.deepEqual(body.allowed_mentions, { parse: [] });
  assert.equal(body.embeds[0].url, link);
  assert.equal(/@everyone|@here/u.test(JSON.stringify(body)), false);
});

test('Mattermost: text, and nobody is mentioned', async () => {
  const { text } = JSON.parse(await sent('mattermost'));
  assert.ok(text.includes(`](${link})`));
  assert.equal(/@everyone|@here/u.test(text), false);
});

test('several are one message with a line each', async () => {
  const many = { ...parcel, notices: [notice(), notice({ kind: 'clock.warned', customerName: 'Bo' })] };
  const body = JSON.parse(await sent('slack', many));
  assert.equal(body.text, 'Bakery · 2 notices: 1 late, 1 more');
  assert.equal(body.blocks.length, 3);
});
