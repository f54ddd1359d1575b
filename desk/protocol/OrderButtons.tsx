// Earlier, later, away: what can be done to a rule in a list where the first that fits wins. Alt with the arrow keys
// does the same from anywhere in the rule. The focus goes along with the rule.

import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconArrowDown, IconArrowUp, IconClose } from '../parts/icons.tsx';

interface OrderProps {
  readonly name: string;
  /** Null at the end of the list. */
  readonly onEarlier: (() => void) | null;
  readonly onLater: (() => void) | null;
  readonly onRemove: () => void;
}

export function OrderButtons({ name, onEarlier, onLater, onRemove }: OrderProps) {
  return (
    <span className="order-buttons">
      <IconButton
        label={say('protocol.earlier', { name })}
        icon={<IconArrowUp size={14} />}
        data-move="earlier"
        disabled={onEarlier === null}
        onClick={onEarlier ?? undefined}
      />
      <IconButton
        label={say('protocol.later', { name })}
        icon={<IconArrowDown size={14} />}
        data-move="later"
        disabled={onLater === null}
        onClick={onLater ?? undefined}
      />
      <IconButton label={say('protocol.removeNamed', { name })} icon={<IconClose size={14} />} onClick={onRemove} />
    </span>
  );
}
