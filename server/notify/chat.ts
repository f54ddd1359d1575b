// A notice in a room of a chat, in the form its incoming webhook takes. In: a parcel, the hook's kind and address. Out:
// whether it was taken. What customers wrote can neither call the room together nor dress itself up.

import type { HookKind } from '../../store/triage/hooks.ts';
import type { World } from '../world.ts';
import { linkTo, type Outcome, type Parcel } from './parcel.ts';
import { post } from './post-json.ts';
import { digestTitle, wordsOf } from './words.ts';

type ChatKind = Exclude<HookKind, 'webhook'>;

export function sendChat(
  world: Pick<World, 'fetch' | 'now'>,
  parcel: Parcel,
  { url, kind }: { readonly url: string; readonly kind: ChatKind },
): Promise<Outcome> {
  const body = JSON.stringify(forms[kind](linesOf(parcel), parcel));
  const headers = { 'content-type': 'application/json', 'idempotency-key': parcel.deliveryId };
  return post(world, { url, headers, body });
}

interface Line {
  readonly title: string;
  readonly about: string;
  readonly link: string;
}

/** Chats take a few thousand characters; the desk has them all. */
const mostLines = 15;

function linesOf(parcel: Parcel): readonly Line[] {
  return parcel.notices.slice(0, mostLines).map((notice) => {
    const { title, about } = wordsOf(notice, parcel);
    return { title, about: about.join(' '), link: linkTo(parcel, notice.caseId) };
  });
}

function headOf({ notices, brandName }: Parcel): string {
  return notices.length === 1 ? brandName : `${brandName} · ${digestTitle(notices)}`;
}

type Form = (lines: readonly Line[], parcel: Parcel) => unknown;

const slack: Form = (lines, parcel) => ({
  text: slackPlain(lines.length === 1 ? (lines[0]?.title ?? '') : headOf(parcel)),
  blocks: [
    { type: 'context', elements: [{ type: 'mrkdwn', text: slackPlain(headOf(parcel)) }] },
    ...lines.map(({ title, about, link }) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: `*<${link}|${slackPlain(title).replaceAll('|', '¦')}>*\n${slackPlain(about)}` },
    })),
  ],
});

/** Slack's own three; without brackets there is neither a link nor a call to everybody. */
function slackPlain(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/gu, '\u2060$&');
}

/** An adaptive card, as Teams' workflows take it. */
const teams: Form = (lines, parcel) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [
          { type: 'TextBlock', text: plainMarkdown(headOf(parcel)), isSubtle: true, wrap: true },
          ...lines.flatMap(({ title, about, link }) => [
            { type: 'TextBlock', text: `[${plainMarkdown(title)}](${link})`, weight: 'Bolder', wrap: true },
            ...(about === '' ? [] : [{ type: 'TextBlock', text: plainMarkdown(about), wrap: true }]),
          ]),
        ],
      },
    },
  ],
});

const discord: Form = (lines, parcel) => ({
  content: plainMarkdown(headOf(parcel)).slice(0, 1900),
  embeds: lines.slice(0, 10).map(({ title, about, link }) => ({
    title: plainMarkdown(title).slice(0, 256),
    description: plainMarkdown(about).slice(0, 1000),
    url: link,
  })),
  // Nobody is called by what a customer wrote.
  allowed_mentions: { parse: [] },
});

const mattermost: Form = (lines, parcel) => ({
  text: [
    plainMarkdown(headOf(parcel)),
    ...lines.map(({ title, about, link }) => `**[${plainMarkdown(title)}](${link})**\n${plainMarkdown(about)}`),
  ].join('\n\n'),
});

const forms: Readonly<Record<ChatKind, Form>> = { slack, teams, discord, mattermost };

/** A word joiner after `@` keeps it from naming anybody, also the whole channel. */
function plainMarkdown(words: string): string {
  return words.replace(/[\\*_~`|[\]()#>]/gu, '\\$&').replaceAll('@', '@\u2060');
}
