// The channel of Yelp: hears what its reviews say of a business, and answers where the business's owner let it.

import type { Channel } from '../channel.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { findReply, reply } from './reply.ts';

export const channel: Channel = { manifest, normalise, listen, connect, reply, findReply };
