// The feed channel: RSS, Atom, RDF and JSON Feed, alerts delivered as one, and what is said under an own blog's posts.
// In: an address, of a feed or of a page that has one. Nothing is answered here: a person opens the item's own page.

import type { Channel } from '../channel.ts';
import { listenToComments } from './comments.ts';
import { discoverFeeds } from './discover.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { pollFeed } from './poll.ts';

export const channel: Channel = {
  manifest,
  normalise,
  listen: (source, hands) =>
    source.kind === 'comments'
      ? listenToComments(source, hands)
      : pollFeed(source.config.address ?? '', source.cursor, hands),
  discover: discoverFeeds,
};
