// How the double pushes: the events of X's Activity interface, signed over their bytes with the app's consumer secret.
// https://docs.x.com/x-api/activity/event-payloads and https://docs.x.com/x-api/webhooks/quickstart

import { createHmac } from 'node:crypto';
import type { Pushed } from '../channel.ts';
import { inFull } from './fake-entities.ts';
import { type Message, newest, type Person, type Platform, type Post } from './fake-platform.ts';
import { timeOf } from './snowflake.ts';

type Event = Readonly<Record<string, unknown>>;

export class Pusher {
  private readonly platform: Platform;
  private readonly account: Person;
  private readonly secret: string;
  private count = 0;

  constructor(platform: Platform, account: Person, secret: string) {
    this.platform = platform;
    this.account = account;
    this.secret = secret;
  }

  signed(event: Event): Pushed {
    const bytes = new TextEncoder().encode(JSON.stringify(event));
    const headers = new Headers({
      'content-type': 'application/json',
      'x-twitter-webhooks-signature': this.digest(bytes),
    });
    return { method: 'POST', query: new URLSearchParams(), headers, bytes };
  }

  question(): { readonly pushed: Pushed; readonly answer: { readonly status: number; readonly body: string } } {
    this.count += 1;
    const token = `challenge-${this.count}`;
    const query = new URLSearchParams({ crc_token: token });
    const pushed: Pushed = { method: 'GET', query, headers: new Headers(), bytes: new Uint8Array() };
    return { pushed, answer: { status: 200, body: JSON.stringify({ response_token: this.digest(token) }) } };
  }

  eventOf(post: Post): Event {
    const type = post.by === this.account ? 'post.create' : 'post.mention.create';
    const writer = inFull();
    return this.envelope(type, { payload: writer.post(post), includes: writer.includes([post]) });
  }

  deletionOf(post: Post): Event {
    return this.envelope('post.delete', { payload: { id: newest(post), author_id: post.by.id } });
  }

  /** In the words of the older interface; of a group it does not say which. */
  messageEventOf(message: Message): Event {
    const isPair = message.conversation.includes('-');
    const [one, other] = message.conversation.split('-').map((id) => this.platform.byUserId(id));
    const recipient = message.by === one ? other : one;
    const payload = {
      direct_message_events: [
        {
          type: 'message_create',
          id: message.id,
          created_timestamp: String(timeOf(message.id)?.getTime()),
          message_create: {
            target: isPair ? { recipient_id: recipient?.id } : {},
            sender_id: message.by.id,
            message_data: { text: message.text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] } },
          },
        },
      ],
      users: { [message.by.id]: { data: inFull().user(message.by) } },
    };
    return this.envelope(message.by === this.account ? 'dm.sent' : 'dm.received', { payload });
  }

  private envelope(type: string, more: Event): Event {
    this.count += 1;
    const event = {
      event_uuid: String(2_080_761_390_344_937_000n + BigInt(this.count)),
      event_type: type,
      tag: 'heed',
    };
    return { data: { ...event, filter: { user_id: this.account.id }, ...more } };
  }

  private digest(message: string | Uint8Array): string {
    return `sha256=${createHmac('sha256', this.secret).update(message).digest('base64')}`;
  }
}
