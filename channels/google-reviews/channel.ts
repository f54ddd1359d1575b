// The channel of Google's reviews: hears what is said of each location with its stars, answers as the owner, asks again.

import type { Channel } from '../channel.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { findReply, reply } from './reply.ts';

export const channel: Channel = { manifest, normalise, listen, connect, reply, findReply, recheck };
