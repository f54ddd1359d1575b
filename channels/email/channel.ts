// The email channel: hears a mailbox over IMAP, is woken by it, and answers over SMTP in the same conversation.

import type { Channel } from '../channel.ts';
import { connect } from './connect.ts';
import { listen, watch } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { findReply, reply } from './reply.ts';

export const channel: Channel = { manifest, normalise, listen, watch, connect, reply, findReply };
