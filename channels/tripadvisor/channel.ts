// The channel of Tripadvisor: hears the newest reviews of a place and the answers given there. It only reads.

import type { Channel } from '../channel.ts';
import { connect } from './connect.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, connect };
