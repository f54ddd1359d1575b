// A stored mention in the shape a channel knows it by, to answer or like it.

import type { Sending } from '../channels/channel.ts';
import type { ThreadRow } from '../store/triage/case-page.ts';

export function asHeard(mention: ThreadRow): Sending['to'] {
  return {
    canonicalId: mention.canonicalId,
    threadId: mention.threadExternalId,
    handle: mention.handle,
    visibility: mention.visibility,
    url: mention.url,
    author: {
      externalId: mention.authorExternalId,
      handle: mention.authorHandle,
      name: mention.authorName,
      url: mention.authorUrl,
      avatarUrl: mention.authorAvatarUrl,
      followers: mention.authorFollowers,
    },
  };
}
