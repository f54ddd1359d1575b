// The channel's own mark, drawn from its folder by the server. With `label` it speaks for itself; without, the words
// beside it do.

import { channelIconUrl } from '../api.ts';
import './ChannelMark.css';

export interface ChannelMarkProps {
  readonly channel: string;
  readonly label?: string;
  /** In CSS pixels. */
  readonly size?: number;
}

export function ChannelMark({ channel, label = '', size = 16 }: ChannelMarkProps) {
  return <img className="channel-mark" src={channelIconUrl(channel)} alt={label} width={size} height={size} />;
}
