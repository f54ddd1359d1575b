// What Instagram pushes about a professional account, read into the raws a poll would have given.
// https://developers.facebook.com/docs/instagram-platform/webhooks, https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram

import type { PushedThing } from '../channel.ts';
import { readMessaging } from '../families/graph/message-raw.ts';
import { changesOf, graphWebhook } from '../families/graph/webhook.ts';
import { fieldsOf, idOf } from '../tolerant.ts';
import { rawOfComment, rawOfMention } from './raw.ts';

type Thing = Omit<PushedThing, 'profileId'>;

export const webhook = graphWebhook('instagram', (account, entry) => [
  ...changesOf(entry).flatMap(({ field, value }): readonly Thing[] => {
    const [id, media] = [idOf(value['id']), idOf(fieldsOf(value['media'])['id'])];
    if (field === 'comments' || field === 'live_comments') {
      if (id === null) return [{ kind: 'account', raw: null }];
      // The push tells its own time, not the comment's: they are seconds apart.
      const { media: _, ...item } = value;
      const raw = rawOfComment({ ...item, timestamp: entry['time'] ?? null }, null, { id: media, permalink: null });
      return [{ kind: 'account', raw }];
    }
    const mentioned = idOf(value['media_id']);
    if (field !== 'mentions' || mentioned === null) return [];
    return [{ kind: 'account', raw: rawOfMention(mentioned, idOf(value['comment_id']), null) }];
  }),
  ...readMessaging(entry, account),
]);
